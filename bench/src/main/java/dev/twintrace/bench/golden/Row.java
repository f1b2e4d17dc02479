package dev.twintrace.bench.golden;

import java.util.List;
import java.util.Optional;

/**
 * A size of the golden model with its exact counts. TLC, SPIN and explorers written by hand agree
 * on them.
 *
 * @param n writes before the flag's, so an attempt has {@code n + 1} operations
 * @param r how often the sender may time out and try anew
 * @param f how many messages may be lost
 * @param c how often the receiver consumes
 */
public record Row(int n, int r, int f, int c, Counts counts) {
    /** All rows, the smallest first. */
    public static final List<Row> ALL =
            List.of(
                    new Row(1, 1, 0, 2, new Counts(2_427, 9_324, 28, 208)),
                    new Row(2, 1, 0, 2, new Counts(16_908, 80_918, 36, 2_112)),
                    new Row(2, 1, 2, 2, new Counts(131_759, 718_021, 36, 16_368)),
                    new Row(3, 1, 2, 2, new Counts(1_423_133, 9_260_461, 44, 224_256)),
                    new Row(2, 2, 2, 2, new Counts(12_877_017, 90_051_684, 46, 3_135_120)));

    /** The row of this name, as {@link #name()} gives it. */
    public static Optional<Row> named(String name) {
        return ALL.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** Its parameters in the order N, R, F, C. */
    public String name() {
        return n + "-" + r + "-" + f + "-" + c;
    }

    /** How many operations an attempt has: its writes, and the flag's. */
    public int operations() {
        return n + 1;
    }

    /** How many operations all attempts have together. */
    public int slots() {
        return (r + 1) * operations();
    }
}
