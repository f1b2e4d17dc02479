package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Expr.Operator;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Statement.Branch;
import dev.twintrace.protocol.tree.Statement.Guard;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds values that count up for ever in a loop that nothing bounds. A value that the loop's exit
 * or a condition around the counting looks at is taken to be bounded by it.
 */
final class Growth {
    /** Up to this width counting to the end is still feasible. */
    private static final int NARROW = 16;

    private final Problems problems;
    private final boolean wide;
    private final Set<Word> reset = new HashSet<>();

    Growth(Protocol protocol, Problems problems) {
        this.problems = problems;
        this.wide = protocol.width() > NARROW;
        for (List<Statement> body : Walk.bodies(protocol)) {
            Walk.each(body, this::noteReset);
        }
    }

    private void noteReset(Statement statement) {
        if (statement instanceof Statement.Store store) {
            reset.add(store.to().word());
        } else if (statement instanceof Statement.Post post) {
            switch (post.request()) {
                case Request.Write write -> reset.add(write.target().word());
                case Request.WriteImm write -> reset.add(write.target().word());
                case Request.CompareAndSwap cas -> reset.add(cas.target().word());
                case Request.FetchAndAdd fadd -> {}
                case Request.Read read -> {}
                case Request.Send send -> {}
            }
        }
    }

    void check(List<Statement> body) {
        if (wide) {
            Walk.each(
                    body,
                    statement -> {
                        if (statement instanceof Statement.Loop loop && loop.iterations() == 0) {
                            new InLoop(loop).check(loop.body(), List.of(loop.exit()));
                        }
                    });
        }
    }

    /** The loop at hand: where its locals come from. */
    private final class InLoop {
        /**
         * Made-up locals are used again, so what a local holds last is not all that it ever holds.
         */
        private final Map<Local, Word> loaded = new HashMap<>();

        private final Map<Local, Set<Word>> everLoaded = new HashMap<>();
        private final Set<Local> replaced = new HashSet<>();
        private final Set<Word> restarted = new HashSet<>();

        private InLoop(Statement.Loop loop) {
            Walk.each(loop.body(), this::note);
        }

        private void note(Statement statement) {
            if (statement instanceof Statement.Load load) {
                note(load.into(), load.from().word());
            } else if (statement instanceof Statement.Await await) {
                for (Branch branch : await.branches()) {
                    if (branch.guard() instanceof Guard.Condition condition) {
                        note(condition.bind(), condition.location().word());
                    }
                }
            } else if (statement instanceof Statement.Choose choose) {
                replaced.add(choose.local());
            } else if (statement instanceof Statement.Assign assign) {
                if (!Walk.mentions(assign.value(), assign.local())) {
                    replaced.add(assign.local());
                }
            } else if (statement instanceof Statement.Store store) {
                if (store.values().stream().anyMatch(value -> Walk.locals(value).isEmpty())) {
                    restarted.add(store.to().word());
                }
            } else if (statement instanceof Statement.Post post) {
                replaced.addAll(Walk.results(post.request()));
            }
        }

        private void note(List<Local> locals, Word word) {
            for (Local local : locals) {
                loaded.put(local, word);
                everLoaded.computeIfAbsent(local, _ -> new HashSet<>()).add(word);
            }
            replaced.addAll(locals);
        }

        /** Looks for counting; {@code bounds} are the conditions around it. */
        private void check(List<Statement> statements, List<Expr> bounds) {
            for (Statement statement : statements) {
                switch (statement) {
                    case Statement.Assign assign -> assign(assign, bounds);
                    case Statement.Store store -> store(store, bounds);
                    case Statement.Post post -> post(post, bounds);
                    case Statement.If choice -> {
                        List<Expr> more = new ArrayList<>(bounds);
                        more.add(choice.condition());
                        check(choice.then(), more);
                        check(choice.otherwise(), more);
                    }
                    case Statement.Loop inner -> {
                        List<Expr> more = new ArrayList<>(bounds);
                        more.add(inner.exit());
                        check(inner.body(), more);
                    }
                    case Statement.Await await ->
                            await.branches().forEach(branch -> check(branch.body(), bounds));
                    case Statement.Load other -> {}
                    case Statement.Choose other -> {}
                    case Statement.Emit other -> {}
                    case Statement.PostReceive other -> {}
                    case Statement.Enter other -> {}
                    case Statement.Leave other -> {}
                    case Statement.Revoke other -> {}
                    case Statement.Reset other -> {}
                    case Statement.Destroy other -> {}
                }
            }
        }

        private void assign(Statement.Assign assign, List<Expr> bounds) {
            Local local = assign.local();
            if (counts(assign.value(), local)
                    && !replaced.contains(local)
                    && !bounded(local, bounds)) {
                report(assign.span(), local.name());
            }
        }

        private void store(Statement.Store store, List<Expr> bounds) {
            Word word = store.to().word();
            for (Expr value : store.values()) {
                for (Local local : Walk.locals(value)) {
                    if (everLoaded.getOrDefault(local, Set.of()).contains(word)
                            && counts(value, local)
                            && !restarted.contains(word)
                            && !boundedWord(word, bounds)) {
                        report(store.span(), word.name());
                    }
                }
            }
        }

        private void post(Statement.Post post, List<Expr> bounds) {
            if (post.request() instanceof Request.FetchAndAdd fadd
                    && !fadd.addend().equals(new Expr.Const(0))
                    && !reset.contains(fadd.target().word())
                    && fadd.result().stream().noneMatch(local -> bounded(local, bounds))) {
                report(post.span(), fadd.target().word().name());
            }
        }

        private boolean bounded(Local local, List<Expr> bounds) {
            return bounds.stream().anyMatch(bound -> Walk.mentions(bound, local));
        }

        private boolean boundedWord(Word word, List<Expr> bounds) {
            return bounds.stream()
                    .flatMap(bound -> Walk.locals(bound).stream())
                    .anyMatch(local -> word.equals(loaded.get(local)));
        }

        private void report(Span span, String name) {
            problems.report(
                    Code.UNBOUNDED_GROWTH,
                    span,
                    "`" + name + "` counts on for ever in a loop that nothing bounds",
                    "let it wrap (… % N), use `repeat N`, or give a `width` of at most "
                            + NARROW
                            + " bits");
        }
    }

    /** Whether the value is the local's plus, minus or times something, without a remainder. */
    private static boolean counts(Expr value, Local local) {
        return value instanceof Expr.Binary(Operator operator, Expr left, Expr right)
                && switch (operator) {
                    case ADD, SUBTRACT, MULTIPLY -> carries(left, local) || carries(right, local);
                    case DIVIDE,
                            REMAINDER,
                            EQUAL,
                            NOT_EQUAL,
                            LESS,
                            LESS_OR_EQUAL,
                            GREATER,
                            GREATER_OR_EQUAL,
                            AND,
                            OR ->
                            false;
                };
    }

    private static boolean carries(Expr value, Local local) {
        return value.equals(new Expr.LocalRef(local)) || counts(value, local);
    }
}
