package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Numbers;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Fills the gaps between what was found with additions that did not return. Those have no end, so
 * they only have to be called before everything after the gap returned: the deadline, which does
 * not decrease from gap to gap. Of additions of the same number the first called goes to the first
 * gap (an exchange: if it went to a later one, the one in its place was called later, and would do
 * there too).
 *
 * <p>It is clear how many of which number a gap takes if all add the same, or if the gap has no
 * room for two.
 */
final class Gaps {
    /** What came of it. */
    sealed interface Outcome {}

    /** The line with additions in the gaps. */
    record Filled(Numbers line) implements Outcome {}

    /** It is not clear which additions fill a gap. */
    record Unclear(String precondition) implements Outcome {}

    /** A gap is left: what contradicts, and why. */
    record Left(BitSet operations, String why) implements Outcome {}

    private final Additions ops;
    private final int[] line;
    private final long[] deadline;
    private final int[] filled;
    private int length;

    /** Additions that did not return, by what they add, then by their calls. */
    private final int[] open;

    private final long[] step;

    /** How many of those that begin here, and add the same, are used. */
    private final int[] used;

    Gaps(Additions ops, int[] line) {
        this.ops = ops;
        this.line = line;
        this.deadline = new long[line.length + 1];
        this.filled = new int[line.length + ops.open];
        this.used = new int[ops.open];
        deadline[line.length] = Long.MAX_VALUE;
        for (int at = line.length - 1; at >= 0; at--) {
            deadline[at] = Math.min(deadline[at + 1], ops.returned(line[at]));
        }
        int[] all = new int[ops.open];
        long[] steps = new long[ops.open];
        int size = 0;
        for (int i = 0; i < ops.part.size(); i++) {
            if (ops.kind[i] == Additions.OPEN) {
                all[size] = i;
                steps[size++] = ops.added[i];
            }
        }
        int[] order = Sorting.ascending(steps, size);
        open = Arrays.stream(order).map(i -> all[i]).toArray();
        step = Arrays.stream(order).mapToLong(i -> steps[i]).toArray();
    }

    Outcome fill() {
        long reached = 0;
        for (int at = 0; at < line.length; at++) {
            long gap = ops.found[line[at]] - reached;
            if (gap > 0) {
                boolean same = step.length > 0 && step[0] == step[step.length - 1];
                boolean single = step.length > 0 && gap - step[0] < step[0];
                if (!same && !single && step.length > 0) {
                    return new Unclear(
                            "additions that did not return fill the gaps in one way only");
                }
                long each = same ? step[0] : gap;
                if (step.length == 0 || gap % each != 0) {
                    return missing(at);
                }
                int first = first(each);
                for (long n = gap / each; n > 0; n--) {
                    if (first == step.length
                            || first + used[first] >= step.length
                            || step[first + used[first]] != each) {
                        return missing(at);
                    }
                    int next = open[first + used[first]++];
                    if (ops.called(next) > deadline[at]) {
                        return late(at);
                    }
                    filled[length++] = next;
                }
            }
            filled[length++] = line[at];
            reached = ops.found[line[at]] + ops.added[line[at]];
        }
        return new Filled(Numbers.first(length, filled));
    }

    /** The first open addition that adds as much or more. */
    private int first(long each) {
        int low = 0;
        int high = step.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (step[middle] >= each) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private Left missing(int at) {
        BitSet known = new BitSet();
        Arrays.stream(line).forEach(known::set);
        return new Left(
                known,
                "No operations can make what "
                        + text(line[at])
                        + " found of what was there before.");
    }

    /**
     * What returned at the deadline found more than can have been added before it. What found as
     * much itself, or was called later, comes after it; if that is more than enough for the
     * contradiction, all the rest may be relaxed.
     */
    private Left late(int at) {
        int last = at;
        while (ops.returned(line[last]) != deadline[at]) {
            last++;
        }
        int lacking = line[last];
        BitSet named = new BitSet();
        long before = 0;
        for (int i = 0; i < ops.part.size(); i++) {
            boolean more = ops.kind[i] == Additions.KNOWN && ops.found[i] >= ops.found[lacking];
            boolean after = more || ops.called(i) > ops.returned(lacking);
            if (i == lacking || (ops.added[i] > 0 && after)) {
                named.set(i);
            } else {
                before += ops.added[i];
            }
        }
        if (before >= ops.found[lacking]) {
            named.set(0, ops.part.size());
        }
        return new Left(
                named,
                text(lacking)
                        + " found more than all that can have come before it makes together.");
    }

    private String text(int index) {
        return Naming.of(ops.part.history(), ops.operation(index));
    }
}
