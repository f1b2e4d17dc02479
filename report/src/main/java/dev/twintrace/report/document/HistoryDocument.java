package dev.twintrace.report.document;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.report.Examined;
import dev.twintrace.report.words.ExecutionWords;
import dev.twintrace.report.words.ObjectWords;
import dev.twintrace.report.words.Plain;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What {@code twintrace linearize} says. */
public final class HistoryDocument {
    /** Of longer lists only the start is shown. */
    private static final int MOST_LINES = 60;

    private static final int LONGEST = 60;

    private final Draft draft = new Draft();
    private final Examined examined;

    private HistoryDocument(Examined examined) {
        this.examined = examined;
    }

    /** The report of one history. */
    public static Document of(Examined examined) {
        return new HistoryDocument(examined).document();
    }

    private Document document() {
        return switch (examined.decision()) {
            case Decision.Linearizable(var _, List<String> deciders) -> {
                headline("LINEARIZABLE", Tone.GOOD);
                decided(deciders);
                draft.add(new Block.Timeline(examined));
                yield done("LINEARIZABLE");
            }
            case Decision.NotLinearizable(Value key, Evidence evidence, String decider) -> {
                headline("NOT LINEARIZABLE", Tone.BAD);
                decided(List.of(decider));
                evidence(key, evidence);
                yield done("NOT LINEARIZABLE");
            }
            case Decision.Unknown(Value key, String reason) -> {
                headline("UNKNOWN", Tone.WARN);
                draft.fact("given up", "after " + seconds());
                unknown(key, reason);
                yield done("UNKNOWN");
            }
            case Decision.Unfit(int _, String why) -> throw new IllegalStateException(why);
        };
    }

    private Document done(String answer) {
        return draft.done(examined.file() + ": " + answer);
    }

    private void unknown(Value key, String reason) {
        draft.gap();
        draft.text(
                "It is not known"
                        + (several()
                                ? ", of key " + Plain.of(key.text(), LONGEST) + " at first"
                                : "")
                        + ": "
                        + Plain.of(reason)
                        + ".");
    }

    private void headline(String answer, Tone tone) {
        draft.add(new Block.Headline(examined.file(), answer, tone));
        draft.add(
                new Block.Lead(
                        "Question: is there an order in which each operation takes effect at one"
                                + " moment between its call and its return, and everybody gets what"
                                + " the object returns then?"));
        draft.fact("history", summary(examined.format(), examined.history()));
        draft.fact("object", ObjectWords.of(examined.type()));
    }

    private void decided(List<String> deciders) {
        draft.fact(
                "decided",
                (deciders.isEmpty()
                                ? "nothing had to be decided"
                                : "by " + String.join(", ", deciders))
                        + ", in "
                        + seconds());
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.2f s", examined.seconds());
    }

    private boolean several() {
        return examined.history().keys().size() > 1;
    }

    private static String summary(String format, History history) {
        Set<Long> processes = new HashSet<>();
        int unknown = 0;
        for (int o = 0; o < history.size(); o++) {
            processes.add(history.process(o));
            unknown += history.returned(o) == History.NEVER ? 1 : 0;
        }
        return format
                + ", "
                + count(history.size(), "operation")
                + " by "
                + count(processes.size(), "process")
                + " on "
                + count(history.keys().size(), "key")
                + (unknown == 0
                        ? ""
                        : String.format(Locale.ROOT, ", %,d of unknown outcome", unknown));
    }

    private static String count(int number, String noun) {
        String many = noun.endsWith("s") ? noun + "es" : noun + "s";
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : many);
    }

    private void evidence(Value key, Evidence evidence) {
        History history = examined.history();
        int[] shown = evidence.operations().stream().toArray();
        draft.gap();
        draft.add(
                new Block.Chapter(
                        1, several() ? "key " + Plain.of(key.text(), LONGEST) : "why", Tone.BAD));
        draft.text(Plain.of(evidence.why()));
        draft.gap();
        draft.add(new Block.Timeline(examined));
        draft.gap();
        draft.text(
                shown.length == 1
                        ? "This operation alone cannot be:"
                        : shown.length == history.size()
                                ? "The operations:"
                                : String.format(
                                        Locale.ROOT,
                                        "These %,d of the %,d operations are enough:",
                                        shown.length,
                                        history.size()));
        list(history, shown);
        boolean repeats =
                evidence.operations().stream().anyMatch(o -> history.executions(o).repeatable());
        if (repeats) {
            draft.text("* may have taken effect more than once.", Tone.FAINT);
        }
    }

    private void list(History history, int[] shown) {
        int number = Integer.toString(shown.length).length();
        int most = Math.min(shown.length, MOST_LINES);
        for (int i = 0; i < most; i++) {
            int o = shown[i];
            boolean open = history.returned(o) == History.NEVER;
            String front = "%%%dd ".formatted(number).formatted(i + 1);
            draft.item(
                    1,
                    front,
                    "process "
                            + history.process(o)
                            + ", "
                            + history.called(o)
                            + " to "
                            + (open ? "?" : Long.toString(history.returned(o)))
                            + ": "
                            + Plain.of(Naming.of(history, o), LONGEST)
                            + executions(history, o, open));
        }
        if (most < shown.length) {
            draft.item(
                    1,
                    "…",
                    "and %d more; --json has all".formatted(shown.length - most),
                    Tone.FAINT);
        }
    }

    private static String executions(History history, int operation, boolean open) {
        Executions executions = history.executions(operation);
        return ExecutionWords.of(executions, open) + (executions.repeatable() ? "*" : "");
    }
}
