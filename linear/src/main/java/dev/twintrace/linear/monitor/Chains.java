package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.history.History;
import java.util.Arrays;
import java.util.Optional;

/**
 * What has to follow what without anything in between. As every value is produced once, all that
 * found it happened between the operation that produced it and the one that replaced it, and the
 * operation that replaced it produced the next: a chain. A chain begins with the initial value or
 * with an operation that finds whatever there is (a write); chains do not overlap.
 *
 * <p>An operation that need not have been executed was executed if a value that only it produces
 * was found. If not, leaving it out of an order leaves an order: what comes after it found
 * whatever, up to the next that does.
 */
final class Chains {
    static final int NONE = Transitions.NONE;

    final Transitions ops;

    /** For each operation whether it is in a chain, or has to be. */
    final boolean[] executed;

    /** The operations of all chains, one chain after the other. */
    final int[] line;

    /** Where each chain begins in the line, and where the last ends. */
    int[] start = new int[16];

    /** For each chain its earliest return and its latest call. */
    long[] earliestReturn = new long[16];

    long[] latestCall = new long[16];
    int size;

    private final Clash clash;
    private final int[] replacer;
    private final boolean[] found;
    private int[] readers = new int[0];
    private int[] firstReader = new int[0];
    private int length;
    private int expected;

    Chains(Transitions ops) {
        this.ops = ops;
        this.executed = new boolean[ops.part.size()];
        this.line = new int[ops.part.size()];
        this.replacer = new int[ops.values()];
        this.found = new boolean[ops.values()];
        this.clash = new Clash(this);
        Arrays.fill(replacer, NONE);
    }

    /** Makes the chains; what contradicts if there are none. */
    Optional<Finding> build() {
        return demand().or(this::replace).or(this::walk);
    }

    Clash clash() {
        return clash;
    }

    private Optional<Finding> demand() {
        for (int i = 0; i < executed.length; i++) {
            byte kind = ops.kind[i];
            boolean known = kind == Transitions.SAW || kind == Transitions.STEP;
            if (known && ops.required(i)) {
                executed[i] = true;
                int orphan = missing(i);
                if (orphan != NONE) {
                    return Optional.of(clash.unwritten(orphan));
                }
            } else if (kind == Transitions.BLIND
                    && ops.required(i)
                    && ops.returned(i) != History.NEVER) {
                executed[i] = true;
            }
        }
        return Optional.empty();
    }

    /**
     * Marks what produced the value found, and so on; an operation that found what nobody wrote.
     */
    private int missing(int operation) {
        int finder = operation;
        for (int value = ops.from[finder]; value > 0 && !found[value]; value = ops.from[finder]) {
            found[value] = true;
            int producer = ops.producer[value];
            if (producer == NONE) {
                return finder;
            }
            executed[producer] = true;
            if (ops.kind[producer] == Transitions.BLIND) {
                return NONE;
            }
            finder = producer;
        }
        return NONE;
    }

    private Optional<Finding> replace() {
        firstReader = new int[ops.values() + 1];
        for (int i = 0; i < executed.length; i++) {
            if (!executed[i]) {
                continue;
            }
            expected++;
            int value = ops.from[i];
            if (ops.kind[i] == Transitions.SAW) {
                firstReader[value + 1]++;
            } else if (value != NONE) {
                if (replacer[value] != NONE) {
                    return Optional.of(clash.twice(replacer[value], i));
                }
                replacer[value] = i;
            }
        }
        for (int v = 0; v < ops.values(); v++) {
            firstReader[v + 1] += firstReader[v];
        }
        return Optional.empty();
    }

    private Optional<Finding> walk() {
        group();
        int broken = chain(0, NONE);
        for (int i = 0; i < executed.length && broken == NONE; i++) {
            if (executed[i] && ops.kind[i] == Transitions.BLIND) {
                broken = chain(ops.to[i], i);
            }
        }
        if (broken != NONE) {
            return Optional.of(clash.backwards(start[size], broken));
        }
        return length == expected ? Optional.empty() : Optional.of(clash.circle(line, length));
    }

    /** Readers of each value next to each other, in the order of their calls. */
    private void group() {
        readers = new int[firstReader[ops.values()]];
        int[] next = Arrays.copyOf(firstReader, ops.values());
        for (int i = 0; i < executed.length; i++) {
            if (executed[i] && ops.kind[i] == Transitions.SAW) {
                readers[next[ops.from[i]]++] = i;
            }
        }
    }

    /** Where in the line an operation stands that returned before an earlier one was called. */
    private int chain(int first, int head) {
        room();
        start[size] = length;
        earliestReturn[size] = Long.MAX_VALUE;
        latestCall[size] = Long.MIN_VALUE;
        if (head != NONE && !append(head)) {
            return length - 1;
        }
        int value = first;
        while (true) {
            for (int r = firstReader[value]; r < firstReader[value + 1]; r++) {
                if (!append(readers[r])) {
                    return length - 1;
                }
            }
            int next = replacer[value];
            if (next == NONE) {
                size++;
                start[size] = length;
                return NONE;
            }
            if (!append(next)) {
                return length - 1;
            }
            value = ops.to[next];
        }
    }

    private boolean append(int operation) {
        line[length++] = operation;
        long returned = ops.returned(operation);
        if (returned < latestCall[size]) {
            return false;
        }
        latestCall[size] = Math.max(latestCall[size], ops.called(operation));
        earliestReturn[size] = Math.min(earliestReturn[size], returned);
        return true;
    }

    private void room() {
        if (size + 2 > start.length) {
            start = Arrays.copyOf(start, 2 * start.length);
            earliestReturn = Arrays.copyOf(earliestReturn, 2 * earliestReturn.length);
            latestCall = Arrays.copyOf(latestCall, 2 * latestCall.length);
        }
    }
}
