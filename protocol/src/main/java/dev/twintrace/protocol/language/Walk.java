package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Statement.Branch;
import dev.twintrace.protocol.tree.Statement.Guard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Goes through checked statements and expressions. */
final class Walk {
    private Walk() {}

    /** All code of processes and receivers. */
    static List<List<Statement>> bodies(Protocol protocol) {
        List<List<Statement>> bodies = new ArrayList<>();
        for (ProcessDecl process : protocol.processes()) {
            bodies.add(process.body());
        }
        for (Failover failover : protocol.failovers()) {
            failover.notice().forEach(notice -> bodies.add(notice.body()));
        }
        return bodies;
    }

    /** Each statement, before those inside it. */
    static void each(List<Statement> statements, Consumer<Statement> visit) {
        for (Statement statement : statements) {
            visit.accept(statement);
            for (List<Statement> inner : inside(statement)) {
                each(inner, visit);
            }
        }
    }

    static List<List<Statement>> inside(Statement statement) {
        return switch (statement) {
            case Statement.If choice -> List.of(choice.then(), choice.otherwise());
            case Statement.Loop loop -> List.of(loop.body());
            case Statement.Await await -> await.branches().stream().map(Branch::body).toList();
            case Statement.Load load -> List.of();
            case Statement.Store store -> List.of();
            case Statement.Assign assign -> List.of();
            case Statement.Choose choose -> List.of();
            case Statement.Emit emit -> List.of();
            case Statement.Post post -> List.of();
            case Statement.PostReceive post -> List.of();
            case Statement.Enter enter -> List.of();
            case Statement.Leave leave -> List.of();
            case Statement.Revoke revoke -> List.of();
            case Statement.Reset reset -> List.of();
            case Statement.Destroy destroy -> List.of();
        };
    }

    /** The expressions that the statement itself evaluates. */
    static List<Expr> expressions(Statement statement) {
        return switch (statement) {
            case Statement.Load load -> List.of(load.from().index());
            case Statement.Store store -> joined(store.to().index(), store.values());
            case Statement.Assign assign -> List.of(assign.value());
            case Statement.Emit emit -> emit.values();
            case Statement.If choice -> List.of(choice.condition());
            case Statement.Post post -> expressions(post.request());
            case Statement.Await await -> {
                List<Expr> all = new ArrayList<>();
                for (Branch branch : await.branches()) {
                    if (branch.guard() instanceof Guard.Condition condition) {
                        all.add(condition.location().index());
                        all.add(condition.condition());
                    }
                }
                yield all;
            }
            // The exit is evaluated after the body.
            case Statement.Loop loop -> List.of();
            case Statement.Choose choose -> List.of();
            case Statement.PostReceive post -> List.of();
            case Statement.Enter enter -> List.of();
            case Statement.Leave leave -> List.of();
            case Statement.Revoke revoke -> List.of();
            case Statement.Reset reset -> List.of();
            case Statement.Destroy destroy -> List.of();
        };
    }

    private static List<Expr> expressions(Request request) {
        return switch (request) {
            case Request.Write write -> joined(write.target().index(), payload(write.payload()));
            case Request.WriteImm write -> {
                List<Expr> all = joined(write.target().index(), payload(write.payload()));
                yield joined(write.immediate(), all);
            }
            case Request.Read read ->
                    read.destination() instanceof Request.Destination.Memory(Location to)
                            ? List.of(read.target().index(), to.index())
                            : List.of(read.target().index());
            case Request.FetchAndAdd fadd -> List.of(fadd.target().index(), fadd.addend());
            case Request.CompareAndSwap cas ->
                    List.of(cas.target().index(), cas.compare(), cas.swap());
            case Request.Send send -> payload(send.payload());
        };
    }

    private static List<Expr> payload(Request.Payload payload) {
        return switch (payload) {
            case Request.Payload.Values(List<Expr> values) -> values;
            case Request.Payload.From(Location source) -> List.of(source.index());
        };
    }

    private static List<Expr> joined(Expr first, List<Expr> rest) {
        List<Expr> all = new ArrayList<>(rest);
        all.addFirst(first);
        return all;
    }

    /** The locals that get a value when the request completes. */
    static List<Local> results(Request request) {
        return switch (request) {
            case Request.Read read ->
                    read.destination() instanceof Request.Destination.Locals(List<Local> locals)
                            ? locals
                            : List.of();
            case Request.FetchAndAdd fadd -> fadd.result();
            case Request.CompareAndSwap cas -> cas.result();
            case Request.Write write -> List.of();
            case Request.WriteImm write -> List.of();
            case Request.Send send -> List.of();
        };
    }

    /** The locals that an expression looks at. */
    static Set<Local> locals(Expr expr) {
        Set<Local> found = new HashSet<>();
        collect(expr, found);
        return found;
    }

    private static void collect(Expr expr, Set<Local> found) {
        switch (expr) {
            case Expr.LocalRef(Local local) -> found.add(local);
            case Expr.Not(Expr operand) -> collect(operand, found);
            case Expr.Binary(var operator, Expr left, Expr right) -> {
                collect(left, found);
                collect(right, found);
            }
            case Expr.Conditional(Expr condition, Expr then, Expr otherwise) -> {
                collect(condition, found);
                collect(then, found);
                collect(otherwise, found);
            }
            case Expr.Const constant -> {}
            case Expr.RequestValue value -> {}
            case Expr.RequestCompare compare -> {}
            case Expr.RequestSwap swap -> {}
            case Expr.RequestNumber number -> {}
            case Expr.RequestMessage message -> {}
            case Expr.RequestIs is -> {}
            case Expr.Cell cell -> {}
        }
    }

    static boolean mentions(Expr expr, Local local) {
        return locals(expr).contains(local);
    }
}
