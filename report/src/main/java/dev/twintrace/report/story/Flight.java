package dev.twintrace.report.story;

/** What a step does to a copy on its way through the network. */
public sealed interface Flight {
    /** The copy. */
    Copy copy();

    /**
     * A copy of a request on a lane.
     *
     * @param number the request's, or 0 for a probe
     */
    record Copy(String queuePair, int number, int lane) {}

    /** It leaves; {@code entered} is false where the lane is dead already. */
    record Departs(Copy copy, boolean fromLeft, boolean entered) implements Flight {}

    /** It is executed (or refused); {@code answered} tells whether an answer sets off. */
    record Arrives(Copy copy, boolean toLeft, boolean answered) implements Flight {}

    /** It, or its answer, is lost. */
    record Lost(Copy copy) implements Flight {}

    /** The answer is lost, and the hardware sends the request again. */
    record SentAgain(Copy copy) implements Flight {}

    /** The answer comes in. */
    record Returns(Copy copy, boolean toLeft) implements Flight {}
}
