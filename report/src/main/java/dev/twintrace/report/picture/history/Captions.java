package dev.twintrace.report.picture.history;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.report.Examined;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.history.Bar.Weight;
import dev.twintrace.report.picture.history.Mark.Kind;
import dev.twintrace.report.story.Words;
import dev.twintrace.report.words.ExecutionWords;
import dev.twintrace.report.words.ObjectWords;
import dev.twintrace.report.words.Plain;
import java.util.ArrayList;
import java.util.List;

/** The sentences around a picture: the answer, what is shown, how to read it. */
final class Captions {
    /** Longer lists are not read. */
    private static final int MOST_LISTED = 60;

    /** The same of what is named in full. */
    private static final int LONGEST = 240;

    /** What is named within a sentence. */
    private static final int NAMED = 40;

    private static final int SENTENCE = 1_200;

    private final Examined examined;
    private final History history;
    private final Selection selection;
    private final Shown shown;

    Captions(Examined examined, Selection selection, Shown shown) {
        this.examined = examined;
        this.history = examined.history();
        this.selection = selection;
        this.shown = shown;
    }

    String title() {
        String answer =
                switch (examined.decision()) {
                    case Decision.Linearizable _ -> "LINEARIZABLE";
                    case Decision.NotLinearizable _ -> "NOT LINEARIZABLE";
                    case Decision.Unknown _ -> "UNKNOWN";
                    case Decision.Unfit(int _, String why) -> throw new IllegalStateException(why);
                };
        return Plain.of(name(), LONGEST) + ": " + answer;
    }

    /** Without the folder, which says nothing to who gets the picture alone. */
    private String name() {
        return examined.file().substring(examined.file().lastIndexOf('/') + 1);
    }

    /** The answer, and why. */
    List<Note> above() {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note(title(), Role.STRONG));
        notes.add(Note.faint(object()));
        reasons().forEach(reason -> notes.add(Note.plain(reason)));
        return notes;
    }

    private String object() {
        String objects = history.keys().size() > 1 ? "Each key: " : "";
        return objects + ObjectWords.of(examined.type()) + ".";
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        switch (examined.decision()) {
            case Decision.NotLinearizable(Value key, Evidence evidence, var _) -> {
                reasons.add(of(key) + Plain.of(evidence.why(), SENTENCE));
                evidence.window().ifPresent(w -> reasons.add(window(w)));
            }
            case Decision.Unknown(Value key, String reason) ->
                    reasons.add(of(key) + "It is not known: " + Plain.of(reason, SENTENCE) + ".");
            case Decision.Linearizable _, Decision.Unfit _ -> {}
        }
        return reasons;
    }

    private String of(Value key) {
        return history.keys().size() > 1 ? "Key " + Plain.of(key.text(), NAMED) + ": " : "";
    }

    private String window(Evidence.Window window) {
        List<String> states =
                window.states().stream().map(s -> Plain.of(s, NAMED)).limit(5).toList();
        String held =
                window.any()
                        ? "whatever the object held before"
                        : "before it, the object held "
                                + (window.states().size() > states.size()
                                        ? "one of %d states".formatted(window.states().size())
                                        : Words.list(states, "or"))
                                + ", up to what was open then";
        return "Shaded: from the call of %s to the return of %s; %s."
                .formatted(named(window.before()), named(window.until()), held);
    }

    private String named(int operation) {
        return shown.scene().bars().stream()
                .filter(b -> b.operation() == operation)
                .map(Bar::label)
                .findFirst()
                .orElseGet(() -> Shown.name(history, operation, false));
    }

    /** What is shown, and how to read it. */
    List<Note> below() {
        List<Note> notes = new ArrayList<>();
        notes.add(Note.plain(selection.cut()));
        notes.add(Note.faint(new Legend(shown.scene(), history).text()));
        shown.cut().stream()
                .limit(MOST_LISTED)
                .forEach(l ->
                        notes.add(
                                Note.plain(
                                        l.text()
                                                + " "
                                                + Shown.name(history, l.operation(), false))));
        if (shown.cut().size() > MOST_LISTED) {
            notes.add(
                    Note.faint(
                            "\u2026 and %d more names that are cut; the history has them"
                                    .formatted(shown.cut().size() - MOST_LISTED)));
        }
        return notes;
    }

    /** All of it in words. */
    String description() {
        List<String> sentences = new ArrayList<>(reasons());
        sentences.add(selection.cut());
        List<Bar> bars = shown.scene().bars();
        bars.stream().limit(MOST_LISTED).forEach(b -> sentences.add(sentence(b)));
        if (bars.size() > MOST_LISTED) {
            sentences.add("And %d more.".formatted(bars.size() - MOST_LISTED));
        }
        return String.join(" ", sentences);
    }

    private String sentence(Bar bar) {
        String times = bar.call().time() + (bar.open() ? ", no return" : " to " + bar.end().time());
        String weight = bar.weight() == Weight.STRONG ? ", part of the contradiction" : "";
        List<String> effects = bar.marks().stream().map(Captions::effect).toList();
        return "Process %d, %s: %s%s%s%s."
                .formatted(
                        bar.process(),
                        times,
                        bar.label(),
                        ExecutionWords.of(history.executions(bar.operation()), bar.open()),
                        weight,
                        effects.isEmpty() ? "" : "; " + String.join(", then ", effects));
    }

    private static String effect(Mark mark) {
        String text = mark.text().replace(" \u2192 ", ", the object then holding ");
        return mark.kind() == Kind.NEVER ? "not executed" : "takes effect as the " + text;
    }
}
