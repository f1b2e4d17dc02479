package dev.twintrace.report.text;

import dev.twintrace.core.SenderView;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.text.Painted.Tint;
import dev.twintrace.theorems.Demonstration;
import dev.twintrace.theorems.Demonstration.Assumption;
import dev.twintrace.theorems.Demonstration.Count;
import dev.twintrace.theorems.Demonstration.Relief;
import dev.twintrace.theorems.Passage;
import dev.twintrace.theorems.Situation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code twintrace theorem} prints. */
public final class TheoremText {
    private final Style style;
    private final Page page;

    /** Reports in one style. */
    public TheoremText(Style style) {
        this.style = style;
        this.page = new Page(style);
    }

    /** A theorem and all that was found for it, ending with a line break. */
    public String of(Demonstration theorem, double seconds) {
        page.rule("Theorem " + theorem.number(), Tint.STRONG);
        page.text(theorem.title(), Tint.STRONG);
        page.blank();
        page.text(theorem.statement(), Tint.PLAIN);
        heading("Assumptions, and where each is used");
        theorem.assumptions().forEach(this::assumption);
        theorem.passages().forEach(this::passage);
        heading("What was exhausted");
        theorem.exhausted().forEach(this::count);
        heading("Tightness: each assumption dropped alone, and what works then");
        theorem.tightness().forEach(this::relief);
        heading("To see it again");
        for (String command : theorem.commands()) {
            page.indented("  ", "./" + command, Tint.PLAIN);
        }
        page.blank();
        page.text(
                String.format(
                        Locale.ROOT,
                        "Theorem %d is established anew, in %.1f s.",
                        theorem.number(),
                        seconds),
                Tint.GOOD);
        return page.toString();
    }

    private void heading(String text) {
        page.blank();
        page.text(text, Tint.STRONG);
    }

    private void assumption(Assumption assumption) {
        page.indented("  - ", assumption.name() + ". " + assumption.meaning(), Tint.PLAIN);
        page.indented("    used: ", assumption.used(), Tint.PLAIN);
    }

    private void count(Count count) {
        page.indented(
                String.format(Locale.ROOT, "  %,9d  ", count.number()), count.what(), Tint.PLAIN);
    }

    private void relief(Relief relief) {
        page.indented("  - ", "Without " + relief.dropped() + ": " + relief.change(), Tint.PLAIN);
        relief.works().lines().forEach(line -> code("      ", line));
        page.indented("    confirmed: ", relief.confirmed(), Tint.PLAIN);
    }

    private void passage(Passage passage) {
        heading(passage.heading());
        switch (passage) {
            case Passage.Text(var _, List<String> paragraphs) ->
                    paragraphs.forEach(p -> page.indented("  ", p, Tint.PLAIN));
            case Passage.Runs runs -> runs(runs);
            case Passage.Code(var _, String says, List<String> lines) -> {
                says(says);
                lines.forEach(line -> code("    ", line));
            }
            case Passage.Views(var _, String says, List<Situation> situations) -> {
                says(says);
                views(situations);
            }
            case Passage.Table(var _, List<String> columns, List<List<String>> rows) ->
                    new Grid(style, page).print(columns, rows);
        }
    }

    private void says(String text) {
        if (!text.isEmpty()) {
            page.indented("  ", text, Tint.PLAIN);
        }
    }

    /** What is wider than the page is cut into lines, no line is moved otherwise. */
    private void code(String indent, String line) {
        int deep = line.length() - line.stripLeading().length();
        if (line.isBlank()) {
            page.line(Painted.plain(""));
        } else {
            page.indented(indent + " ".repeat(deep), line.strip(), Tint.PLAIN);
        }
    }

    private void runs(Passage.Runs runs) {
        says(runs.says());
        new FindingText(style, page, Cast.of(runs.protocol()), runs.verdict())
                .print(runs.finding(), true);
    }

    private void views(List<Situation> situations) {
        int number = 1;
        for (Situation situation : situations) {
            page.indented(
                    "  " + Painted.pad(number++ + ".", 4), seen(situation.view()), Tint.PLAIN);
        }
        situations.stream()
                .map(Situation::ways)
                .distinct()
                .forEach(ways -> page.indented("  it may: ", String.join("; ", ways), Tint.PLAIN));
    }

    private static String seen(SenderView view) {
        return view.events().stream().map(TwinText::seen).collect(Collectors.joining("; "));
    }
}
