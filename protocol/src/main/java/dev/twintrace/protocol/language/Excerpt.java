package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;

/** Draws a diagnostic below the line of the source that it is about. */
final class Excerpt {
    private static final Span WHOLE_FILE = new Span(1, 1, 0);
    private static final int TAB = 4;
    private static final int WIDTH = 100;
    private static final int BEFORE = 30;

    private Excerpt() {}

    static String render(Diagnostic diagnostic, String source) {
        Span span = diagnostic.span();
        boolean wholeFile = span.equals(WHOLE_FILE);
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s%s: %s %s: %s"
                        .formatted(
                                diagnostic.file(),
                                wholeFile ? "" : ":" + span.line() + ":" + span.column(),
                                diagnostic.severity().label(),
                                diagnostic.code().number(),
                                diagnostic.message()));
        String line = line(source, span.line());
        if (!wholeFile && !line.isBlank()) {
            drawLine(lines, line, span);
        }
        if (!diagnostic.hint().isEmpty()) {
            lines.add("help: " + diagnostic.hint());
        }
        return String.join("\n", lines);
    }

    private static String line(String source, int number) {
        return source.lines().skip(number - 1L).findFirst().orElse("");
    }

    private static void drawLine(List<String> lines, String line, Span span) {
        int[] points = line.codePoints().toArray();
        int column = Math.min(span.column() - 1, points.length);
        int end =
                Math.min(column + Math.max(1, span.length()), Math.max(points.length, column + 1));
        int from = 0;
        int to = points.length;
        if (points.length > WIDTH) {
            from = Math.max(0, column - BEFORE);
            to = Math.min(points.length, from + WIDTH);
        }
        StringBuilder text = new StringBuilder(from > 0 ? "…" : "");
        StringBuilder marks = new StringBuilder(from > 0 ? " " : "");
        for (int i = from; i < to || (i == column && i < end); i++) {
            String shown = i < points.length ? shown(points[i]) : " ";
            text.append(shown);
            if (i < end) {
                marks.append((i < column ? " " : "^").repeat(columns(shown)));
            }
        }
        if (to < points.length) {
            text.append("…");
        }
        lines.add("    " + text.toString().stripTrailing());
        lines.add("    " + marks);
    }

    private static String shown(int point) {
        if (point == '\t') {
            return " ".repeat(TAB);
        }
        return Character.isISOControl(point) ? "?" : Character.toString(point);
    }

    /**
     * How many columns a terminal uses: two for East Asian and pictographic characters, none for
     * marks.
     */
    private static int columns(String shown) {
        int point = shown.codePointAt(0);
        if (Character.getType(point) == Character.NON_SPACING_MARK) {
            return 0;
        }
        boolean wide =
                (point >= 0x1100 && point <= 0x115F)
                        || (point >= 0x2E80 && point <= 0xA4CF)
                        || (point >= 0xAC00 && point <= 0xD7A3)
                        || (point >= 0xF900 && point <= 0xFAFF)
                        || (point >= 0xFE30 && point <= 0xFE6F)
                        || (point >= 0xFF00 && point <= 0xFF60)
                        || (point >= 0x1F300 && point <= 0x1FAFF);
        return wide ? 2 : shown.length() > 1 && point == ' ' ? shown.length() : 1;
    }
}
