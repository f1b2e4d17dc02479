package dev.twintrace.report.story;

import java.util.List;

/** What a step does to copies on their way through the network. */
public sealed interface Flight {
    /** The copies, in most cases one. */
    List<Copy> copies();

    /** What happens to one copy. */
    sealed interface OfOne extends Flight {
        /** The copy. */
        Copy copy();

        @Override
        default List<Copy> copies() {
            return List.of(copy());
        }
    }

    /**
     * A copy of a request on a lane.
     *
     * @param number the request's, or 0 for a probe
     */
    record Copy(String queuePair, int number, int lane) {}

    /** It leaves; {@code entered} is false where the lane is dead already. */
    record Departs(Copy copy, boolean fromLeft, boolean entered) implements OfOne {}

    /** It is executed (or refused); {@code answered} tells whether an answer sets off. */
    record Arrives(Copy copy, boolean toLeft, boolean answered) implements OfOne {}

    /** It, or its answer, is lost. */
    record Lost(Copy copy) implements OfOne {}

    /** The answer is lost, and the hardware sends the request again. */
    record SentAgain(Copy copy) implements OfOne {}

    /** The answer comes in. */
    record Returns(Copy copy, boolean toLeft) implements OfOne {}

    /** All of them end, or their answers do: their lane is over. */
    record Dropped(List<Copy> copies) implements Flight {
        public Dropped {
            copies = List.copyOf(copies);
        }
    }
}
