package dev.twintrace.cli;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Settings;
import java.util.Collection;
import java.util.stream.Collectors;

/** The cells of tables, as the language would write them. */
final class Wording {
    private Wording() {}

    /** {@code reuse = off, originals = late}. */
    static String settings(Settings settings) {
        return settings.values().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** {@code UNSAFE: ghost write}. */
    static String answer(Answer answer) {
        return switch (answer) {
            case Answer.Mistake _ -> "mistake in the file";
            case Verdict verdict -> with(verdict.conclusion(), verdict.damage(), ": ", "");
        };
    }

    /** {@code UNSAFE "ghost write"}. */
    static String expectation(Expectation expected) {
        return with(expected.conclusion(), expected.classes(), " ", "\"");
    }

    private static String with(
            Conclusion conclusion, Collection<Damage> classes, String colon, String quote) {
        String listed =
                classes.stream()
                        .sorted()
                        .map(one -> quote + one.label() + quote)
                        .collect(Collectors.joining(", "));
        return conclusion.label() + (listed.isEmpty() ? "" : colon + listed);
    }
}
