package dev.twintrace.report.text;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.report.Examined;
import dev.twintrace.report.document.Block;
import dev.twintrace.report.document.Document;
import dev.twintrace.report.document.Tone;
import dev.twintrace.report.story.Focus;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.text.Painted.Tint;

/** A report for a terminal. */
public final class TextReport {
    private static final String INDENT = "  ";

    private static final int BRIEF = 12;

    private final Style style;

    /** Reports in one style. */
    public TextReport(Style style) {
        this.style = style;
    }

    /** The report, ending with a line break. */
    public String of(Document document) {
        Page page = new Page(style);
        document.blocks().forEach(block -> print(page, block));
        return page.toString();
    }

    private void print(Page page, Block block) {
        switch (block) {
            case Block.Headline(String subject, String answer, Tone tone) ->
                    page.text(subject + ": " + answer, tint(tone));
            case Block.Facts(var facts) ->
                    facts.forEach(fact ->
                            page.indented(
                                    INDENT + Painted.pad(fact.name(), 12),
                                    fact.value(),
                                    Tint.PLAIN));
            case Block.Chapter(int _, String title, Tone tone) -> page.rule(title, tint(tone));
            case Block.Heading(String text, Tone tone) -> page.text(text, tint(tone));
            case Block.Paragraph(String text, Tone tone) -> page.text(text, tint(tone));
            case Block.Item(int depth, String label, String text, Tone tone) ->
                    page.indented(
                            INDENT.repeat(depth) + (label.isEmpty() ? "" : label + " "),
                            text,
                            tint(tone));
            case Block.Code code -> code.lines().forEach(line -> code(page, code, line));
            case Block.Table(var columns, var rows) -> new Grid(style, page).print(columns, rows);
            case Block.Gap() -> page.blank();
            case Block.Run(String title, Story story, Focus focus, boolean brief) ->
                    new Runs(style, page).print(story, focus, brief ? BRIEF : Runs.LONG);
            case Block.Twins(String title, var story) -> new TwinText(style, page).print(story);
            case Block.Key(boolean gaps) -> key(page, gaps);
            case Block.Refuted(var cast, var tree) ->
                    new RefutationText(style, page).print(cast, tree);
            case Block.Rules(var rules, var _) -> {
                for (String text : rules) {
                    page.blank();
                    text.lines().forEach(line -> page.line(Painted.plain("    " + line)));
                }
            }
            // Who reads this has asked, and has the file.
            case Block.Lead _, Block.Listing _ -> {}
            // The lists after it say the same.
            case Block.Lattice _ -> {}
            case Block.Timeline(Examined examined) -> timeline(page, examined);
        }
    }

    /** The colour of a tone. */
    static Tint tint(Tone tone) {
        return switch (tone) {
            case PLAIN -> Tint.PLAIN;
            case STRONG -> Tint.STRONG;
            case FAINT -> Tint.FAINT;
            case GOOD -> Tint.GOOD;
            case WARN -> Tint.WARN;
            case BAD -> Tint.BAD;
        };
    }

    /** What is wider than the page is cut into lines, no line is moved otherwise. */
    private void code(Page page, Block.Code code, String line) {
        String indent = INDENT.repeat(code.depth());
        int deep = line.length() - line.stripLeading().length();
        if (line.isBlank()) {
            page.line(Painted.plain(""));
        } else if (code.exact()) {
            page.line(Painted.plain(indent + line));
        } else {
            page.indented(indent + " ".repeat(deep), line.strip(), Tint.PLAIN);
        }
    }

    private static void key(Page page, boolean gaps) {
        page.text(
                "Key: time runs down; \u2502 a request and \u250a an answer on their way, the digit is the"
                        + " lane; \u2717 lost; \u2460 how often it has been executed now; ? a decision of"
                        + " the overlay; ! harm, or an error"
                        + (gaps ? "; a number that is missing is a step that shows nothing." : "."),
                Tint.FAINT);
    }

    /** A history that is linearizable needs none. */
    private void timeline(Page page, Examined examined) {
        if (examined.decision() instanceof Decision.NotLinearizable no) {
            int[] shown = no.evidence().operations().stream().toArray();
            new Timeline(examined.history(), shown, style.width())
                    .lines()
                    .ifPresent(lines ->
                            lines.forEach(line -> page.line(Painted.plain(style.text(line)))));
        }
    }
}
