package dev.twintrace.report.text;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.report.Examined;
import dev.twintrace.report.story.ObjectWords;
import dev.twintrace.report.story.Plain;
import dev.twintrace.report.text.Painted.Tint;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What {@code twintrace linearize} prints. */
public final class LinearText {
    /** Of longer lists only the start is shown. */
    private static final int MOST_LINES = 60;

    private static final int LONGEST = 60;

    private final Style style;
    private final Page page;

    /** Reports in one style. */
    public LinearText(Style style) {
        this.style = style;
        this.page = new Page(style);
    }

    /** The report of one history, ending with a line break. */
    public String of(Examined examined) {
        switch (examined.decision()) {
            case Decision.Linearizable(var _, List<String> deciders) -> {
                headline(examined, "LINEARIZABLE", Tint.GOOD);
                facts(examined);
                decided(examined, deciders);
            }
            case Decision.NotLinearizable(Value key, Evidence evidence, String decider) -> {
                headline(examined, "NOT LINEARIZABLE", Tint.BAD);
                facts(examined);
                decided(examined, List.of(decider));
                evidence(examined, key, evidence);
            }
            case Decision.Unknown(Value key, String reason) -> unknown(examined, key, reason);
            case Decision.Unfit(int _, String why) -> throw new IllegalStateException(why);
        }
        return page.toString();
    }

    private void unknown(Examined examined, Value key, String reason) {
        headline(examined, "UNKNOWN", Tint.WARN);
        facts(examined);
        fact("given up", "after " + seconds(examined));
        page.blank();
        page.text(
                "It is not known"
                        + (several(examined)
                                ? ", of key " + Plain.of(key.text(), LONGEST) + " at first"
                                : "")
                        + ": "
                        + Plain.of(reason)
                        + ".",
                Tint.PLAIN);
    }

    private void headline(Examined examined, String answer, Tint tint) {
        page.text(examined.file() + ": " + answer, tint);
    }

    private void facts(Examined examined) {
        fact("history", summary(examined.format(), examined.history()));
        fact("object", ObjectWords.of(examined.type()));
    }

    private void decided(Examined examined, List<String> deciders) {
        fact(
                "decided",
                (deciders.isEmpty()
                                ? "nothing had to be decided"
                                : "by " + String.join(", ", deciders))
                        + ", in "
                        + seconds(examined));
    }

    private static String seconds(Examined examined) {
        return String.format(Locale.ROOT, "%.2f s", examined.seconds());
    }

    private static boolean several(Examined examined) {
        return examined.history().keys().size() > 1;
    }

    private void fact(String name, String value) {
        page.indented("  " + Painted.pad(name, 12), value, Tint.PLAIN);
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

    private void evidence(Examined examined, Value key, Evidence evidence) {
        History history = examined.history();
        page.blank();
        page.rule(several(examined) ? "key " + Plain.of(key.text(), LONGEST) : "why", Tint.BAD);
        page.text(Plain.of(evidence.why()), Tint.PLAIN);
        int[] shown = evidence.operations().stream().toArray();
        Timeline timeline = new Timeline(history, shown, style.width());
        timeline.lines()
                .ifPresent(lines -> {
                    page.blank();
                    lines.forEach(line -> page.line(Painted.plain(style.text(line))));
                });
        page.blank();
        page.text(
                shown.length == 1
                        ? "This operation alone cannot be:"
                        : shown.length == history.size()
                                ? "The operations:"
                                : String.format(
                                        Locale.ROOT,
                                        "These %,d of the %,d operations are enough:",
                                        shown.length,
                                        history.size()),
                Tint.PLAIN);
        list(history, shown);
        if (timeline.repeats()) {
            page.text("* may have taken effect more than once.", Tint.FAINT);
        }
    }

    private void list(History history, int[] shown) {
        int number = Integer.toString(shown.length).length();
        int most = Math.min(shown.length, MOST_LINES);
        for (int i = 0; i < most; i++) {
            int o = shown[i];
            boolean open = history.returned(o) == History.NEVER;
            String front = "  %%%dd  ".formatted(number).formatted(i + 1);
            page.indented(
                    front,
                    "process "
                            + history.process(o)
                            + ", "
                            + history.called(o)
                            + " to "
                            + (open ? "?" : Long.toString(history.returned(o)))
                            + ": "
                            + Plain.of(Naming.of(history, o), LONGEST)
                            + executions(history, o, open),
                    Tint.PLAIN);
        }
        if (most < shown.length) {
            page.text("  … and %d more; --json has all".formatted(shown.length - most), Tint.FAINT);
        }
    }

    private static String executions(History history, int operation, boolean open) {
        return switch (history.executions(operation)) {
            case ONCE -> open ? ", executed once" : "";
            case AT_MOST_ONCE -> open ? "" : ", executed at most once";
            case AT_LEAST_ONCE -> ", executed once or more*";
            case ANY_NUMBER -> ", executed any number of times*";
        };
    }
}
