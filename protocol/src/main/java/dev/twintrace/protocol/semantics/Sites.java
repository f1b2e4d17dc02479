package dev.twintrace.protocol.semantics;

import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the text of a protocol bounds: post statements of a queue pair, and how often things can
 * happen.
 */
final class Sites {
    /** Nothing in the text bounds it. */
    static final long UNBOUNDED = Long.MAX_VALUE;

    private Sites() {}

    /** The post statements on a queue pair, by site. */
    static List<Statement.Post> posts(Protocol protocol, QueuePair q) {
        List<Statement.Post> found = new ArrayList<>();
        eachBody(
                protocol,
                body ->
                        each(
                                body,
                                s -> {
                                    if (s instanceof Statement.Post p
                                            && p.queuePair().id() == q.id()) {
                                        found.add(p);
                                    }
                                }));
        found.sort((a, b) -> Integer.compare(a.request().site(), b.request().site()));
        return found;
    }

    /** The bodies of all processes and notices. */
    static void eachBody(Protocol protocol, Consumer<List<Statement>> action) {
        protocol.processes().forEach(p -> action.accept(p.body()));
        protocol.failovers().forEach(f -> f.notice().forEach(n -> action.accept(n.body())));
    }

    /** All statements of a body, at any depth. */
    static void each(List<Statement> body, Consumer<Statement> action) {
        for (Statement s : body) {
            action.accept(s);
            switch (s) {
                case Statement.If i -> {
                    each(i.then(), action);
                    each(i.otherwise(), action);
                }
                case Statement.Loop l -> each(l.body(), action);
                case Statement.Await a -> a.branches().forEach(b -> each(b.body(), action));
                case Statement.Load _,
                        Statement.Store _,
                        Statement.Assign _,
                        Statement.Choose _,
                        Statement.Emit _,
                        Statement.Post _,
                        Statement.PostReceive _,
                        Statement.Enter _,
                        Statement.Leave _,
                        Statement.Revoke _,
                        Statement.Reset _,
                        Statement.Destroy _ -> {}
            }
        }
    }

    /**
     * How often statements that satisfy the counter can run at most: it says how much one statement
     * adds.
     */
    static long times(List<Statement> body, Counting counting) {
        long sum = 0;
        for (Statement s : body) {
            sum = add(sum, counting.of(s));
            sum =
                    add(
                            sum,
                            switch (s) {
                                case Statement.If i ->
                                        Math.max(
                                                times(i.then(), counting),
                                                times(i.otherwise(), counting));
                                case Statement.Loop l -> {
                                    long once = times(l.body(), counting);
                                    yield once == 0
                                            ? 0
                                            : l.iterations() == 0 || once == UNBOUNDED
                                                    ? UNBOUNDED
                                                    : once * l.iterations();
                                }
                                case Statement.Await a ->
                                        a.branches().stream()
                                                .mapToLong(b -> times(b.body(), counting))
                                                .max()
                                                .orElse(0);
                                case Statement.Load _,
                                        Statement.Store _,
                                        Statement.Assign _,
                                        Statement.Choose _,
                                        Statement.Emit _,
                                        Statement.Post _,
                                        Statement.PostReceive _,
                                        Statement.Enter _,
                                        Statement.Leave _,
                                        Statement.Revoke _,
                                        Statement.Reset _,
                                        Statement.Destroy _ ->
                                        0L;
                            });
        }
        return sum;
    }

    private static long add(long a, long b) {
        return a == UNBOUNDED || b == UNBOUNDED ? UNBOUNDED : a + b;
    }

    /** How many requests of a queue pair can be outstanding at once; at least 1. */
    static int outstanding(Protocol protocol, QueuePair q) {
        int[] most = {1};
        protocol.processes().forEach(p -> outstanding(p.body(), q, 0, most));
        return most[0];
    }

    private static int outstanding(List<Statement> body, QueuePair q, int before, int[] most) {
        int now = before;
        for (Statement s : body) {
            now =
                    switch (s) {
                        case Statement.Post p when p.queuePair().id() == q.id() -> now + 1;
                        case Statement.If i ->
                                Math.max(
                                        outstanding(i.then(), q, now, most),
                                        outstanding(i.otherwise(), q, now, most));
                        case Statement.Loop l -> loop(l, q, now, most);
                        case Statement.Await a -> {
                            int worst = 0;
                            for (Statement.Branch b : a.branches()) {
                                int start =
                                        b.guard() instanceof Statement.Guard.Completion c
                                                        && c.queuePair().id() == q.id()
                                                ? 0
                                                : now;
                                worst = Math.max(worst, outstanding(b.body(), q, start, most));
                            }
                            yield worst;
                        }
                        case Statement.Load _,
                                Statement.Store _,
                                Statement.Assign _,
                                Statement.Choose _,
                                Statement.Emit _,
                                Statement.Post _,
                                Statement.PostReceive _,
                                Statement.Enter _,
                                Statement.Leave _,
                                Statement.Revoke _,
                                Statement.Reset _,
                                Statement.Destroy _ ->
                                now;
                    };
            most[0] = Math.max(most[0], now);
        }
        return now;
    }

    private static int loop(Statement.Loop l, QueuePair q, int before, int[] most) {
        int now = before;
        int rounds = 0;
        while (l.iterations() == 0 || rounds < l.iterations()) {
            int next = outstanding(l.body(), q, now, most);
            rounds++;
            if (next == now) {
                break;
            }
            if (now > Lowering.MOST_OUTSTANDING) {
                break;
            }
            now = next;
        }
        return now;
    }

    /** How much one statement adds to a count. */
    @FunctionalInterface
    interface Counting {
        long of(Statement s);
    }
}
