package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Decider;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Counters: words that are only read and added to, in one direction and less than once around. As
 * the word only moves on, results tell the order; what is left is to compare it with the recorded
 * times. Linear, but for one radix sort by results.
 *
 * <p>Additions that did not return fill the gaps between what was found; {@link Gaps} says when it
 * is clear which.
 */
public final class Sums implements Decider {
    /** The only one. */
    public Sums() {}

    @Override
    public Finding decide(Part part, Budget budget) {
        Additions ops = new Additions(part);
        Optional<String> broken = ops.read();
        if (broken.isPresent()) {
            return new Finding.NotApplicable(broken.orElseThrow());
        }
        Optional<String> spent = budget.spent();
        if (spent.isPresent()) {
            return new Finding.Unknown(spent.orElseThrow());
        }
        for (int i = 0; i < part.size(); i++) {
            if (ops.kind[i] == Additions.KNOWN && ops.found[i] > ops.total - ops.added[i]) {
                return against(
                        ops,
                        text(ops, i) + " found more than all other operations together can make.",
                        i);
            }
        }
        int[] line = line(ops);
        return contradiction(ops, line).orElseGet(() -> fill(ops, line));
    }

    /** Those that are known by what they found; of equal ones the addition last. */
    private static int[] line(Additions ops) {
        int[] index = new int[ops.known];
        long[] found = new long[ops.known];
        int size = 0;
        for (int i = 0; i < ops.part.size(); i++) {
            if (ops.kind[i] == Additions.KNOWN) {
                index[size] = i;
                found[size++] = ops.found[i];
            }
        }
        int[] order = Sorting.ascending(found, size);
        int[] line = new int[size];
        int to = 0;
        for (int from = 0; from < size; ) {
            int end = from;
            while (end < size && found[order[end]] == found[order[from]]) {
                end++;
            }
            for (int at = from; at < end; at++) {
                int i = index[order[at]];
                if (ops.added[i] == 0) {
                    line[to++] = i;
                }
            }
            for (int at = from; at < end; at++) {
                int i = index[order[at]];
                if (ops.added[i] != 0) {
                    line[to++] = i;
                }
            }
            from = end;
        }
        return line;
    }

    /** Two operations that cannot both be right, whatever else happens. */
    private static Optional<Finding> contradiction(Additions ops, int[] line) {
        int adder = -1;
        int latest = -1;
        for (int i : line) {
            if (adder >= 0 && ops.found[i] < ops.found[adder] + ops.added[adder]) {
                return Optional.of(
                        against(
                                ops,
                                text(ops, i)
                                        + " found a value that "
                                        + text(ops, adder)
                                        + " found too or passed over.",
                                adder,
                                i));
            }
            if (latest >= 0 && ops.returned(i) < ops.called(latest)) {
                return Optional.of(
                        against(
                                ops,
                                text(ops, i)
                                        + " returned before the call of "
                                        + text(ops, latest)
                                        + (ops.found[latest] < ops.found[i]
                                                ? ", which found less."
                                                : ", which found what it replaced."),
                                latest,
                                i));
            }
            if (latest < 0 || ops.called(i) > ops.called(latest)) {
                latest = i;
            }
            adder = ops.added[i] != 0 ? i : adder;
        }
        return Optional.empty();
    }

    private static Finding fill(Additions ops, int[] line) {
        Gaps gaps = new Gaps(ops, line);
        return switch (gaps.fill()) {
            case Gaps.Filled(Numbers filled) -> order(ops, filled.stream().toArray());
            case Gaps.Unclear(String precondition) -> new Finding.NotApplicable(precondition);
            case Gaps.Left(BitSet operations, String why) -> named(ops, operations, why);
        };
    }

    private static Finding order(Additions ops, int[] line) {
        int size = ops.part.size();
        int[] free = new int[size - line.length];
        int frees = 0;
        int[] late = new int[size - line.length];
        int lates = 0;
        BitSet used = new BitSet();
        for (int i : line) {
            if (ops.kind[i] == Additions.OPEN) {
                used.set(i);
            }
        }
        for (int i = 0; i < size; i++) {
            if (ops.kind[i] == Additions.FREE) {
                free[frees++] = i;
            } else if (ops.kind[i] == Additions.OPEN && ops.required(i) && !used.get(i)) {
                late[lates++] = i;
            }
        }
        int[] woven = Weave.into(ops.part, line, line.length, free, frees);
        int[] all = Arrays.copyOf(woven, woven.length + lates);
        System.arraycopy(late, 0, all, woven.length, lates);
        for (int i = 0; i < all.length; i++) {
            all[i] = ops.operation(all[i]);
        }
        return new Finding.Linearizable(Numbers.first(all.length, all));
    }

    private static Finding against(Additions ops, String why, int... operations) {
        BitSet named = new BitSet();
        Arrays.stream(operations).forEach(named::set);
        return named(ops, named, why);
    }

    private static Finding named(Additions ops, BitSet operations, String why) {
        return new Finding.NotLinearizable(
                Numbers.of(operations.stream().map(ops::operation).toArray()), why);
    }

    private static String text(Additions ops, int index) {
        return Naming.of(ops.part.history(), ops.operation(index));
    }
}
