package dev.twintrace.report.story;

import dev.twintrace.core.Outcome;
import dev.twintrace.engine.verdict.Finding.Wrong;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What a run leads to, and how that differs from the runs without faults. */
public final class Ending {
    private static final String STUCK = "is stuck";

    private Ending() {}

    /** What is wrong with an end, in one sentence. */
    public static String of(Wrong wrong) {
        return switch (wrong) {
            case OUTCOME -> "The run ends with an outcome that no run without faults has.";
            case CRASH_OUTCOME ->
                    "The application was handed an error, and yet the outcome is one that not even a"
                            + " crash of the connection leads to.";
            case INVARIANT -> "An \"always\" condition of the file is false here.";
            case TWO_OWNERS -> "Two processes are inside one critical section.";
            case STUCK ->
                    "From here on the processes cannot all finish any more, and no application was told.";
            case STUCK_AND_WRONG ->
                    "The processes cannot all finish any more, and what was consumed so far is not how"
                            + " any run without faults begins.";
            case ERROR_HANDED_OVER -> "The application is handed an error.";
        };
    }

    /**
     * Whether a run is shown only up to the step that breaks what must hold in every state: who has
     * not finished there may be well able to.
     */
    public static boolean cut(Wrong wrong) {
        return switch (wrong) {
            case INVARIANT, TWO_OWNERS -> true;
            case OUTCOME, CRASH_OUTCOME, STUCK, STUCK_AND_WRONG, ERROR_HANDED_OVER -> false;
        };
    }

    /** {@code receiver finished, consumed 1}; {@code gpu1.data = 1}. */
    public static List<String> facts(Wrong wrong, Outcome outcome) {
        String unfinished = cut(wrong) ? "has not finished" : STUCK;
        List<String> facts = new ArrayList<>();
        outcome.processes().forEach(p -> facts.add(p.process() + " " + process(p, unfinished)));
        outcome.memory().forEach((word, values) -> facts.add(word + " = " + Words.values(values)));
        return facts.stream().map(Words::tied).toList();
    }

    private static String process(Outcome.ProcessEnd end) {
        return process(end, STUCK);
    }

    private static String process(Outcome.ProcessEnd end, String unfinished) {
        String how =
                switch (end.end()) {
                    case FINISHED -> "finished";
                    case STUCK -> unfinished;
                    case ERROR -> "ended in error";
                };
        return end.consumed().isEmpty() ? how : how + ", consumed " + consumed(end.consumed());
    }

    private static String consumed(List<Long> values) {
        return String.join(", ", values.stream().map(v -> Words.values(List.of(v))).toList());
    }

    /**
     * What sets an outcome apart from those without faults, one fact a line; empty where that is
     * not what is wrong.
     */
    public static List<String> differences(Wrong wrong, Outcome outcome, Set<Outcome> reference) {
        return switch (wrong) {
            case OUTCOME, STUCK_AND_WRONG -> differences(outcome, reference);
            case CRASH_OUTCOME, INVARIANT, TWO_OWNERS, STUCK, ERROR_HANDED_OVER -> List.of();
        };
    }

    private static List<String> differences(Outcome outcome, Set<Outcome> reference) {
        if (reference.isEmpty() || reference.contains(outcome)) {
            return List.of();
        }
        List<String> facts = new ArrayList<>();
        for (Outcome.ProcessEnd end : outcome.processes()) {
            differs(
                    end.process(),
                    process(end),
                    reference,
                    other ->
                            other.processes().stream()
                                    .filter(p -> p.process().equals(end.process()))
                                    .map(Ending::process)
                                    .findFirst()
                                    .orElse("absent"),
                    facts);
        }
        outcome.memory()
                .forEach((word, values) ->
                        differs(
                                word,
                                Words.values(values),
                                reference,
                                other -> Words.values(other.memory().getOrDefault(word, List.of())),
                                facts));
        if (facts.isEmpty()) {
            facts.add("each of these values occurs without faults, but not together");
        }
        return facts;
    }

    private static void differs(
            String subject,
            String here,
            Set<Outcome> reference,
            Function<Outcome, String> there,
            List<String> facts) {
        Set<String> others = new LinkedHashSet<>();
        reference.forEach(outcome -> others.add(there.apply(outcome)));
        if (!others.contains(here)) {
            List<String> shown = others.stream().sorted().limit(3).toList();
            String more = others.size() > shown.size() ? " or another" : "";
            facts.add(
                    subject
                            + ": "
                            + here
                            + ", but without faults "
                            + String.join(" or ", shown)
                            + more);
        }
    }
}
