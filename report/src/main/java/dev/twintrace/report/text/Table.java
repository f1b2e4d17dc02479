package dev.twintrace.report.text;

import dev.twintrace.report.Trial.Standing;
import dev.twintrace.report.text.Painted.Tint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What {@code twintrace check DIR} prints: a line for each variant of each file, and a summary. */
public final class Table {
    private static final List<String> HEAD =
            List.of("file", "variant", "verdict", "expected", "ok?", "states", "time");

    /** These may take several lines, the others not. */
    private static final int TEXTS = 4;

    private static final int LEAST = 8;
    private final Style style;

    /** Tables in one style. */
    public Table(Style style) {
        this.style = style;
    }

    /**
     * One check.
     *
     * @param variant the settings that differ from the file's own; empty for none
     * @param verdict as the report's first line has it
     * @param expected what the file expects; empty if it says nothing
     * @param standing whether the expectation is met
     */
    public record Row(
            String file,
            String variant,
            String verdict,
            String expected,
            Standing standing,
            long states,
            double seconds) {}

    /** The table, ending with a line break. */
    public String of(List<Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        rows.forEach(row -> cells.add(cells(row)));
        boolean wide = total(natural(cells)) > style.width();
        if (wide) {
            // Each file on a line of its own, so that its name stays in one piece.
            cells.replaceAll(line -> line.subList(1, line.size()));
        }
        int texts = wide ? TEXTS - 1 : TEXTS;
        int[] widths = widths(cells, texts);
        Page page = new Page(style);
        print(page, cells.getFirst(), widths, texts, Tint.STRONG);
        page.line(Painted.plain((style.unicode() ? "\u2500" : "-").repeat(total(widths))));
        String file = "";
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (wide && !row.file().equals(file)) {
                file = row.file();
                Painted.wrap(style.text(file), style.width())
                        .forEach(part -> page.line(new Painted(part, Tint.STRONG)));
            }
            print(page, cells.get(i + 1), widths, texts, tint(row.standing()));
        }
        page.blank();
        summary(page, rows);
        return page.toString();
    }

    private List<String> cells(Row row) {
        return List.of(
                        row.file(),
                        row.variant().isEmpty() ? "\u2013" : row.variant(),
                        row.verdict(),
                        row.expected().isEmpty() ? "\u2013" : row.expected(),
                        mark(row.standing()),
                        String.format(Locale.ROOT, "%,d", row.states()),
                        String.format(Locale.ROOT, "%.2f s", row.seconds()))
                .stream()
                .map(style::text)
                .toList();
    }

    /** As wide as needed; if that is too wide, the widest text gives way first. */
    private int[] widths(List<List<String>> cells, int texts) {
        int[] widths = natural(cells);
        while (total(widths) > style.width()) {
            int widest = 0;
            for (int i = 1; i < texts; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= LEAST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int[] natural(List<List<String>> cells) {
        return IntStream.range(0, cells.getFirst().size())
                .map(c -> cells.stream().mapToInt(r -> r.get(c).length()).max().orElse(0))
                .toArray();
    }

    private static int total(int[] widths) {
        return Arrays.stream(widths).sum() + 2 * (widths.length - 1);
    }

    private static void print(Page page, List<String> cells, int[] widths, int texts, Tint tint) {
        List<List<String>> wrapped =
                IntStream.range(0, cells.size())
                        .mapToObj(i -> Painted.wrap(cells.get(i), widths[i]))
                        .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                boolean number = i > texts;
                String pad = " ".repeat(widths[i] - cell.length());
                text.append(i == 0 ? "" : "  ").append(number ? pad + cell : cell + pad);
            }
            page.line(new Painted(text.toString(), tint));
        }
    }

    private static void summary(Page page, List<Row> rows) {
        long files = rows.stream().map(Row::file).distinct().count();
        long missed = count(rows, Standing.OTHERWISE);
        long open = count(rows, Standing.UNDECIDED);
        page.text(
                String.format(
                        Locale.ROOT,
                        "%,d file%s, %,d check%s: %,d as expected, %,d not%s, %,d without expectation;"
                                + " %,d states in %.2f s",
                        files,
                        files == 1 ? "" : "s",
                        rows.size(),
                        rows.size() == 1 ? "" : "s",
                        count(rows, Standing.AS_EXPECTED),
                        missed,
                        open == 0 ? "" : String.format(Locale.ROOT, ", %,d undecided", open),
                        count(rows, Standing.NOT_EXPECTED),
                        rows.stream().mapToLong(Row::states).sum(),
                        rows.stream().mapToDouble(Row::seconds).sum()),
                missed > 0 ? Tint.BAD : open > 0 ? Tint.WARN : Tint.GOOD);
    }

    private static long count(List<Row> rows, Standing standing) {
        return rows.stream().filter(row -> row.standing() == standing).count();
    }

    private static String mark(Standing standing) {
        return switch (standing) {
            case AS_EXPECTED -> "yes";
            case OTHERWISE -> "NO";
            case UNDECIDED -> "?";
            case NOT_EXPECTED -> "\u2013";
        };
    }

    private static Tint tint(Standing standing) {
        return switch (standing) {
            case AS_EXPECTED, NOT_EXPECTED -> Tint.PLAIN;
            case OTHERWISE -> Tint.BAD;
            case UNDECIDED -> Tint.WARN;
        };
    }
}
