package dev.twintrace.report.text;

import dev.twintrace.report.text.Painted.Tint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows below columns, no wider than the style allows. */
final class Grid {
    /** No column gets narrower than this to make room. */
    private static final int LEAST = 8;

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final Style style;
    private final Page page;

    Grid(Style style, Page page) {
        this.style = style;
        this.page = page;
    }

    /** Puts a table on the page. */
    void print(List<String> columns, List<List<String>> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns);
        cells.addAll(rows);
        cells.replaceAll(row -> row.stream().map(style::text).toList());
        int[] widths = widths(cells);
        line(cells.getFirst(), widths, Tint.STRONG);
        page.line(Painted.plain(INDENT + (style.unicode() ? "\u2500" : "-").repeat(total(widths))));
        cells.subList(1, cells.size()).forEach(row -> line(row, widths, Tint.PLAIN));
    }

    /** As wide as needed; if that is too wide, the widest column gives way first. */
    private int[] widths(List<List<String>> cells) {
        int[] widths =
                IntStream.range(0, cells.getFirst().size())
                        .map(c -> cells.stream().mapToInt(r -> r.get(c).length()).max().orElse(0))
                        .toArray();
        while (INDENT.length() + total(widths) > style.width()) {
            int widest = 0;
            for (int c = 1; c < widths.length; c++) {
                widest = widths[c] > widths[widest] ? c : widest;
            }
            if (widths[widest] <= LEAST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int total(int[] widths) {
        return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    }

    private void line(List<String> row, int[] widths, Tint tint) {
        List<List<String>> wrapped =
                IntStream.range(0, row.size())
                        .mapToObj(c -> Painted.wrap(row.get(c), widths[c]))
                        .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        for (int l = 0; l < height; l++) {
            StringBuilder text = new StringBuilder(INDENT);
            for (int c = 0; c < row.size(); c++) {
                String cell = l < wrapped.get(c).size() ? wrapped.get(c).get(l) : "";
                text.append(c == 0 ? "" : GAP).append(Painted.pad(cell, widths[c]));
            }
            page.line(new Painted(text.toString(), tint));
        }
    }
}
