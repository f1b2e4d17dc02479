package dev.twintrace.report.picture.history;

import dev.twintrace.linear.history.History;
import java.util.List;

/**
 * An operation that is shown.
 *
 * @param operation number of the history
 * @param label its name and result, shortened if need be, and its number in a list if it has one
 * @param marks in their order
 */
record Bar(
        int operation,
        long process,
        Moment call,
        Moment end,
        Weight weight,
        String label,
        List<Mark> marks) {
    Bar {
        marks = List.copyOf(marks);
    }

    /** How much it stands out. */
    enum Weight {
        /** Part of a contradiction. */
        STRONG,
        PLAIN,
        /** Beside a contradiction. */
        FAINT
    }

    /** Whether nobody knows when it returned, and whether it did. */
    boolean open() {
        return end.time() == History.NEVER;
    }

    /** After this there is nothing more of it. */
    Moment last() {
        return marks.isEmpty() || marks.getLast().at().compareTo(end) < 0
                ? end
                : marks.getLast().at();
    }

    /** Whether a mark lies between call and return. */
    boolean inside(Mark mark) {
        return mark.at().compareTo(end) < 0;
    }
}
