package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Finding;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The order of a stack, for values that were in for certain at some time; {@link Stacks} has the
 * proof. Values lie in the order in which they came at the latest; a cluster is a range of them
 * that were in without a gap. Its lowest value is one that can come before all others had to, and
 * leave after all others could; it is taken away, which may leave several clusters.
 *
 * <p>As clusters shrink, the first time at which a value of theirs had to come only grows: a value
 * that can come before it can do so for good, hence each is looked at once.
 */
final class Lifo {
    private final Spans spans;
    private final long[] emptied;
    private final int size;

    /** The places of values, and when they came at the latest and left at the earliest. */
    private final int[] place;

    private final long[] start;
    private final long[] end;

    /** Up to which value each one is still in for certain when that comes at the latest. */
    private final int[] reach;

    /** How many values before it reach each one. */
    private final Coverage coverage;

    private final Tournament ends;

    /** First times to come, inverted, of values that could not come before all of their cluster. */
    private final Tournament waiting;

    /** Last times to leave of those that could. */
    private final Tournament able;

    private final int[] line;
    private final long[] point;
    private int length;

    /** Clusters and, as one number below 0, lowest values still to be taken out. */
    private int[] tasks = new int[64];

    private int depth;

    Lifo(Spans spans, long[] emptied) {
        this.spans = spans;
        this.emptied = emptied;
        int[] sorted = Sorting.ascending(spans.inUntil, spans.size);
        this.place =
                Arrays.stream(sorted).filter(p -> spans.inUntil[p] < spans.outFrom[p]).toArray();
        this.size = place.length;
        this.start = Arrays.stream(place).mapToLong(p -> spans.inUntil[p]).toArray();
        this.end = Arrays.stream(place).mapToLong(p -> spans.outFrom[p]).toArray();
        this.reach = new int[size];
        this.coverage = new Coverage(size);
        this.ends = new Tournament(size);
        this.waiting = new Tournament(size);
        this.able = new Tournament(size);
        this.line = new int[spans.elements.part.size()];
        this.point = new long[line.length];
    }

    Finding decide() {
        for (int i = 0; i < size; i++) {
            int after = Arrays.binarySearch(start, end[i]);
            reach[i] = after < 0 ? -after - 1 : first(after);
            coverage.add(i + 1, reach[i], 1);
            ends.set(i, end[i]);
            waiting.set(i, ~spans.inFrom[place[i]]);
        }
        int next = 0;
        for (int from = 0; from < size; ) {
            int split = coverage.firstZero(from + 1, size);
            int until = split < 0 ? size : split;
            for (; next < emptied.length && emptied[next] <= start[from]; next++) {
                append(spans.elements.empty[next], emptied[next]);
            }
            Optional<Finding> contradiction = cluster(from, until);
            if (contradiction.isPresent()) {
                return contradiction.orElseThrow();
            }
            from = until;
        }
        for (; next < emptied.length; next++) {
            append(spans.elements.empty[next], emptied[next]);
        }
        return weave();
    }

    /** The first of those that start at the same time. */
    private int first(int at) {
        int first = at;
        while (first > 0 && start[first - 1] == start[at]) {
            first--;
        }
        return first;
    }

    private Optional<Finding> cluster(int from, int until) {
        task(from, until);
        while (depth > 0) {
            int last = tasks[--depth];
            if (last < 0) {
                int out = spans.out(place[~last]);
                if (out != Elements.NONE) {
                    append(out, spans.elements.called(out));
                }
                continue;
            }
            int first = tasks[--depth];
            int lowest = lowest(first, last);
            if (lowest < 0) {
                return Optional.of(crossed(first, last));
            }
            int in = spans.in(place[lowest]);
            append(in, spans.elements.called(in));
            remove(lowest);
            tasks(lowest, first, last);
        }
        return Optional.empty();
    }

    private void task(int from, int until) {
        room();
        tasks[depth++] = from;
        tasks[depth++] = until;
    }

    private void room() {
        tasks = depth + 2 > tasks.length ? Arrays.copyOf(tasks, 2 * tasks.length) : tasks;
    }

    private int alive(int from, int until) {
        return ends.first(from, until, Long.MIN_VALUE + 1);
    }

    /** The value that can be below all of its cluster; -1 if there is none. */
    private int lowest(int from, int until) {
        long earliest = start[alive(from, until)];
        for (int next = waiting.first(from, until, ~earliest);
                next >= 0;
                next = waiting.first(from, until, ~earliest)) {
            waiting.remove(next);
            able.set(next, spans.outUntil[place[next]]);
        }
        return able.first(from, until, ends.most(from, until));
    }

    private void remove(int value) {
        coverage.add(value + 1, reach[value], -1);
        coverage.remove(value);
        ends.remove(value);
        able.remove(value);
    }

    /** The value leaves after what was above it: clusters, the first of which is done first. */
    private void tasks(int lowest, int from, int until) {
        room();
        tasks[depth++] = ~lowest;
        int bottom = depth;
        int first = alive(from, until);
        while (first >= 0) {
            int split = coverage.firstZero(first + 1, until);
            task(first, split < 0 ? until : split);
            first = split;
        }
        for (int low = bottom, high = depth - 2; low < high; low += 2, high -= 2) {
            for (int half = 0; half < 2; half++) {
                int moved = tasks[low + half];
                tasks[low + half] = tasks[high + half];
                tasks[high + half] = moved;
            }
        }
    }

    private void append(int operation, long time) {
        line[length] = operation;
        point[length] = length == 0 ? time : Math.max(point[length - 1], time);
        length++;
    }

    /** Puts in and takes out at one time what need not have been in for any time. */
    private Finding weave() {
        int[] brief = new int[spans.size - size];
        long[] time = new long[brief.length];
        int count = 0;
        for (int p = 0; p < spans.size; p++) {
            if (spans.inUntil[p] >= spans.outFrom[p]) {
                brief[count] = p;
                time[count++] = spans.outFrom[p];
            }
        }
        int[] order = Sorting.ascending(time, count);
        int[] all = new int[line.length];
        int to = 0;
        int next = 0;
        for (int at = 0; at <= length; at++) {
            while (next < count && (at == length || time[order[next]] < point[at])) {
                int its = brief[order[next++]];
                all[to++] = spans.in(its);
                all[to++] = spans.out(its);
            }
            if (at < length) {
                all[to++] = line[at];
            }
        }
        return spans.elements.order(all, to);
    }

    /**
     * From the value that came first to the one that left last, each in while the next one comes:
     * together they were in for as long as the cluster, and none of them can be the lowest.
     */
    private Finding crossed(int from, int until) {
        Elements elements = spans.elements;
        long last = ends.most(from, until);
        int[] chain = new int[until - from];
        int count = 0;
        int at = alive(from, until);
        chain[count++] = at;
        while (end[at] < last) {
            int reached = Math.min(until, reach[at]);
            at = ends.first(from, reached, ends.most(from, reached));
            chain[count++] = at;
        }
        int[] places = IntStream.range(0, count).map(c -> place[chain[c]]).toArray();
        int first = places[0];
        int second = places[count - 1];
        boolean kept = Arrays.stream(places).anyMatch(p -> spans.out(p) == Elements.NONE);
        String left =
                elements.text(spans.out(first))
                        + (spans.out(second) == Elements.NONE
                                ? ", which was under what was never taken out."
                                : " before " + elements.text(spans.out(second)) + ".");
        String why =
                count == 2
                        ? elements.text(spans.in(first))
                                + " took effect before "
                                + elements.text(spans.in(second))
                                + ", and, while both values were in, "
                                + left
                        : Arrays.stream(places)
                                .limit(3)
                                .mapToObj(p -> elements.text(spans.in(p)))
                                .collect(
                                        Collectors.joining(
                                                ", ",
                                                "One of the values that were in without a gap has"
                                                        + " to be below the others, but each came or"
                                                        + " left too early or too late for that: ",
                                                count > 3 ? " and others." : "."));
        int[] named =
                Arrays.stream(places)
                        .flatMap(p -> IntStream.of(spans.in(p), spans.out(p)))
                        .toArray();
        return kept ? elements.againstKept(why, named) : elements.against(why, named);
    }
}
