package dev.twintrace.report.picture.history;

import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.Machine;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.report.picture.history.Mark.Kind;
import dev.twintrace.report.words.Plain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Where the operations that are shown take effect, in an order that was found.
 *
 * <p>An order fits the intervals if each execution can take place at the latest call so far (see
 * {@link dev.twintrace.linear.evidence.Validator}); so that is its moment. Executions of different
 * keys may have equal moments; any order of these will do.
 */
final class Effects {
    /** Of one operation; what is executed a thousand times is not drawn a thousand times. */
    private static final int MOST = 4;

    /** Longer orders are not replayed, so values are not told after so many executions. */
    private static final int REPLAYED = 4_000;

    /** Longer values are not told. */
    private static final int SHORT = 12;

    private final History history;
    private final ObjectType type;

    /** Operations that are shown, ascending. */
    private final int[] shown;

    private final Map<Integer, List<Found>> found = new HashMap<>();

    /** Per operation that is shown: how many of its executions are not drawn. */
    private final int[] more;

    private Effects(History history, ObjectType type, int[] shown) {
        this.history = history;
        this.type = type;
        this.shown = shown;
        this.more = new int[shown.length];
    }

    /**
     * An execution, or that there is none.
     *
     * @param time at which it may take place
     * @param place in the order of its key, from 0; negative if it is not executed
     * @param seen whether it gave the result
     */
    private record Found(int operation, long time, int key, int place, boolean seen) {}

    /**
     * The marks of operations.
     *
     * @param shown ascending
     * @param orders as in {@link dev.twintrace.linear.check.Decision.Linearizable}
     */
    static Map<Integer, List<Mark>> of(
            History history, ObjectType type, int[] shown, List<Numbers> orders) {
        Effects effects = new Effects(history, type, shown);
        int[] keys = IntStream.of(shown).map(history::key).distinct().toArray();
        Map<Found, String> values = new HashMap<>();
        for (int key : keys) {
            effects.search(key, orders.get(key));
            values.putAll(effects.values(key, orders.get(key)));
        }
        return effects.marks(values);
    }

    private void search(int key, Numbers order) {
        long time = Long.MIN_VALUE;
        for (int place = 0; place < order.size(); place++) {
            boolean seen = order.at(place) >= 0;
            int operation = seen ? order.at(place) : ~order.at(place);
            time = Math.max(time, history.called(operation));
            int index = Arrays.binarySearch(shown, operation);
            if (index >= 0) {
                List<Found> its = found.computeIfAbsent(operation, _ -> new ArrayList<>());
                if (its.size() < MOST || seen) {
                    its.add(new Found(operation, time, key, place, seen));
                } else {
                    more[index]++;
                }
            }
        }
        for (int operation : shown) {
            if (history.key(operation) == key && !found.containsKey(operation)) {
                long called = history.called(operation);
                found.put(operation, List.of(new Found(operation, called, key, -1, false)));
            }
        }
    }

    /** What the object holds after executions that change it, where that is short. */
    private Map<Found, String> values(int key, Numbers order) {
        Map<Integer, Found> places = new HashMap<>();
        found.values().stream()
                .flatMap(List::stream)
                .filter(f -> f.key() == key && f.place() >= 0 && f.place() < REPLAYED)
                .forEach(f -> places.put(f.place(), f));
        int end = places.keySet().stream().mapToInt(p -> p + 1).max().orElse(0);
        TreeSet<Integer> executed = new TreeSet<>();
        order.stream().limit(end).map(e -> e >= 0 ? e : ~e).forEach(executed::add);
        Machine machine = Machine.of(history, type, executed.stream().mapToInt(o -> o).toArray());
        Map<Found, String> values = new HashMap<>();
        int state = machine.initial();
        for (int place = 0; place < end; place++) {
            int e = order.at(place);
            int next = e >= 0 ? machine.after(state, e) : machine.unseen(state, ~e);
            Found here = places.get(place);
            if (here != null && next != state) {
                String text = Plain.of(machine.text(next));
                values.put(here, text.length() <= SHORT ? text : "\u2026");
            }
            state = next;
        }
        return values;
    }

    private Map<Integer, List<Mark>> marks(Map<Found, String> values) {
        List<Found> all =
                found.values().stream()
                        .flatMap(List::stream)
                        .sorted(
                                Comparator.comparingLong(Found::time)
                                        .thenComparingInt(Found::key)
                                        .thenComparingInt(Found::place)
                                        .thenComparingInt(Found::operation))
                        .toList();
        Map<Integer, List<Mark>> marks = new HashMap<>();
        for (int sequence = 0; sequence < all.size(); sequence++) {
            Found its = all.get(sequence);
            List<Mark> before = marks.computeIfAbsent(its.operation(), _ -> new ArrayList<>());
            String value = values.containsKey(its) ? " \u2192 " + values.get(its) : "";
            before.add(
                    new Mark(
                            Moment.effect(its.time(), sequence),
                            kind(its),
                            text(its, before.size()) + value));
        }
        return marks;
    }

    private Kind kind(Found its) {
        return its.place() < 0 ? Kind.NEVER : gave(its) ? Kind.EXECUTED : Kind.UNSEEN;
    }

    /** Of what did not return, the first execution is as good as any. */
    private boolean gave(Found its) {
        return history.returned(its.operation()) == History.NEVER
                ? found.getOrDefault(its.operation(), List.of()).getFirst().equals(its)
                : its.seen();
    }

    private static String ordinal(int number) {
        boolean teen = number / 10 % 10 == 1;
        return number
                + switch (teen ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    private String text(Found its, int before) {
        if (its.place() < 0) {
            return "never";
        }
        String place = ordinal(its.place() + 1);
        int left = more[Arrays.binarySearch(shown, its.operation())];
        boolean last = found.getOrDefault(its.operation(), List.of()).getLast().equals(its);
        return place
                + (gave(its) ? "" : before == 0 ? ", unseen" : ", again")
                + (last && left > 0 ? ", %d more".formatted(left) : "");
    }
}
