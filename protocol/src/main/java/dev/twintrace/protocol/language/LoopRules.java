package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Statement.Branch;
import dev.twintrace.protocol.tree.Statement.Guard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Rules for loops that nothing bounds: they keep the protocol finite, and moving. */
final class LoopRules {
    private static final int ADDS = 1;
    private static final int TAKES = 2;

    private final Problems problems;
    private final Set<QueuePair> piling = new HashSet<>();

    LoopRules(Problems problems) {
        this.problems = problems;
    }

    /** The queue pairs for which some loop lacks a wait; it was reported. */
    Set<QueuePair> piling() {
        return piling;
    }

    void check(ProcessDecl process) {
        check(process.body());
        Walk.each(
                process.body(),
                statement -> {
                    if (statement instanceof Statement.Loop loop
                            && loop.iterations() == 0
                            && !process.daemon()) {
                        checkOutput(loop);
                    }
                });
    }

    void check(List<Statement> body) {
        Walk.each(
                body,
                statement -> {
                    if (statement instanceof Statement.Loop loop && loop.iterations() == 0) {
                        check(loop);
                    }
                });
    }

    private void check(Statement.Loop loop) {
        if (mayMakeNoStep(loop.body())) {
            problems.report(
                    Code.NO_STEP,
                    loop.span(),
                    "this loop can go round without a step that others could see",
                    "load a word in its condition, wait inside it, or use `repeat N`");
        }
        for (QueuePair queuePair : queuePairs(loop.body())) {
            if (paths(loop.body(), statement -> requests(statement, queuePair)).contains(ADDS)) {
                piling.add(queuePair);
                report(
                        loop.span(),
                        "this loop posts on `"
                                + queuePair.name()
                                + "` without waiting, so requests may pile up without bound",
                        "put " + queuePair.name() + ".wait into the loop, on every path");
            }
            if (paths(loop.body(), statement -> receives(statement, queuePair)).contains(ADDS)) {
                report(
                        loop.span(),
                        "this loop posts receives on `"
                                + queuePair.name()
                                + "` without taking any, so they may pile up without bound",
                        "put " + queuePair.name() + ".poll_recv into the loop, on every path");
            }
        }
    }

    private void report(Span span, String message, String hint) {
        problems.report(Code.UNBOUNDED_POSTS, span, message, hint);
    }

    private void checkOutput(Statement.Loop loop) {
        Walk.each(
                loop.body(),
                statement -> {
                    if (statement instanceof Statement.Emit) {
                        problems.report(
                                Code.UNBOUNDED_OUTPUT,
                                statement.span(),
                                "values are handed over in a loop that nothing bounds",
                                "use `repeat N`, or hand over after the loop");
                    } else if (statement instanceof Statement.Choose) {
                        problems.report(
                                Code.UNBOUNDED_OUTPUT,
                                statement.span(),
                                "a choice is made in a loop that nothing bounds, and choices are part of the outcome",
                                "use `repeat N`, or choose before the loop");
                    }
                });
    }

    private static boolean mayMakeNoStep(List<Statement> statements) {
        for (Statement statement : statements) {
            boolean may =
                    switch (statement) {
                        case Statement.Assign assign -> true;
                        case Statement.Emit emit -> true;
                        case Statement.If choice ->
                                mayMakeNoStep(choice.then()) || mayMakeNoStep(choice.otherwise());
                        case Statement.Loop loop -> mayMakeNoStep(loop.body());
                        case Statement.Load step -> false;
                        case Statement.Store step -> false;
                        case Statement.Choose step -> false;
                        case Statement.Post step -> false;
                        case Statement.PostReceive step -> false;
                        case Statement.Await step -> false;
                        case Statement.Enter step -> false;
                        case Statement.Leave step -> false;
                        case Statement.Revoke step -> false;
                        case Statement.Reset step -> false;
                        case Statement.Destroy step -> false;
                    };
            if (!may) {
                return false;
            }
        }
        return true;
    }

    private static List<QueuePair> queuePairs(List<Statement> body) {
        List<QueuePair> found = new ArrayList<>();
        Walk.each(
                body,
                statement -> {
                    if (statement instanceof Statement.Post post) {
                        found.add(post.queuePair());
                    } else if (statement instanceof Statement.PostReceive post) {
                        found.add(post.queuePair());
                    }
                });
        return found.stream().distinct().toList();
    }

    private static int requests(Statement statement, QueuePair queuePair) {
        return statement instanceof Statement.Post post && post.queuePair().equals(queuePair)
                ? ADDS
                : waitsFor(
                        statement,
                        guard ->
                                guard instanceof Guard.Completion wait
                                                && wait.queuePair().equals(queuePair)
                                        ? TAKES
                                        : 0);
    }

    private static int receives(Statement statement, QueuePair queuePair) {
        return statement instanceof Statement.PostReceive post && post.queuePair().equals(queuePair)
                ? ADDS
                : waitsFor(
                        statement,
                        guard ->
                                guard instanceof Guard.Receive poll
                                                && poll.queuePair().equals(queuePair)
                                        ? TAKES
                                        : 0);
    }

    /** For an await with several branches the paths differ; see {@link #paths}. */
    private static int waitsFor(Statement statement, ToIntFunction<Guard> effect) {
        return statement instanceof Statement.Await(var span, List<Branch> branches)
                        && branches.stream()
                                .allMatch(branch -> effect.applyAsInt(branch.guard()) == TAKES)
                ? TAKES
                : 0;
    }

    /** The effects of all paths through some statements, each a set of bits. */
    private static Set<Integer> paths(List<Statement> statements, ToIntFunction<Statement> effect) {
        Set<Integer> all = Set.of(0);
        for (Statement statement : statements) {
            all = then(all, paths(statement, effect));
        }
        return all;
    }

    private static Set<Integer> paths(Statement statement, ToIntFunction<Statement> effect) {
        Set<Integer> inside = new HashSet<>();
        if (statement instanceof Statement.Await(var span, List<Branch> branches)) {
            for (Branch branch : branches) {
                Statement alone = new Statement.Await(span, List.of(branch));
                Set<Integer> guard = Set.of(effect.applyAsInt(alone));
                inside.addAll(then(guard, paths(branch.body(), effect)));
            }
            return inside;
        }
        if (statement instanceof Statement.Loop loop) {
            Set<Integer> once = paths(loop.body(), effect);
            return loop.iterations() == 1 ? once : then(once, withNothing(once));
        }
        if (statement instanceof Statement.If choice) {
            inside.addAll(paths(choice.then(), effect));
            inside.addAll(paths(choice.otherwise(), effect));
            return inside;
        }
        return Set.of(effect.applyAsInt(statement));
    }

    private static Set<Integer> withNothing(Set<Integer> effects) {
        Set<Integer> more = new HashSet<>(effects);
        more.add(0);
        return more;
    }

    private static Set<Integer> then(Set<Integer> first, Set<Integer> second) {
        Set<Integer> both = new HashSet<>();
        for (int one : first) {
            for (int other : second) {
                both.add(one | other);
            }
        }
        return both;
    }
}
