package dev.twintrace.report.picture;

import java.util.List;
import java.util.Optional;

/** Something to draw. Lengths are in pixels at normal size, y grows downwards. */
public sealed interface Shape {
    /** What it means; a renderer chooses the colour, never colour alone. */
    Role role();

    /** What it belongs to. */
    Tag tag();

    /** How a shape matters. */
    enum Role {
        PLAIN,
        STRONG,
        FAINT,
        /** Seen by the sender. */
        VIEW,
        /** Joins what is the same in two runs. */
        SAME,
        REQUEST,
        ANSWER,
        /** Arrives after its lane has failed. */
        LATE,
        FAULT,
        ERROR,
        DECISION,
        DAMAGE
    }

    /**
     * What a shape belongs to.
     *
     * @param request of which it tells, as {@code q#1}
     * @param step from 1, as reports number them; of an arrow the one in which it ends, of several
     *     steps the last
     * @param run 1 for the run that is shown, 2 for its twin
     * @param from the first step, for what stands for several
     */
    record Tag(
            Optional<String> request,
            Optional<Integer> step,
            Optional<Integer> run,
            Optional<Integer> from) {
        /** Nothing. */
        public static final Tag NONE = new Tag(Optional.empty(), Optional.empty());

        /** Where there is but one run. */
        public Tag(Optional<String> request, Optional<Integer> step) {
            this(request, step, Optional.empty(), Optional.empty());
        }

        /**
         * Of some steps.
         *
         * @param run 1 or 2
         * @param first from 0, as traces number them
         * @param last from 0
         */
        static Tag of(int run, int first, int last, Optional<String> request) {
            return new Tag(
                    request,
                    Optional.of(last + 1),
                    Optional.of(run),
                    first == last ? Optional.empty() : Optional.of(first + 1));
        }
    }

    /** A point. */
    record Point(double x, double y) {}

    /**
     * A line of text.
     *
     * @param x where it begins, or ends, or its middle
     * @param y the base line
     */
    record Label(double x, double y, Align align, String text, Role role, Tag tag)
            implements Shape {
        /** Which point of the text is given. */
        public enum Align {
            START,
            MIDDLE,
            END
        }
    }

    /**
     * A line through points.
     *
     * @param arrow whether it ends in a head
     */
    record Stroke(List<Point> points, boolean dashed, boolean arrow, Role role, Tag tag)
            implements Shape {
        /** Copies the points. */
        public Stroke {
            points = List.copyOf(points);
        }
    }

    /** Where something ended on its way. */
    record Cross(Point at, Role role, Tag tag) implements Shape {}

    /**
     * A dot on a lifeline.
     *
     * @param late drawn as a hollow diamond
     */
    record Dot(Point at, boolean late, Role role, Tag tag) implements Shape {
        /** A round one. */
        public Dot(Point at, Role role, Tag tag) {
            this(at, false, role, tag);
        }
    }

    /** A filled area behind what follows. */
    record Area(double x, double y, double width, double height, Role role, Tag tag)
            implements Shape {}
}
