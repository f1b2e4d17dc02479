package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Finding;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When answers "empty" took effect: each at the first time at which no value was in for certain.
 */
final class Emptied {
    private final Spans spans;
    private final Elements elements;

    /** The times; they do not decrease. */
    final long[] time;

    Emptied(Spans spans) {
        this.spans = spans;
        this.elements = spans.elements;
        this.time = new long[elements.empties];
    }

    /** Finds the times; an answer that has none. */
    Optional<Finding> place() {
        if (time.length == 0) {
            return Optional.empty();
        }
        int[] byStart = Sorting.ascending(spans.inUntil, spans.size);
        int next = 0;
        long covered = Long.MIN_VALUE;
        for (int e = 0; e < time.length; e++) {
            int answer = elements.empty[e];
            long from = Math.max(elements.called(answer), e == 0 ? Long.MIN_VALUE : time[e - 1]);
            // A value that comes just when others leave does not cover that time.
            while (next < spans.size && spans.inUntil[byStart[next]] < Math.max(from, covered)) {
                covered = Math.max(covered, spans.outFrom[byStart[next++]]);
            }
            time[e] = Math.max(from, covered);
            if (time[e] > elements.returned(answer)) {
                return Optional.of(full(answer));
            }
        }
        return Optional.empty();
    }

    private Finding full(int answer) {
        long from = elements.called(answer);
        long until = elements.returned(answer);
        int[] known = spans.cover(from, until, false);
        boolean kept = known.length == 0;
        int[] cover = kept ? spans.cover(from, until, true) : known;
        int[] named = new int[2 * cover.length + 1];
        named[0] = answer;
        for (int c = 0; c < cover.length; c++) {
            named[2 * c + 1] = spans.in(cover[c]);
            named[2 * c + 2] = spans.out(cover[c]);
        }
        String why =
                Arrays.stream(cover)
                        .limit(3)
                        .mapToObj(c -> elements.text(spans.in(c)))
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        elements.text(answer)
                                                + " found nothing, but at each time there was what"
                                                + " one of these had put in: ",
                                        cover.length > 3 ? " and others." : "."));
        return kept ? elements.againstKept(why, named) : elements.against(why, named);
    }
}
