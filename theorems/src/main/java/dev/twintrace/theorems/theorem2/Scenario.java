package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Check;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A protocol in the language, and what the semantics makes of it.
 *
 * @param verdict of a search that came to its end
 */
public record Scenario(Protocol protocol, Verdict verdict) {
    private static final Limits LIMITS = new Limits(1_000_000, 1L << 29, Duration.ofMinutes(1));

    /** The word that the scenarios of this package are about. */
    static final String WORD = "word";

    /** The protocol that a text means. */
    static Protocol protocol(String text, Settings settings) {
        return switch (TwinFile.parse("theorem2.twin", text)) {
            case Parsed.Accepted(TwinFile file) ->
                    switch (file.instantiate(settings)) {
                        case Instance.Valid(Protocol protocol, var _) -> protocol;
                        case Instance.Invalid(var mistakes) ->
                                throw new IllegalArgumentException(mistakes.toString());
                    };
            case Parsed.Rejected(var mistakes) ->
                    throw new IllegalArgumentException(mistakes.toString());
        };
    }

    /** Searches all runs. */
    static Scenario of(String text, Settings settings) {
        Protocol protocol = protocol(text, settings);
        return switch (Check.check(protocol, LIMITS, Progress.NONE)) {
            case Verdict verdict when verdict.limit().isEmpty() -> new Scenario(protocol, verdict);
            case Verdict verdict -> throw new IllegalStateException(verdict.limit().orElseThrow());
            case Answer.Mistake mistake -> throw new IllegalArgumentException(mistake.message());
        };
    }

    static Limits limits() {
        return LIMITS;
    }

    /** The shortest run that does this damage; empty if none does. */
    Optional<Finding> finding(Damage damage) {
        return verdict.findings().stream()
                .filter(f -> f.damage().equals(Optional.of(damage)))
                .findFirst();
    }

    /**
     * An execution by the target's NIC.
     *
     * @param result the value found
     * @param after the value left
     */
    public record Executed(String queuePair, long result, long after) {}

    /** What the word holds at first. */
    static long initial(Protocol protocol) {
        return protocol.words().stream()
                .filter(w -> w.name().equals(WORD))
                .findFirst()
                .orElseThrow()
                .initial()
                .getFirst();
    }

    /** What was executed on {@link #WORD} in a run, in order, and what it found there. */
    static List<Executed> executions(Protocol protocol, Trace run) {
        long[] word = {initial(protocol)};
        return run.steps().stream()
                .flatMap(step -> step.events().stream())
                .filter(Event.Executed.class::isInstance)
                .map(Event.Executed.class::cast)
                .map(e -> {
                    long found = word[0];
                    e.changes().forEach(c -> word[0] = c.after().getFirst());
                    return new Executed(e.request().queuePair(), found, word[0]);
                })
                .toList();
    }
}
