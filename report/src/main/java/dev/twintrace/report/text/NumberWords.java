package dev.twintrace.report.text;

import dev.twintrace.theorems.consensus.decide.Assignment;
import dev.twintrace.theorems.consensus.decide.ConsensusNumber;

/** Consensus numbers in a word or two. */
final class NumberWords {
    private NumberWords() {}

    /**
     * A number, or what is known of it.
     *
     * @param readable whether the type can be read; otherwise there is only an upper bound
     */
    static String of(ConsensusNumber number, boolean readable) {
        return switch (number) {
            case ConsensusNumber.One _ -> "1";
            case ConsensusNumber.Exactly(Assignment witness) ->
                    (readable ? "" : "\u2264\u00a0") + witness.processes();
            case ConsensusNumber.Infinite _ -> (readable ? "" : "\u2264\u00a0") + "\u221e";
            case ConsensusNumber.AtLeast(Assignment witness) ->
                    readable ? "\u2265\u00a0" + witness.processes() : "?";
        };
    }
}
