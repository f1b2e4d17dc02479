package dev.twintrace.report.picture.history;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.History;
import dev.twintrace.report.Examined;
import dev.twintrace.report.picture.Lettering;
import dev.twintrace.report.picture.history.Bar.Weight;
import dev.twintrace.report.words.Plain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Operations as bars. Those of a contradiction are numbered as the other reports number them; of
 * the others, those whose names are cut.
 *
 * @param cut the operations with names that are cut, and their numbers
 */
record Shown(Scene scene, List<Listed> cut) {
    private static final double LONGEST = Lettering.width("m".repeat(30));

    private static final int ENOUGH = 300;

    Shown {
        cut = List.copyOf(cut);
    }

    /** An operation and its number in the list. */
    record Listed(int number, int operation) {
        String text() {
            return "[" + number + "]";
        }
    }

    /**
     * Operations of a history.
     *
     * @param operations ascending
     */
    static Shown of(Examined examined, int[] operations) {
        History history = examined.history();
        int[] evidence = evidence(examined).stream().toArray();
        boolean keys = IntStream.of(operations).map(history::key).distinct().count() > 1;
        Map<Integer, List<Mark>> marks = marks(examined, operations);
        List<Bar> bars = new ArrayList<>();
        List<Listed> listed = new ArrayList<>();
        int others = 0;
        for (int o : operations) {
            int number = Arrays.binarySearch(evidence, o) + 1;
            boolean strong = number > 0;
            String name = name(history, o, keys);
            String brief = Lettering.middle(name, LONGEST);
            if (!brief.equals(name)) {
                number = strong ? number : evidence.length + ++others;
                listed.add(new Listed(number, o));
            }
            bars.add(
                    new Bar(
                            o,
                            history.process(o),
                            Moment.call(history, o),
                            Moment.end(history, o),
                            strong
                                    ? Weight.STRONG
                                    : evidence.length > 0 ? Weight.FAINT : Weight.PLAIN,
                            (number > 0 ? "[" + number + "] " : "") + brief + times(history, o),
                            marks.getOrDefault(o, List.of())));
        }
        listed.sort(Comparator.comparingInt(Listed::number));
        return new Shown(new Scene(bars, window(examined)), listed);
    }

    /** With its key, if so wanted; in full unless it is longer than anybody reads. */
    static String name(History history, int operation, boolean keys) {
        String key = history.keys().get(history.key(operation)).text();
        String name = Naming.of(history, operation);
        String all = keys ? key + ": " + name : name;
        int end = all.length();
        return end <= ENOUGH
                ? Plain.of(all)
                : Plain.of(
                        all.substring(0, ENOUGH / 2) + "\u2026" + all.substring(end - ENOUGH / 2));
    }

    private static Numbers evidence(Examined examined) {
        return switch (examined.decision()) {
            case Decision.NotLinearizable no -> no.evidence().operations();
            case Decision.Linearizable _, Decision.Unknown _, Decision.Unfit _ -> Numbers.of();
        };
    }

    private static Optional<Scene.Span> window(Examined examined) {
        History history = examined.history();
        return examined.decision() instanceof Decision.NotLinearizable(var _, Evidence its, var _)
                ? its.window()
                        .map(w ->
                                new Scene.Span(
                                        Moment.call(history, w.before()),
                                        Moment.end(history, w.until())))
                : Optional.empty();
    }

    private static Map<Integer, List<Mark>> marks(Examined examined, int[] operations) {
        return examined.decision() instanceof Decision.Linearizable(var orders, var _)
                ? Effects.of(examined.history(), examined.type(), operations, orders)
                : Map.of();
    }

    /** How often it may be executed, unless that is the usual. */
    private static String times(History history, int operation) {
        boolean open = history.returned(operation) == History.NEVER;
        return switch (history.executions(operation)) {
            case ONCE -> open ? " \u00d71" : "";
            case AT_MOST_ONCE -> open ? "" : " \u00d70\u20131";
            case AT_LEAST_ONCE -> " \u00d71+";
            case ANY_NUMBER -> " \u00d70+";
        };
    }

    /** Whether some operation may be executed more or less often than is usual. */
    static boolean unusual(History history, int operation) {
        return !times(history, operation).isEmpty();
    }
}
