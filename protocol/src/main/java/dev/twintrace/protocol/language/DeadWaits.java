package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Expr.Operator;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Statement.Guard;
import dev.twintrace.protocol.tree.Word;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Finds waits that can never end, because nobody writes the word or sends the message. */
final class DeadWaits {
    private final Problems problems;
    private final Arithmetic arithmetic;
    private final Set<Word> written = new HashSet<>();
    private final Set<QueuePair> notifying = new HashSet<>();

    DeadWaits(Protocol protocol, Problems problems) {
        this.problems = problems;
        this.arithmetic = new Arithmetic(protocol.width());
        for (List<Statement> body : Walk.bodies(protocol)) {
            Walk.each(body, this::note);
        }
        for (Failover failover : protocol.failovers()) {
            failover.log().forEach(log -> written.add(log.word()));
        }
    }

    private void note(Statement statement) {
        if (statement instanceof Statement.Store store) {
            written.add(store.to().word());
        } else if (statement instanceof Statement.Post post) {
            if (post.request().kind().notifies()) {
                notifying.add(post.queuePair());
            }
            switch (post.request()) {
                case Request.Write write -> written.add(write.target().word());
                case Request.WriteImm write -> written.add(write.target().word());
                case Request.CompareAndSwap cas -> written.add(cas.target().word());
                case Request.FetchAndAdd fadd -> written.add(fadd.target().word());
                case Request.Read read -> {
                    if (read.destination() instanceof Request.Destination.Memory(Location to)) {
                        written.add(to.word());
                    }
                }
                case Request.Send send -> {}
            }
        }
    }

    void check(List<Statement> body) {
        Walk.each(
                body,
                statement -> {
                    if (statement instanceof Statement.Await await
                            && await.branches().size() == 1) {
                        check(await, await.branches().getFirst().guard());
                    }
                });
    }

    private void check(Statement.Await await, Guard guard) {
        if (guard instanceof Guard.Condition condition) {
            Word word = condition.location().word();
            if (!written.contains(word) && isFalse(condition)) {
                problems.report(
                        Code.NEVER_TRUE,
                        await.span(),
                        "this waits for ever: nobody writes `"
                                + word.name()
                                + "`, and the condition is false at first",
                        "write the word somewhere, or correct the condition");
            }
        } else if (guard instanceof Guard.Receive receive
                && !notifying.contains(receive.queuePair())) {
            problems.report(
                    Code.NEVER_TRUE,
                    await.span(),
                    "this waits for ever: nobody sends a message on `"
                            + receive.queuePair().name()
                            + "`",
                    "post q.send(…) or q.write_imm(…) on it");
        }
    }

    /** Whether the initial value does not satisfy the condition, whatever the other locals are. */
    private boolean isFalse(Guard.Condition condition) {
        Map<Local, Long> values = new HashMap<>();
        Location place = condition.location();
        for (int i = 0; i < condition.bind().size(); i++) {
            int field = place.field() == Location.WHOLE ? i : place.field();
            values.put(condition.bind().get(i), place.word().initial().get(field));
        }
        OptionalLong truth = value(condition.condition(), values);
        return truth.isPresent() && truth.getAsLong() == 0;
    }

    private OptionalLong value(Expr expr, Map<Local, Long> values) {
        return switch (expr) {
            case Expr.Const(long constant) -> OptionalLong.of(constant);
            case Expr.LocalRef(Local local) -> {
                Long known = values.get(local);
                yield known == null ? OptionalLong.empty() : OptionalLong.of(known);
            }
            case Expr.Not(Expr operand) -> {
                OptionalLong value = value(operand, values);
                yield value.isPresent() ? OptionalLong.of(value.getAsLong() == 0 ? 1 : 0) : value;
            }
            case Expr.Binary(Operator operator, Expr left, Expr right) -> {
                OptionalLong a = value(left, values);
                OptionalLong b = value(right, values);
                boolean isFalse = operator == Operator.AND && (isZero(a) || isZero(b));
                yield isFalse
                        ? OptionalLong.of(0)
                        : a.isPresent() && b.isPresent()
                                ? OptionalLong.of(
                                        arithmetic.apply(operator, a.getAsLong(), b.getAsLong()))
                                : OptionalLong.empty();
            }
            case Expr.Conditional other -> OptionalLong.empty();
            case Expr.RequestValue other -> OptionalLong.empty();
            case Expr.RequestCompare other -> OptionalLong.empty();
            case Expr.RequestSwap other -> OptionalLong.empty();
            case Expr.RequestNumber other -> OptionalLong.empty();
            case Expr.RequestMessage other -> OptionalLong.empty();
            case Expr.RequestIs other -> OptionalLong.empty();
            case Expr.Cell other -> OptionalLong.empty();
        };
    }

    private static boolean isZero(OptionalLong value) {
        return value.isPresent() && value.getAsLong() == 0;
    }
}
