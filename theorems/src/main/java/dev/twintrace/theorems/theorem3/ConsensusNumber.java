package dev.twintrace.theorems.theorem3;

import dev.twintrace.theorems.Unestablished;
import dev.twintrace.theorems.consensus.decide.Decider;
import dev.twintrace.theorems.consensus.decide.Decision;
import dev.twintrace.theorems.consensus.type.Catalogue;
import java.util.OptionalInt;

/**
 * For how many processes an instruction set solves consensus, computed from what its instructions
 * do. The paper's Theorem3/ConsensusNumber, {@code consensus_number}.
 *
 * @param name what it is to an RDMA engineer
 * @param expression the type, as {@code twintrace consensus} takes it
 */
public record ConsensusNumber(String name, String expression, Decision decision) {
    /**
     * Computes both numbers.
     *
     * @param expression as {@link Catalogue#type} reads it
     * @throws Unestablished if a number was not decided, or is an upper bound only
     */
    public static ConsensusNumber of(String name, String expression) {
        Decision decision =
                Catalogue.type(expression)
                        .map(type -> Decider.decide(type, Decider.USUAL_LIMIT))
                        .orElseThrow(() -> new Unestablished("there is no type " + expression));
        Unestablished.unless(
                decision.readable(), expression + " is not readable: its numbers are bounds only");
        ConsensusNumber number = new ConsensusNumber(name, expression, decision);
        number.consensus();
        number.recoverable();
        return number;
    }

    /**
     * What reading and writing a remote word can do: {@code rdma_read_cn}. A word that can only be
     * read can do no more than one that can be written as well.
     */
    public static ConsensusNumber rdmaRead() {
        return of("READ, WRITE", "register:4");
    }

    /** Processes that stop; empty for any number. */
    public OptionalInt consensus() {
        return number(decision.consensus());
    }

    /**
     * Processes that crash and start again, having lost what their operation returned; empty for
     * any number.
     */
    public OptionalInt recoverable() {
        return number(decision.recoverable());
    }

    private OptionalInt number(dev.twintrace.theorems.consensus.decide.ConsensusNumber its) {
        return switch (its) {
            case dev.twintrace.theorems.consensus.decide.ConsensusNumber.One _ -> OptionalInt.of(1);
            case dev.twintrace.theorems.consensus.decide.ConsensusNumber.Exactly(var witness) ->
                    OptionalInt.of(witness.processes());
            case dev.twintrace.theorems.consensus.decide.ConsensusNumber.Infinite _ ->
                    OptionalInt.empty();
            case dev.twintrace.theorems.consensus.decide.ConsensusNumber.AtLeast _ ->
                    throw new Unestablished("the number of " + expression + " was not decided");
        };
    }

    /** Whether it solves consensus for fewer processes than the other: {@code cn_lt}. */
    public boolean isLessThan(ConsensusNumber other) {
        return less(consensus(), other.consensus());
    }

    /** Whether it solves consensus for so many. */
    public boolean solvesFor(int processes) {
        return !less(consensus(), OptionalInt.of(processes));
    }

    private static boolean less(OptionalInt one, OptionalInt other) {
        return one.isPresent() && (other.isEmpty() || one.getAsInt() < other.getAsInt());
    }

    /** A number as it is written. */
    public static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "infinite";
    }
}
