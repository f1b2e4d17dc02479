package dev.twintrace.linear.search;

import java.util.Arrays;

/**
 * What a configuration is in memory: a row of longs. First the state; then a bit per slot that says
 * that its item is still owed; then a bit per slot that says that it was executed for good; then
 * for each counted supply how much of it was used, in as many bits as it needs and one more.
 *
 * <p>An item with neither bit is free: it need not be executed any more, but may be. So fewer bits
 * and fewer uses leave more possible, and a row is at least as good as another one of the same
 * state if it is not greater anywhere: that is the whole order of {@link Layer}. The bits between
 * the numbers make that one subtraction for all numbers in a long.
 */
final class Layout {
    /** How many longs the bits of the slots take. */
    final int words;

    /** Where the numbers begin. */
    final int uses;

    /** How many longs a row has. */
    final int stride;

    /** The bits between the numbers, per long of numbers. */
    final long[] guards;

    private final int[] word;
    private final int[] shift;
    private final long[] mask;

    Layout(Plan plan) {
        this.words = (plan.slots + 63) / 64;
        this.uses = 1 + 2 * words;
        int supplies = plan.members.length;
        this.word = new int[supplies];
        this.shift = new int[supplies];
        this.mask = new long[supplies];
        long[] guarding = new long[supplies];
        int at = 0;
        int bit = 0;
        for (int s = 0; s < supplies; s++) {
            int bits = 32 - Integer.numberOfLeadingZeros(plan.members[s].length);
            if (bit + bits + 1 > 64) {
                at++;
                bit = 0;
            }
            word[s] = at;
            shift[s] = bit;
            mask[s] = (1L << bits) - 1;
            guarding[at] |= 1L << (bit + bits);
            bit += bits + 1;
        }
        this.guards = Arrays.copyOf(guarding, supplies == 0 ? 0 : at + 1);
        this.stride = uses + guards.length;
    }

    /** How much of a supply a row has used. */
    int used(long[] rows, int base, int supply) {
        return (int) ((rows[base + uses + word[supply]] >>> shift[supply]) & mask[supply]);
    }

    /** Uses more. */
    void use(long[] rows, int base, int supply, long times) {
        rows[base + uses + word[supply]] += times << shift[supply];
    }

    /** Whether the row at one place is not greater anywhere than the other; states are equal. */
    boolean atLeastAsGood(long[] one, int here, long[] other, int there) {
        for (int w = 1; w < uses; w++) {
            if ((one[here + w] & ~other[there + w]) != 0) {
                return false;
            }
        }
        for (int w = 0; w < guards.length; w++) {
            long guard = guards[w];
            long rest = (other[there + uses + w] | guard) - one[here + uses + w];
            if ((rest & guard) != guard) {
                return false;
            }
        }
        return true;
    }
}
