package dev.twintrace.theorems.consensus.decide;

/** For how many processes a type solves consensus, and what shows it. */
public sealed interface ConsensusNumber {
    /** No two processes: there is no assignment for two. */
    record One() implements ConsensusNumber {}

    /**
     * So many and no more.
     *
     * @param witness for that many processes
     */
    record Exactly(Assignment witness) implements ConsensusNumber {}

    /**
     * Any number.
     *
     * @param witness for two processes; any number of copies of the one of team B may be added
     */
    record Infinite(Assignment witness) implements ConsensusNumber {}

    /**
     * At least so many, perhaps any number: a limit ended the search.
     *
     * @param witness for that many processes
     */
    record AtLeast(Assignment witness) implements ConsensusNumber {}
}
