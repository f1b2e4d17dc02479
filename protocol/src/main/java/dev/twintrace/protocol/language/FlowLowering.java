package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Command;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Expr.Operator;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Statement.Branch;
import dev.twintrace.protocol.tree.Statement.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Conditions, loops and waiting. */
final class FlowLowering {
    private static final int MOST_ITERATIONS = 1_000_000;

    /** Loops inside each other; what is looked for in them doubles its work with each. */
    private static final int DEEPEST = 8;

    private final ProcessScope scope;
    private final Problems problems;
    private final ProcessLeaves leaves;
    private final Terms terms;
    private final Bindings bindings;
    private final CommandLowering commands;
    private int loops;

    FlowLowering(
            ProcessScope scope, ProcessLeaves leaves, Bindings bindings, CommandLowering commands) {
        this.scope = scope;
        this.problems = scope.problems();
        this.leaves = leaves;
        this.terms = leaves.terms();
        this.bindings = bindings;
        this.commands = commands;
    }

    void choice(Span span, List<Command.Arm> arms, List<Command> otherwise) {
        if (arms.isEmpty()) {
            scope.symbols().openBlock();
            otherwise.forEach(commands::lower);
            scope.symbols().closeBlock();
            return;
        }
        Command.Arm first = arms.getFirst();
        List<Command.Arm> rest = arms.subList(1, arms.size());
        OptionalLong known = terms.known(first.condition());
        if (known.isPresent()) {
            scope.inFoldedCode(() -> terms.number(first.condition()));
            if (known.getAsLong() != 0) {
                choice(span, List.of(), first.body());
                scope.inFoldedCode(() -> choice(span, rest, otherwise));
            } else {
                scope.inFoldedCode(() -> commands.block(first.body()));
                choice(span, rest, otherwise);
            }
            return;
        }
        Expr condition = terms.number(first.condition());
        List<Statement> then = commands.block(first.body());
        List<Statement> other =
                scope.block(() -> {
                    scope.symbols().freeTemporaries();
                    choice(span, rest, otherwise);
                });
        scope.add(new Statement.If(span, condition, then, other));
    }

    void times(Command.Times times) {
        int count =
                scope.checking()
                        .constants()
                        .count(times.count(), "the number of rounds", 0, MOST_ITERATIONS);
        if (!scope.checking().arithmetic().fits(count)) {
            problems.report(
                    Code.TOO_WIDE,
                    times.count().span(),
                    "counting to "
                            + count
                            + " does not fit a word of "
                            + scope.checking().arithmetic().width()
                            + " bits",
                    "give a larger `width`, or fewer rounds");
        }
        if (count == 0) {
            scope.inFoldedCode(() -> loop(times, 0));
        } else {
            loop(times, count);
        }
    }

    /** The index is bound in a block of its own, so that the next loop may use the same name. */
    private void loop(Command.Times times, int count) {
        scope.symbols().openBlock();
        rounds(times, count);
        scope.symbols().closeBlock();
    }

    private void rounds(Command.Times times, int count) {
        Local counter =
                times.counter()
                        .map(name ->
                                scope.symbols()
                                        .locals(bindings.declare(name, Value.PLAIN))
                                        .getFirst())
                        .orElseGet(scope.symbols()::counter);
        Span span = times.span();
        Expr now = new Expr.LocalRef(counter);
        scope.add(new Statement.Assign(span, counter, new Expr.Const(0)));
        List<Statement> body = new ArrayList<>(body(span, times.body()));
        body.add(
                new Statement.Assign(
                        span, counter, new Expr.Binary(Operator.ADD, now, new Expr.Const(1))));
        Expr exit = new Expr.Binary(Operator.EQUAL, now, new Expr.Const(count));
        scope.add(new Statement.Loop(span, List.copyOf(body), exit, count));
    }

    void until(Command.Until until) {
        List<Expr> exit = new ArrayList<>();
        List<Statement> body =
                scope.block(() -> {
                    until.body().forEach(commands::lower);
                    scope.symbols().freeTemporaries();
                    exit.add(terms.number(until.condition()));
                });
        scope.add(new Statement.Loop(until.span(), body, exit.getFirst(), 0));
    }

    void forever(Command.Forever forever) {
        if (scope.role() != ProcessScope.Role.DAEMON) {
            problems.report(
                    Code.ENDLESS,
                    forever.span(),
                    "only a daemon may run for ever",
                    "write `daemon process`, or `repeat until CONDITION { … }`");
        }
        List<Statement> body = body(forever.span(), forever.body());
        scope.add(new Statement.Loop(forever.span(), body, new Expr.Const(0), 0));
    }

    private List<Statement> body(Span span, List<Command> body) {
        return scope.block(() -> inLoop(span, () -> body.forEach(commands::lower)));
    }

    private void inLoop(Span span, Runnable body) {
        if (loops == DEEPEST) {
            problems.report(
                    Code.TOO_COMPLEX,
                    span,
                    "more than " + DEEPEST + " loops inside each other",
                    "a protocol of this size cannot be explored; describe a part of it");
            return;
        }
        loops++;
        body.run();
        loops--;
    }

    void await(Command.Await await) {
        guard(new Command.Guard.When(await.condition(), await.bind()))
                .ifPresent(guard ->
                        scope.add(
                                new Statement.Await(
                                        await.span(),
                                        List.of(new Branch(await.span(), guard, List.of())))));
    }

    void awaitOne(Command.AwaitOne await) {
        List<Branch> branches = new ArrayList<>();
        for (Command.Branch branch : await.branches()) {
            scope.symbols().openBlock();
            scope.symbols().freeTemporaries();
            Optional<Guard> guard = guard(branch.guard());
            List<Statement> body = commands.block(branch.body());
            scope.symbols().closeBlock();
            guard.ifPresent(ready -> branches.add(new Branch(branch.span(), ready, body)));
        }
        scope.add(new Statement.Await(await.span(), List.copyOf(branches)));
    }

    private Optional<Guard> guard(Command.Guard guard) {
        return switch (guard) {
            case Command.Guard.Timeout() -> Optional.of(new Guard.Timeout());
            case Command.Guard.When(Term condition, Optional<Ident> bind) ->
                    condition instanceof Term.Path path && isVerb(path)
                            ? verb(path, bind)
                            : condition(condition, bind);
        };
    }

    private Optional<Guard> condition(Term condition, Optional<Ident> bind) {
        bind.ifPresent(bindings::checkFree);
        return AwaitLoad.guard(scope, leaves, condition, bind);
    }

    private boolean isVerb(Term.Path path) {
        return path.accesses().size() == 1
                && path.accesses().getFirst() instanceof Term.Access.Field
                && scope.world().queuePair(path.root().text()).isPresent();
    }

    private Optional<Guard> verb(Term.Path path, Optional<Ident> bind) {
        Optional<QueuePair> queuePair = scope.world().queuePair(path.root(), problems);
        Term.Access.Field field = (Term.Access.Field) path.accesses().getFirst();
        Completions completions = new Completions(scope, bindings);
        return switch (field.name().text()) {
            case "wait" -> queuePair.map(one -> completions.wait(one, path.root(), bind));
            case "poll_recv" -> queuePair.map(one -> completions.poll(one, path.root(), bind));
            default -> {
                problems.report(
                        Code.UNKNOWN_VERB,
                        field.span(),
                        "`" + field.name().text() + "` is nothing to wait for",
                        "wait for a condition, for "
                                + path.root().text()
                                + ".wait, for "
                                + path.root().text()
                                + ".poll_recv or for `timeout`");
                yield Optional.empty();
            }
        };
    }
}
