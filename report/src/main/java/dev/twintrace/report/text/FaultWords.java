package dev.twintrace.report.text;

import dev.twintrace.core.Damage;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.report.FaultCell;
import dev.twintrace.report.FaultKind;
import dev.twintrace.report.FaultRow;
import dev.twintrace.report.document.Tone;
import dev.twintrace.report.text.Painted.Tint;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of the table of faults, the same on a terminal and in Markdown. */
final class FaultWords {
    private FaultWords() {}

    /** The options that make a scheme: {@code reuse = off}. */
    static String scheme(FaultRow row) {
        return row.scheme().values().isEmpty()
                ? "default"
                : row.scheme().values().entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** {@code UNSAFE: ghost write}, or why there is no verdict. */
    static String cell(FaultCell cell) {
        return switch (cell) {
            case FaultCell.Decided(Verdict verdict) -> {
                String classes = classes(verdict);
                yield verdict.conclusion().label() + (classes.isEmpty() ? "" : ": " + classes);
            }
            case FaultCell.NoFailover _ -> "\u2013";
            case FaultCell.Capped(int most) -> "\u2013 (cap " + most + ")";
            case FaultCell.NoRoom _ -> "\u2013 (no room)";
            case FaultCell.Wrong _ -> "mistake";
            case FaultCell.NotReached _ -> "not reached";
        };
    }

    private static String classes(Verdict verdict) {
        return verdict.damage().stream()
                .sorted()
                .map(Damage::label)
                .collect(Collectors.joining(", "));
    }

    static Tint tint(FaultCell cell) {
        return switch (cell) {
            case FaultCell.Decided(Verdict verdict) ->
                    TextReport.tint(Tone.of(verdict.conclusion()));
            case FaultCell.NoFailover _, FaultCell.Capped _, FaultCell.NoRoom _ -> Tint.FAINT;
            case FaultCell.Wrong _ -> Tint.BAD;
            case FaultCell.NotReached _ -> Tint.WARN;
        };
    }

    /** What has to be said beside the cells, each sentence once. */
    static List<String> notes(List<FaultRow> rows) {
        Map<Note, Set<String>> kinds = new LinkedHashMap<>();
        for (FaultRow row : rows) {
            if (row.blocks() > 1) {
                kinds.put(new Note(row.file(), share(row)), Set.of());
            }
            for (FaultKind kind : FaultKind.values()) {
                note(row.cell(kind))
                        .ifPresent(text ->
                                kinds.computeIfAbsent(
                                                new Note(row.file(), text),
                                                _ -> new LinkedHashSet<>())
                                        .add(kind.title()));
            }
        }
        return kinds.entrySet().stream()
                .map(entry -> note(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String share(FaultRow row) {
        return "each of its "
                + row.blocks()
                + " failover blocks has the faults of the column"
                + (row.cap() == Integer.MAX_VALUE
                        ? ""
                        : ", all of them together no more than " + row.cap());
    }

    private record Note(String file, String text) {}

    private static String note(Note note, Set<String> kinds) {
        boolean all = kinds.isEmpty() || kinds.size() == FaultKind.values().length;
        String where = all ? "" : " (" + String.join("; ", kinds) + ")";
        return note.file() + where + ": " + note.text();
    }

    private static Optional<String> note(FaultCell cell) {
        return switch (cell) {
            case FaultCell.Decided(Verdict verdict) ->
                    verdict.limit().map(limit -> "UNKNOWN, as " + limit);
            case FaultCell.NoFailover _ ->
                    Optional.of("it has no failover block, so nothing fails in it");
            case FaultCell.Capped(int most) ->
                    Optional.of("`faults total " + most + "` allows no more");
            case FaultCell.NoRoom(var why) -> Optional.of("no room: " + why.message());
            case FaultCell.Wrong(var mistake) -> Optional.of(mistake.message());
            case FaultCell.NotReached _ -> Optional.empty();
        };
    }

    /** How much was done. */
    static String summary(List<FaultRow> rows) {
        List<FaultCell> cells = cells(rows).toList();
        long files = rows.stream().map(FaultRow::file).distinct().count();
        long decided = cells.stream().filter(FaultRow::decided).count();
        long open = cells.stream().filter(FaultRow::open).count();
        long rest = cells.size() - decided - open;
        return String.format(
                Locale.ROOT,
                "%,d file%s, %,d scheme%s, %,d cells: %,d decided, %,d undecided, %,d %s not apply",
                files,
                files == 1 ? "" : "s",
                rows.size(),
                rows.size() == 1 ? "" : "s",
                cells.size(),
                decided,
                open,
                rest,
                rest == 1 ? "does" : "do");
    }

    /** All cells, row by row. */
    static Stream<FaultCell> cells(List<FaultRow> rows) {
        return rows.stream().flatMap(row -> row.cells().values().stream());
    }
}
