package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Statement.Branch;
import dev.twintrace.protocol.tree.Statement.Guard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds results that may be used before their request has completed. A result is pending from its
 * post to a wait on the queue pair, on any path.
 */
final class ResultFlow {
    private final Problems problems;
    private final Set<QueuePair> reported;

    /**
     * Looks for results that are used too early.
     *
     * @param reported queue pairs for which a missing wait has been reported already
     */
    ResultFlow(Problems problems, Set<QueuePair> reported) {
        this.problems = problems;
        this.reported = Set.copyOf(reported);
    }

    void check(List<Statement> body) {
        after(body, Map.of());
    }

    /** The pending results after some statements, each with its queue pair. */
    private Map<Local, QueuePair> after(List<Statement> statements, Map<Local, QueuePair> before) {
        Map<Local, QueuePair> pending = before;
        for (Statement statement : statements) {
            pending = after(statement, pending);
        }
        return pending;
    }

    private Map<Local, QueuePair> after(Statement statement, Map<Local, QueuePair> pending) {
        Walk.expressions(statement).forEach(expr -> use(expr, statement.span(), pending));
        return switch (statement) {
            case Statement.Post post -> {
                Map<Local, QueuePair> more = new HashMap<>(pending);
                Walk.results(post.request()).forEach(local -> more.put(local, post.queuePair()));
                yield more;
            }
            case Statement.If choice ->
                    joined(after(choice.then(), pending), after(choice.otherwise(), pending));
            case Statement.Await await -> {
                Map<Local, QueuePair> joined = new HashMap<>();
                for (Branch branch : await.branches()) {
                    joined.putAll(after(branch.body(), after(branch.guard(), pending)));
                }
                yield joined;
            }
            case Statement.Loop loop -> {
                Map<Local, QueuePair> around = pending;
                while (true) {
                    Map<Local, QueuePair> out = after(loop.body(), around);
                    use(loop.exit(), loop.span(), out);
                    Map<Local, QueuePair> next = joined(around, out);
                    if (next.equals(around)) {
                        yield out;
                    }
                    around = next;
                }
            }
            case Statement.Load load -> without(load.into(), load.span(), pending);
            case Statement.Assign assign ->
                    without(List.of(assign.local()), assign.span(), pending);
            case Statement.Choose choose ->
                    without(List.of(choose.local()), choose.span(), pending);
            case Statement.Store store -> pending;
            case Statement.Emit emit -> pending;
            case Statement.PostReceive post -> pending;
            case Statement.Enter enter -> pending;
            case Statement.Leave leave -> pending;
            case Statement.Revoke revoke -> pending;
            case Statement.Reset reset -> pending;
            case Statement.Destroy destroy -> pending;
        };
    }

    private static Map<Local, QueuePair> after(Guard guard, Map<Local, QueuePair> pending) {
        if (guard instanceof Guard.Completion completion) {
            Map<Local, QueuePair> fewer = new HashMap<>(pending);
            fewer.values().removeIf(queuePair -> queuePair.equals(completion.queuePair()));
            return fewer;
        }
        return pending;
    }

    private static Map<Local, QueuePair> joined(
            Map<Local, QueuePair> one, Map<Local, QueuePair> other) {
        Map<Local, QueuePair> joined = new HashMap<>(one);
        joined.putAll(other);
        return joined;
    }

    /** Something else is put into a local whose result is still to come. */
    private Map<Local, QueuePair> without(
            List<Local> locals, Span span, Map<Local, QueuePair> pending) {
        locals.forEach(local -> report(local, span, pending));
        return pending;
    }

    private void use(Expr expr, Span span, Map<Local, QueuePair> pending) {
        Walk.locals(expr).forEach(local -> report(local, span, pending));
    }

    private void report(Local local, Span span, Map<Local, QueuePair> pending) {
        QueuePair queuePair = pending.get(local);
        if (queuePair != null && !reported.contains(queuePair)) {
            problems.report(
                    Code.RESULT_TOO_EARLY,
                    span,
                    "`"
                            + local.name()
                            + "` is the result of a request that may not have completed yet",
                    "wait for it first: " + queuePair.name() + ".wait");
        }
    }
}
