package dev.twintrace.linear.search;

import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.Machine;
import java.util.Arrays;

/**
 * What a search decides: items in the order of their calls, and the states in which the object may
 * be at first. An item stands for an operation, possibly with weaker demands than the history has:
 * searches of weakened problems are how evidence is found.
 *
 * <p>In columns, for the same reason as the history.
 */
public final class Problem {
    private final Machine machine;
    private final Kinds kinds;
    private final int[] starts;
    private final int[] operation;
    private final long[] called;
    private final long[] returned;
    private final byte[] demands;

    /** It has to be executed once, within its interval. */
    private static final int REQUIRED = 1;

    /** That execution has to give the result of the history. */
    private static final int SEEN = 2;

    /** Any number of further executions are possible from the call on. */
    private static final int REPEATABLE = 4;

    private Problem(
            Machine machine,
            Kinds kinds,
            int[] starts,
            int[] operation,
            long[] called,
            long[] returned,
            byte[] demands) {
        this.machine = machine;
        this.kinds = kinds;
        this.starts = starts;
        this.operation = operation;
        this.called = called;
        this.returned = returned;
        this.demands = demands;
    }

    /** What a part asks. */
    public static Problem of(Part part) {
        History history = part.history();
        int[] operations = part.operations().stream().toArray();
        long[] called = new long[operations.length];
        long[] returned = new long[operations.length];
        byte[] demands = new byte[operations.length];
        for (int i = 0; i < operations.length; i++) {
            int o = operations[i];
            Executions times = history.executions(o);
            boolean known = history.returned(o) != History.NEVER && times != Executions.ANY_NUMBER;
            called[i] = history.called(o);
            returned[i] = known ? history.returned(o) : History.NEVER;
            demands[i] =
                    (byte)
                            ((times.required() ? REQUIRED : 0)
                                    | (known ? SEEN : 0)
                                    | (times.repeatable() ? REPEATABLE : 0));
        }
        Machine machine = part.machine();
        return new Problem(
                machine,
                Kinds.of(part, operations),
                new int[] {machine.initial()},
                operations,
                called,
                returned,
                demands);
    }

    /** How many items there are. */
    public int size() {
        return operation.length;
    }

    /** The object. */
    public Machine machine() {
        return machine;
    }

    /** The states in which it may be at first. */
    public int[] starts() {
        return starts.clone();
    }

    /** The operation that an item stands for. */
    public int operation(int item) {
        return operation[item];
    }

    /** When it was called; not less than the item before. */
    public long called(int item) {
        return called[item];
    }

    /** By when it has to have been executed, if at all; or {@link History#NEVER}. */
    public long returned(int item) {
        return returned[item];
    }

    /** Whether it has to be executed. */
    public boolean required(int item) {
        return (demands[item] & REQUIRED) != 0;
    }

    /** Whether its result counts; only of items that return. */
    public boolean seen(int item) {
        return (demands[item] & SEEN) != 0;
    }

    /** Whether any number of further executions, with any result, may follow its call. */
    public boolean repeatable(int item) {
        return (demands[item] & REPEATABLE) != 0;
    }

    /** What its function and arguments are, as a number that is equal for equal ones. */
    int call(int item) {
        return kinds.call(operation[item]);
    }

    /** What its function, arguments and result are, as a number that is equal for equal ones. */
    int whole(int item) {
        return kinds.whole(operation[item]);
    }

    /** Makes a weaker problem out of the items of another one. */
    public static final class Weakening {
        private final Problem of;
        private final boolean endless;
        private int size;
        private final int[] item;
        private final long[] called;
        private final long[] returned;
        private final byte[] demands;

        /**
         * Of this problem, without any items so far.
         *
         * @param endless whether a relaxed item may take effect any number of times, so that nobody
         *     has to count
         */
        public Weakening(Problem of, boolean endless) {
            this.of = of;
            this.endless = endless;
            this.item = new int[of.size()];
            this.called = new long[of.size()];
            this.returned = new long[of.size()];
            this.demands = new byte[of.size()];
        }

        private void add(int which, long from, long to, int demand) {
            item[size] = which;
            called[size] = from;
            returned[size] = to;
            demands[size] = (byte) demand;
            size++;
        }

        /** Takes an item over. */
        public void keep(int which) {
            add(which, of.called[which], of.returned[which], of.demands[which]);
        }

        /** An item that may take effect at any time, with any result, or never. */
        public void relax(int which) {
            int times = endless ? REPEATABLE : of.demands[which] & REPEATABLE;
            add(which, Long.MIN_VALUE, History.NEVER, times);
        }

        /** An item that may have taken effect before: it is not required any more. */
        public void early(int which) {
            add(which, Long.MIN_VALUE, of.returned[which], of.demands[which] & ~REQUIRED);
        }

        /** An item that may take effect after all others, with any result. */
        public void late(int which) {
            add(which, of.called[which], History.NEVER, of.demands[which] & REPEATABLE);
        }

        /** The weaker problem, from these states. */
        public Problem from(int... starts) {
            int[] order = new int[size];
            int place = 0;
            for (boolean early : new boolean[] {true, false}) {
                for (int i = 0; i < size; i++) {
                    if ((called[i] == Long.MIN_VALUE) == early) {
                        order[place++] = i;
                    }
                }
            }
            return new Problem(
                    of.machine,
                    of.kinds,
                    starts.clone(),
                    Arrays.stream(order).map(i -> of.operation[item[i]]).toArray(),
                    Arrays.stream(order).mapToLong(i -> called[i]).toArray(),
                    Arrays.stream(order).mapToLong(i -> returned[i]).toArray(),
                    inOrder(order));
        }

        private byte[] inOrder(int[] order) {
            byte[] sorted = new byte[order.length];
            for (int i = 0; i < order.length; i++) {
                sorted[i] = demands[order[i]];
            }
            return sorted;
        }
    }
}
