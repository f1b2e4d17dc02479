package dev.twintrace.report.picture.history;

import java.util.List;
import java.util.Optional;

/**
 * A part of the time axis that is as long as the picture is wide.
 *
 * @param right how much of the width is used
 * @param stillOpen how many operations were called further up, never return, and are not drawn
 *     again
 */
record Band(
        double right,
        List<Segment> segments,
        List<Tick> ticks,
        Optional<Stretch> window,
        int stillOpen) {
    Band {
        segments = List.copyOf(segments);
        ticks = List.copyOf(ticks);
    }

    /** Where something is called or returns. */
    record Tick(Moment at, double x) {}

    /** From left to right. */
    record Stretch(double from, double to) {}

    /** A mark and where it stands. */
    record Placed(Mark mark, double x) {}

    /**
     * The part of a bar that lies in a band.
     *
     * @param to where it ends, or the band does
     * @param begins whether the call lies here
     * @param ends whether the return lies here
     * @param over whether it returned further up, and only marks follow
     * @param tail up to where marks follow; {@code to} if there are none beyond
     */
    record Segment(
            Bar bar,
            int row,
            double from,
            double to,
            boolean begins,
            boolean ends,
            boolean over,
            double tail,
            List<Placed> marks) {
        Segment {
            marks = List.copyOf(marks);
        }

        /** The bar's label; it is repeated where a bar goes on. */
        String label() {
            return label(bar, begins);
        }

        static String label(Bar bar, boolean begins) {
            return begins ? bar.label() : "\u2026 " + bar.label();
        }
    }
}
