package dev.twintrace.report.text;

import dev.twintrace.report.FaultCell;
import dev.twintrace.report.FaultKind;
import dev.twintrace.report.FaultRow;
import dev.twintrace.report.text.Painted.Tint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code twintrace faults} prints: the verdict on each scheme for each kind of fault. Seven
 * columns where there is room for them, otherwise a line for each kind.
 */
public final class FaultTable {
    private static final int INDENT = 4;
    private static final int COLUMN = 12;
    private static final int GAP = 2;
    private static final int GRID = INDENT + FaultKind.values().length * (COLUMN + GAP) - GAP;

    private final Style style;

    /** Tables in one style. */
    public FaultTable(Style style) {
        this.style = style;
    }

    /** The table, ending with a line break. */
    public String of(List<FaultRow> rows) {
        boolean grid = style.width() >= GRID;
        Page page = new Page(style);
        if (grid) {
            cells(
                    page,
                    Arrays.stream(FaultKind.values())
                            .map(kind -> new Painted(kind.title(), Tint.STRONG))
                            .toList());
            page.line(Painted.plain((style.unicode() ? "\u2500" : "-").repeat(GRID)));
        }
        String file = "";
        for (FaultRow row : rows) {
            if (!row.file().equals(file)) {
                file = row.file();
                page.text(file, Tint.STRONG);
            }
            page.indented("  ", FaultWords.scheme(row), Tint.PLAIN);
            if (grid) {
                cells(
                        page,
                        Arrays.stream(FaultKind.values()).map(row::cell).map(this::cell).toList());
            } else {
                list(page, row);
            }
        }
        page.blank();
        FaultWords.notes(rows).forEach(note -> page.indented("- ", note, Tint.PLAIN));
        page.blank();
        page.text(FaultWords.summary(rows), worst(rows));
        return page.toString();
    }

    private Painted cell(FaultCell cell) {
        return new Painted(style.text(FaultWords.cell(cell)), FaultWords.tint(cell));
    }

    private static void list(Page page, FaultRow row) {
        int widest =
                Arrays.stream(FaultKind.values()).mapToInt(k -> k.title().length()).max().orElse(0);
        for (FaultKind kind : FaultKind.values()) {
            FaultCell cell = row.cell(kind);
            String front = " ".repeat(INDENT) + Painted.pad(kind.title(), widest + GAP);
            page.indented(front, FaultWords.cell(cell), FaultWords.tint(cell));
        }
    }

    private static void cells(Page page, List<Painted> cells) {
        List<List<String>> wrapped =
                cells.stream().map(cell -> Painted.wrap(cell.text(), COLUMN)).toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            List<Painted> parts = new ArrayList<>();
            parts.add(Painted.plain(" ".repeat(INDENT)));
            for (int i = 0; i < cells.size(); i++) {
                String text = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                parts.add(new Painted(text, cells.get(i).tint()));
                boolean last = i == cells.size() - 1;
                parts.add(Painted.plain(last ? "" : " ".repeat(COLUMN + GAP - text.length())));
            }
            page.line(parts.toArray(Painted[]::new));
        }
    }

    private static Tint worst(List<FaultRow> rows) {
        if (FaultWords.cells(rows).anyMatch(FaultCell.Wrong.class::isInstance)) {
            return Tint.BAD;
        }
        return FaultWords.cells(rows).anyMatch(FaultRow::open) ? Tint.WARN : Tint.PLAIN;
    }
}
