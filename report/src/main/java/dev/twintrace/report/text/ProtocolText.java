package dev.twintrace.report.text;

import dev.twintrace.report.text.Painted.Tint;
import dev.twintrace.report.words.Plain;
import dev.twintrace.theorems.consensus.decide.Assignment;
import dev.twintrace.theorems.consensus.run.Lookup;
import dev.twintrace.theorems.consensus.run.Outcome;
import dev.twintrace.theorems.consensus.run.Trial;
import dev.twintrace.theorems.consensus.run.Way;
import dev.twintrace.theorems.consensus.type.FiniteType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The protocol that a witness yields, and what became of its runs. */
final class ProtocolText {
    private static final int LONGEST = 30;

    /** Of longer lists only the start is shown. */
    private static final int MOST = 24;

    private final Page page;
    private final FiniteType type;

    ProtocolText(Page page, FiniteType type) {
        this.page = page;
        this.type = type;
    }

    /** All trials of one protocol; nothing if there are none. */
    void of(List<Trial> trials) {
        if (trials.isEmpty()) {
            return;
        }
        Trial some = trials.getFirst();
        Assignment assignment = some.assignment();
        page.blank();
        page.text(
                "The protocol for "
                        + assignment.processes()
                        + " processes: an object in state "
                        + state(type.states().get(assignment.initial()))
                        + " and a register for each team",
                Tint.STRONG);
        Lookup lookup = Lookup.of(type, assignment);
        switch (some.way()) {
            case STOPPING -> stopping(lookup);
            case RECOVERABLE -> recoverable(lookup, state(type.states().get(assignment.initial())));
        }
        page.text(
                "Members of a team agree first, in the same way, on objects of their own.",
                Tint.PLAIN);
        page.blank();
        page.text("Run over every interleaving", Tint.STRONG);
        trials.forEach(this::outcome);
        trials.stream()
                .filter(t -> t.outcome() instanceof Outcome.Broken)
                .findFirst()
                .ifPresent(this::broken);
    }

    private static String state(String name) {
        return Plain.of(name, LONGEST);
    }

    private void step(int number, String text) {
        page.indented("  " + number + ". ", text, Tint.PLAIN);
    }

    private void stopping(Lookup lookup) {
        step(1, "Write your value into your team's register.");
        step(2, "Apply your operation; remember what it returns.");
        step(3, "Read the object.");
        step(4, "Decide the value of team A if you were told and have read one of these pairs:");
        for (int p = 0; p < lookup.sights().size(); p++) {
            page.indented(
                    "       p" + (p + 1) + "  ",
                    list(
                            lookup.sights().get(p).stream()
                                    .map(s ->
                                            state(s.response())
                                                    + "\u00a0/\u00a0"
                                                    + state(s.state()))
                                    .toList()),
                    Tint.PLAIN);
        }
        page.indented("     ", "and the value of team B otherwise.", Tint.PLAIN);
    }

    private void recoverable(Lookup lookup, String initial) {
        step(1, "Write your value into your team's register.");
        step(2, "Read the object. If it is not in state " + initial + ", go to 4.");
        step(
                3,
                (lookup.careful().isEmpty()
                                ? ""
                                : "p"
                                        + (lookup.careful().getFirst() + 1)
                                        + ", which is alone in its team, first reads the other"
                                        + " team's register, and if there is a value decides it. ")
                        + "Apply your operation, forget what it returns, read the object.");
        step(
                4,
                "Decide the value of team A if you have read "
                        + list(lookup.states().stream().map(ProtocolText::state).toList())
                        + ", and the value of team B otherwise.");
    }

    private static String list(List<String> all) {
        String start = all.stream().limit(MOST).collect(Collectors.joining(", "));
        return all.size() <= MOST
                ? start
                : start + ", \u2026 (" + (all.size() - MOST) + " more; --json has all)";
    }

    private void outcome(Trial trial) {
        String front =
                "  "
                        + trial.assignment().processes()
                        + " processes, "
                        + (trial.tournament() ? "each its own value" : "a value for each team")
                        + ", "
                        + (trial.crashes() ? "any crashes" : "no crashes");
        switch (trial.outcome()) {
            case Outcome.Correct(long states, int steps) ->
                    line(
                            front,
                            String.format(
                                    Locale.ROOT,
                                    "all agree; %,d states, at most %d steps",
                                    states,
                                    steps),
                            Tint.GOOD);
            case Outcome.Broken _ ->
                    line(
                            front,
                            trial.way() == Way.STOPPING && trial.crashes()
                                    ? "they disagree, as is to be expected of it"
                                    : "they disagree",
                            Tint.BAD);
            case Outcome.Unfinished(long states) ->
                    line(
                            front,
                            String.format(Locale.ROOT, "given up; all agree in %,d states", states),
                            Tint.WARN);
        }
    }

    private void line(String front, String text, Tint tint) {
        page.indented(Painted.pad(front, 50), text, tint);
    }

    private void broken(Trial trial) {
        Outcome.Broken broken = (Outcome.Broken) trial.outcome();
        page.blank();
        page.text("A shortest run in which " + broken.why(), Tint.STRONG);
        int width = Integer.toString(broken.run().size()).length();
        for (int i = 0; i < broken.run().size(); i++) {
            page.indented(
                    ("  %" + width + "d  ").formatted(i + 1),
                    Plain.of(broken.run().get(i)),
                    Tint.PLAIN);
        }
    }
}
