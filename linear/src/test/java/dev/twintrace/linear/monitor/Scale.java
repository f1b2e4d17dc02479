package dev.twintrace.linear.monitor;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Decider;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Named;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Large histories of clients that call one operation after the other; and, as a program, how long
 * monitors take for them: {@code Scale <operations>}.
 */
final class Scale {
    static final ObjectType WORD = new ObjectType.Word(WordWidth.VERBS, new Value.Word(0));

    /** What is done. */
    enum Load {
        COUNTER,
        REGISTER,
        SWAPS,
        QUEUE,
        STACK,
        SET
    }

    private Scale() {}

    static ObjectType type(Load load) {
        return switch (load) {
            case COUNTER, REGISTER, SWAPS -> WORD;
            case QUEUE -> new ObjectType.Queue();
            case STACK -> new ObjectType.Stack();
            case SET -> new ObjectType.Set();
        };
    }

    /** A linearizable history. */
    static Part part(Load load, int size, int clients, long seed) {
        Random random = new Random(seed);
        History.Builder builder = new History.Builder();
        int key = builder.key(new Value.Word(0));
        PriorityQueue<long[]> points = new PriorityQueue<>((x, y) -> Long.compare(x[0], y[0]));
        for (int c = 0; c < clients; c++) {
            int called = random.nextInt(100);
            points.add(new long[] {called + random.nextInt(100), called, c});
        }
        long state = 0;
        Deque<Long> queue = new ArrayDeque<>();
        for (int i = 0; i < size; i++) {
            long[] next = points.remove();
            long point = next[0];
            long returned = point + random.nextInt(100);
            boolean look = random.nextInt(2) == 0;
            String function =
                    switch (load) {
                        case COUNTER -> "fadd";
                        case REGISTER -> look ? "read" : "write";
                        case SWAPS -> look ? "cas" : "swap";
                        case QUEUE -> look ? "dequeue" : "enqueue";
                        case STACK -> look ? "pop" : "push";
                        case SET -> look ? "contains" : queue.size() < 50 ? "add" : "remove";
                    };
            builder.begin(next[2], next[1], key, builder.function(function));
            Form form = Form.VALUE;
            long result = state;
            long fresh = i + 1L;
            switch (function) {
                case "fadd" -> {
                    builder.argument(1);
                    state++;
                }
                case "write", "swap" -> {
                    builder.argument(fresh);
                    form = function.equals("swap") ? Form.VALUE : Form.NONE;
                    state = fresh;
                }
                case "cas" -> {
                    builder.argument(state);
                    builder.argument(fresh);
                    state = fresh;
                    form = Form.TRUE;
                }
                case "enqueue", "push" -> {
                    builder.argument(fresh);
                    queue.add(fresh);
                    form = Form.NONE;
                }
                case "dequeue" -> {
                    form = queue.isEmpty() ? Form.EMPTY : Form.VALUE;
                    result = queue.isEmpty() ? 0 : queue.remove();
                }
                case "pop" -> {
                    form = queue.isEmpty() ? Form.EMPTY : Form.VALUE;
                    result = queue.isEmpty() ? 0 : queue.removeLast();
                }
                case "add" -> {
                    builder.argument(fresh);
                    queue.add(fresh);
                    form = Form.TRUE;
                }
                case "remove" -> {
                    form = queue.isEmpty() ? Form.FALSE : Form.TRUE;
                    builder.argument(queue.isEmpty() ? 0 : queue.remove());
                }
                case "contains" -> {
                    long element = fresh - random.nextInt(100);
                    builder.argument(element);
                    form = queue.contains(element) ? Form.TRUE : Form.FALSE;
                }
                case String _ -> {}
            }
            builder.end(returned, form, result, Executions.ONCE);
            long called = returned + 1 + random.nextInt(20);
            points.add(new long[] {called + random.nextInt(100), called, next[2]});
        }
        History history = builder.build();
        return new Part(history, type(load), Numbers.of(IntStream.range(0, size).toArray()));
    }

    static Finding decide(Part part) {
        Budget budget = Budget.of(Duration.ofMinutes(1), 1);
        for (Decider decider : Monitors.all().stream().map(Named::decider).toList()) {
            Finding finding = decider.decide(part, budget);
            if (!(finding instanceof Finding.NotApplicable)) {
                return finding;
            }
        }
        return new Finding.NotApplicable("any");
    }

    /** Prints milliseconds: those of the first run in a cold machine, and the median of more. */
    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[0]);
        for (Load load : Load.values()) {
            Part part = part(load, size, load == Load.COUNTER ? 8 : 10, 1);
            double[] times = new double[7];
            String verdict = "";
            for (int run = 0; run < times.length; run++) {
                long start = System.nanoTime();
                verdict = decide(part).getClass().getSimpleName();
                times[run] = (System.nanoTime() - start) / 1e6;
            }
            double cold = times[0];
            Arrays.sort(times);
            System.out.printf(
                    "%s: %s, %.0f ms at first, %.0f ms median%n", load, verdict, cold, times[3]);
        }
    }
}
