package dev.twintrace.report.text;

import dev.twintrace.report.FaultKind;
import dev.twintrace.report.FaultRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of faults for a page: {@code twintrace faults --markdown}. It names neither times nor
 * numbers of states, so the same schemes give the same text.
 */
public final class FaultMarkdown {
    private FaultMarkdown() {}

    /** The table and its notes, ending with a line break. */
    public static String of(List<FaultRow> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(
                line(
                        Stream.concat(
                                Stream.of("file", "scheme"),
                                Arrays.stream(FaultKind.values()).map(FaultKind::title))));
        lines.add("|" + "---|".repeat(2 + FaultKind.values().length));
        for (FaultRow row : rows) {
            lines.add(
                    line(
                            Stream.concat(
                                    Stream.of(row.file(), FaultWords.scheme(row)),
                                    Arrays.stream(FaultKind.values())
                                            .map(kind -> FaultWords.cell(row.cell(kind))))));
        }
        List<String> notes = FaultWords.notes(rows);
        if (!notes.isEmpty()) {
            lines.add("");
            notes.forEach(note -> lines.add("- " + note + "."));
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Stream<String> cells) {
        return cells.map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
