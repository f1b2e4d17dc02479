package dev.twintrace.report.document;

import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Seen;
import dev.twintrace.theorems.Demonstration;
import dev.twintrace.theorems.Demonstration.Relief;
import dev.twintrace.theorems.Passage;
import dev.twintrace.theorems.Situation;
import java.util.List;
import java.util.Locale;

/** What {@code twintrace theorem} says. */
public final class TheoremDocument {
    private final Draft draft = new Draft();

    private TheoremDocument() {}

    /** A theorem and all that was found for it. */
    public static Document of(Demonstration theorem, double seconds) {
        return new TheoremDocument().document(theorem, seconds);
    }

    /** A theorem of which some step did not come out. */
    public static Document unestablished(int number, String why) {
        String name = "Theorem " + number;
        return new Draft()
                .add(new Block.Chapter(1, name, Tone.BAD))
                .text(name + " was not established: " + why, Tone.BAD)
                .done(name + " was not established");
    }

    /** Several theorems as one report. */
    public static Document together(List<Document> theorems) {
        return theorems.size() == 1
                ? theorems.getFirst()
                : new Document(
                        "Why RDMA failover is hard: the theorems of SHIFT, from the semantics",
                        theorems.stream().flatMap(t -> t.blocks().stream()).toList());
    }

    private Document document(Demonstration theorem, double seconds) {
        String name = "Theorem " + theorem.number();
        draft.add(new Block.Chapter(1, name, Tone.STRONG));
        draft.text(theorem.title(), Tone.STRONG);
        draft.gap();
        draft.text(theorem.statement());
        heading("Assumptions, and where each is used");
        for (Demonstration.Assumption assumption : theorem.assumptions()) {
            draft.item(1, "-", assumption.name() + ". " + assumption.meaning());
            draft.item(2, "used:", assumption.used());
        }
        theorem.passages().forEach(this::passage);
        heading("What was exhausted");
        for (Demonstration.Count count : theorem.exhausted()) {
            draft.item(1, String.format(Locale.ROOT, "%,9d ", count.number()), count.what());
        }
        heading("Tightness: each assumption dropped alone, and what works then");
        theorem.tightness().forEach(this::relief);
        heading("To see it again");
        draft.add(
                new Block.Code(1, theorem.commands().stream().map(c -> "./" + c).toList(), false));
        draft.gap();
        draft.text(
                String.format(Locale.ROOT, "%s is established anew, in %.1f s.", name, seconds),
                Tone.GOOD);
        return draft.done(name + ": " + theorem.title());
    }

    private void heading(String text) {
        draft.gap();
        draft.heading(text, Tone.STRONG);
    }

    private void relief(Relief relief) {
        draft.item(1, "-", "Without " + relief.dropped() + ": " + relief.change());
        draft.add(new Block.Code(3, relief.works().lines().toList(), false));
        draft.item(2, "confirmed:", relief.confirmed());
    }

    private void passage(Passage passage) {
        heading(passage.heading());
        switch (passage) {
            case Passage.Text(var _, List<String> paragraphs) ->
                    paragraphs.forEach(p -> draft.item(1, "", p));
            case Passage.Runs runs -> {
                says(runs.says());
                new FindingBlocks(draft, 2, Cast.of(runs.protocol()), runs.verdict())
                        .add(runs.finding(), true);
            }
            case Passage.Code(var _, String says, List<String> lines) -> {
                says(says);
                draft.add(new Block.Code(2, lines, false));
            }
            case Passage.Views(var _, String says, List<Situation> situations) -> {
                says(says);
                views(situations);
            }
            case Passage.Table(var _, List<String> columns, List<List<String>> rows) ->
                    draft.add(new Block.Table(columns, rows));
        }
    }

    private void says(String text) {
        if (!text.isEmpty()) {
            draft.item(1, "", text);
        }
    }

    private void views(List<Situation> situations) {
        int number = 1;
        for (Situation situation : situations) {
            draft.item(1, "%-3s".formatted(number++ + "."), Seen.of(situation.view()));
        }
        situations.stream()
                .map(Situation::ways)
                .distinct()
                .forEach(ways -> draft.item(1, "it may:", String.join("; ", ways)));
    }
}
