package dev.twintrace.linear.check;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Clients of one object. Each operation takes effect at a moment drawn between its call and its
 * return, so the history is linearizable, unless it is spoilt afterwards.
 *
 * @param unknown so many operations never return
 */
record Workload(Kind kind, int operations, int clients, int unknown) {
    private static final int VALUES = 5;
    private static final long NOTHING = -100;
    private static final long EMPTY = -101;

    /** What is called. */
    enum Kind {
        CAS,
        REGISTER,
        FADD,
        QUEUE
    }

    /** A linearizable history. */
    List<Operation> history(long seed) {
        return new Run(new Random(seed)).history();
    }

    /** The same, and after it what cannot be, however many of the unknown ones took effect. */
    List<Operation> spoilt(long seed) {
        List<Operation> all = new ArrayList<>(history(seed));
        long time = 8L * operations;
        for (int i = 0; i < 2 * unknown + 4; i++) {
            all.add(
                    switch (kind) {
                        case CAS, REGISTER ->
                                call(9_999, time, "read", List.of(), returned(i % 2 + 1));
                        case FADD ->
                                call(9_999, time, "fadd", List.of(number(0)), returned(100 - i));
                        case QUEUE ->
                                i < 2
                                        ? call(
                                                9_999,
                                                time,
                                                "enqueue",
                                                List.of(number(-1L - i)),
                                                new Response.Done())
                                        : call(
                                                9_999,
                                                time,
                                                "dequeue",
                                                List.of(),
                                                i < 4 ? returned(i - 4L) : new Response.Empty());
                    });
            time += 2;
        }
        return all;
    }

    static Response returned(long value) {
        return new Response.Returned(number(value));
    }

    static Value number(long value) {
        return new Value.Word(value);
    }

    static Operation call(
            long process, long time, String function, List<Value> arguments, Response response) {
        return new Operation(
                process,
                time,
                OptionalLong.of(time + 1),
                number(0),
                function,
                arguments,
                response,
                Executions.ONCE);
    }

    private final class Run {
        private final Random random;
        private final Deque<Long> queue = new ArrayDeque<>();
        private long word;
        private long fresh = 10;

        private Run(Random random) {
            this.random = random;
        }

        /** In the order in which they take effect, which is that of {@code moment}. */
        private List<Operation> history() {
            List<Operation> all = new ArrayList<>();
            for (int i = 0; i < operations; i++) {
                long moment = 4L * i;
                long reach = 4L * clients;
                boolean lost = unknown > 0 && i % (operations / unknown) == 1;
                all.add(
                        executed(
                                i % clients,
                                moment - random.nextLong(reach),
                                lost ? History.NEVER : moment + random.nextLong(reach)));
            }
            return all;
        }

        private Operation executed(long process, long called, long returned) {
            int which = random.nextInt(3);
            return switch (kind) {
                case FADD -> {
                    word++;
                    yield drawn(process, called, returned, "fadd", word - 1, 1L);
                }
                case QUEUE -> {
                    if (which > 0) {
                        queue.add(++fresh);
                        yield drawn(process, called, returned, "enqueue", NOTHING, fresh);
                    }
                    Long first = queue.poll();
                    yield drawn(
                            process, called, returned, "dequeue", first == null ? EMPTY : first);
                }
                case CAS, REGISTER -> {
                    if (which == 0) {
                        yield drawn(process, called, returned, "read", word);
                    }
                    long next = kind == Kind.CAS ? random.nextInt(VALUES) : ++fresh;
                    long old = word;
                    if (which == 1 || kind == Kind.REGISTER) {
                        word = next;
                        yield drawn(process, called, returned, "write", NOTHING, next);
                    }
                    long expected = random.nextInt(VALUES);
                    word = old == expected ? next : old;
                    yield drawn(process, called, returned, "cas", old, expected, next);
                }
            };
        }

        private Operation drawn(
                long process,
                long called,
                long returned,
                String function,
                long result,
                Long... arguments) {
            boolean lost = returned == History.NEVER;
            return new Operation(
                    process,
                    called,
                    lost ? OptionalLong.empty() : OptionalLong.of(returned),
                    number(0),
                    function,
                    List.of(arguments).stream().map(Workload::number).toList(),
                    lost || result == NOTHING
                            ? new Response.Done()
                            : result == EMPTY ? new Response.Empty() : Workload.returned(result),
                    lost ? Executions.AT_MOST_ONCE : Executions.ONCE);
        }
    }
}
