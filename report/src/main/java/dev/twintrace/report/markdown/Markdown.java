package dev.twintrace.report.markdown;

import dev.twintrace.report.document.Block;
import dev.twintrace.report.document.Document;
import dev.twintrace.report.document.Tone;
import dev.twintrace.report.rule.RuleTable;
import dev.twintrace.report.story.Words;
import dev.twintrace.report.text.Style;
import dev.twintrace.report.text.TextReport;
import dev.twintrace.report.words.Plain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A report for an issue or a wiki; what is drawn elsewhere stands here as drawn for a terminal. */
public final class Markdown {
    private static final TextReport DRAWN = new TextReport(Style.PLAIN);

    private final List<String> lines = new ArrayList<>();
    private boolean listing = false;

    private Markdown() {}

    /**
     * The text.
     *
     * @param footer who made it, and how to see the same again
     */
    public static String of(Document document, String footer) {
        Markdown markdown = new Markdown();
        if (document.blocks().stream().noneMatch(Block.Headline.class::isInstance)) {
            markdown.paragraph("# " + escaped(document.title()));
        }
        document.blocks().forEach(markdown::block);
        markdown.paragraph("---");
        markdown.paragraph(escaped(footer));
        return String.join("\n", markdown.lines).strip() + "\n";
    }

    private void block(Block block) {
        boolean item = block instanceof Block.Item;
        if (item && !listing) {
            lines.add("");
        }
        listing = item;
        switch (block) {
            case Block.Headline(String subject, String answer, Tone tone) ->
                    paragraph("# " + escaped(subject) + ": " + escaped(answer));
            case Block.Lead(String text) -> paragraph(escaped(text));
            case Block.Facts(var facts) -> {
                lines.add("");
                facts.forEach(fact ->
                        item(fact.name().isBlank() ? 1 : 0, fact.name().strip(), fact.value()));
            }
            case Block.Chapter(int level, String title, Tone tone) ->
                    paragraph("#".repeat(level + 1) + " " + escaped(title));
            case Block.Heading(String text, Tone tone) -> paragraph("### " + escaped(text));
            case Block.Paragraph(String text, Tone tone) ->
                    paragraph(
                            switch (tone) {
                                case STRONG, GOOD, WARN, BAD -> "**" + escaped(text) + "**";
                                case PLAIN, FAINT -> escaped(text);
                            });
            case Block.Item(int depth, String label, String text, Tone tone) ->
                    item(Math.max(0, depth - 1), label.strip().replaceFirst("^-$", ""), text);
            case Block.Code code -> fenced(code.lines());
            case Block.Table(var columns, var rows) -> table(columns, rows);
            case Block.Gap() -> {}
            case Block.Listing(String name, String text) -> {
                paragraph("## " + escaped(name));
                fenced(text.lines().toList());
            }
            case Block.Rules(var rules, var tables) -> {
                rules.forEach(rule -> fenced(rule.lines().toList()));
                tables.stream().flatMap(t -> t.parts().stream()).forEach(this::part);
            }
            case Block.Key _ -> paragraph(escaped(String.join(" ", drawing(block))));
            case Block.Run _, Block.Twins _, Block.Refuted _, Block.Lattice _, Block.Timeline _ ->
                    drawn(block);
        }
    }

    private void part(RuleTable.Part part) {
        paragraph(escaped(part.heading()) + ":");
        table(
                RuleTable.COLUMNS,
                part.rows().stream()
                        .map(row ->
                                row.cells().stream().map(cell -> String.join("; ", cell)).toList())
                        .toList());
    }

    private void drawn(Block block) {
        List<String> drawing = drawing(block);
        if (!drawing.isEmpty()) {
            fenced(drawing);
        }
    }

    private static List<String> drawing(Block block) {
        return DRAWN.of(new Document("", List.of(block))).stripTrailing().lines().toList();
    }

    private void paragraph(String text) {
        lines.add("");
        lines.add(text);
    }

    private void item(int depth, String label, String text) {
        String front = label.isEmpty() ? "" : "**" + escaped(label) + "** ";
        lines.add("  ".repeat(depth) + "- " + front + escaped(text));
    }

    /** A fence longer than any in the text cannot be ended by it. */
    private void fenced(List<String> code) {
        int longest = 2;
        for (String line : code) {
            int run = 0;
            for (int i = 0; i < line.length(); i++) {
                run = line.charAt(i) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        String fence = "`".repeat(longest + 1);
        lines.add("");
        lines.add(fence + "text");
        lines.addAll(code);
        lines.add(fence);
    }

    private void table(List<String> columns, List<List<String>> rows) {
        lines.add("");
        lines.add(row(columns));
        lines.add(row(Collections.nCopies(columns.size(), "---")));
        rows.forEach(row -> lines.add(row(row)));
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.matches("-+") ? cell : escaped(cell))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /**
     * Text as Markdown that shows it, on one line. Besides markup, GitHub sees mentions, formulas,
     * short names of emoji and addresses.
     */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        Plain.visible(Words.loose(text))
                .codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '&' -> safe.append("&amp;");
                        case '@' -> safe.append("&#64;");
                        case '$' -> safe.append("&#36;");
                        case '\\', '`', '*', '_', '{', '}', '[', ']', '#', '|', '~' ->
                                safe.append('\\').appendCodePoint(c);
                        case '\n', '\t' -> safe.append(' ');
                        default -> safe.appendCodePoint(c);
                    }
                });
        return safe.toString()
                .replaceAll(":(?=[\\w+-]+:|//)", "&#58;")
                .replaceAll("(?i)\\bwww\\.", "www&#46;");
    }
}
