package dev.twintrace.theorems;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solver;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Check;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Diagnostic;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A protocol that a theorem is shown for, under some of its options.
 *
 * @param file one of those in examples/; they are in the jar as well
 */
public record Scheme(TwinFile file, Settings settings) {
    private static final Limits LIMITS = new Limits(500_000, 1L << 29, Duration.ofSeconds(30));

    /**
     * A file of the jar, at its defaults.
     *
     * @param name as in examples/, without the folder
     */
    public static Scheme bundled(String name) {
        try (InputStream in = Scheme.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return parsed(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the jar", e);
        }
    }

    /**
     * A file from its text, at its defaults.
     *
     * @throws IllegalArgumentException if it has mistakes
     */
    public static Scheme parsed(String name, String text) {
        return switch (TwinFile.parse(name, text)) {
            case Parsed.Accepted(TwinFile file) -> new Scheme(file, Settings.NONE);
            case Parsed.Rejected(List<Diagnostic> why) ->
                    throw new IllegalArgumentException(messages(why));
        };
    }

    /** With one more option set. */
    public Scheme with(String option, String value) {
        return new Scheme(file, settings.with(option, value));
    }

    /**
     * The protocol.
     *
     * @throws IllegalArgumentException if the file has no such options
     */
    public Protocol protocol() {
        return switch (file.instantiate(settings)) {
            case Instance.Valid(Protocol protocol, var _) -> protocol;
            case Instance.Invalid(List<Diagnostic> why) ->
                    throw new IllegalArgumentException(messages(why));
        };
    }

    private static String messages(List<Diagnostic> why) {
        return why.stream().map(Diagnostic::message).collect(Collectors.joining("; "));
    }

    /**
     * What check says of it.
     *
     * @throws Unestablished if there is no verdict
     */
    public Verdict verdict() {
        return switch (Check.check(protocol(), LIMITS, Progress.NONE)) {
            case Verdict verdict when verdict.conclusion() != Conclusion.UNKNOWN -> verdict;
            case Verdict verdict ->
                    throw new Unestablished(
                            "check of " + this + " ended early: " + verdict.limit().orElse(""));
            case Answer.Mistake mistake -> throw new Unestablished(this + ": " + mistake.message());
        };
    }

    /** What the solver says of it, whatever rule it has. */
    public Solution solution() {
        return Solver.solve(protocol(), LIMITS, Progress.NONE);
    }

    /**
     * The rules that the solver finds, which check has confirmed.
     *
     * @throws Unestablished if it does not find any
     */
    public Solution.Rules rules() {
        Solution solution = solution();
        if (solution instanceof Solution.Possible(Solution.Rules rules, var _)
                && rules.verdict().conclusion() == Conclusion.TRANSPARENT) {
            return rules;
        }
        throw new Unestablished("no rule was found for " + this);
    }

    /**
     * Why no overlay is transparent, though it may remember all that it sees and probe any place at
     * any time where it may probe.
     *
     * @throws Unestablished if that was not shown
     */
    public Solution.Impossible impossible() {
        Solution solution = solution();
        if (solution instanceof Solution.Impossible impossible
                && impossible.extent() == Solution.Extent.ALL) {
            return impossible;
        }
        throw new Unestablished("it was not shown that " + this + " is impossible");
    }

    /** {@code ll128.twin, reuse=off}. */
    @Override
    public String toString() {
        return file.fileName() + (settings.values().isEmpty() ? "" : ", " + settings);
    }
}
