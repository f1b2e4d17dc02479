package dev.twintrace.report.certificate;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The cells of a state as a value. There are many of these, so they are not boxed. */
public final class Cells {
    private final long[] cells;

    private Cells(long[] cells) {
        this.cells = cells;
    }

    /** A copy of these cells. */
    public static Cells of(long[] cells) {
        return new Cells(cells.clone());
    }

    /** A copy, to be changed. */
    public long[] copy() {
        return cells.clone();
    }

    /** How many. */
    public int size() {
        return cells.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cells its && Arrays.equals(cells, its.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    /** {@code 0 1 0 7}: signed decimal numbers with one space between two of them. */
    @Override
    public String toString() {
        return Arrays.stream(cells).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }
}
