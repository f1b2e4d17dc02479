package dev.twintrace.report;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Settings;
import java.util.Optional;

/**
 * One variant of a file, checked.
 *
 * @param file as the user named it
 * @param settings of the variant, without the defaults
 * @param expectation what the file says of it; empty where it says nothing
 */
public record Trial(
        String file, Settings settings, Optional<Expectation> expectation, Answer answer) {

    /** How an answer compares with what its file expects. */
    public enum Standing {
        /** The conclusion expected, and all classes expected are among those found. */
        AS_EXPECTED,
        /** Another conclusion, a class missing, or a mistake in the file. */
        OTHERWISE,
        /** A limit ended the search: nobody knows. */
        UNDECIDED,
        /** Nothing was expected. */
        NOT_EXPECTED
    }

    /** How the answer compares with the expectation. */
    public Standing standing() {
        return switch (answer) {
            case Answer.Mistake _ -> Standing.OTHERWISE;
            case Verdict verdict when verdict.conclusion() == Conclusion.UNKNOWN ->
                    Standing.UNDECIDED;
            case Verdict verdict ->
                    expectation
                            .map(expected -> compare(verdict, expected))
                            .orElse(Standing.NOT_EXPECTED);
        };
    }

    private static Standing compare(Verdict verdict, Expectation expected) {
        return verdict.conclusion() == expected.conclusion()
                        && verdict.damage().containsAll(expected.classes())
                ? Standing.AS_EXPECTED
                : Standing.OTHERWISE;
    }
}
