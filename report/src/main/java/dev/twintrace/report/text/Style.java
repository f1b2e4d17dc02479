package dev.twintrace.report.text;

import java.util.stream.Collectors;

/**
 * How to print.
 *
 * @param colour whether to use ANSI colours; nothing is said by colour alone
 * @param unicode whether to use more than ASCII
 * @param width the columns of a line, at least 60
 * @param full whether long runs are shown without leaving out steps
 */
public record Style(boolean colour, boolean unicode, int width, boolean full) {
    public Style {
        if (width < 60) {
            throw new IllegalArgumentException("a report needs 60 columns, not " + width);
        }
    }

    /** Folds long runs. */
    public Style(boolean colour, boolean unicode, int width) {
        this(colour, unicode, width, false);
    }

    /** The same, with every step. */
    public Style unfolded() {
        return new Style(colour, unicode, width, true);
    }

    /** Unicode, no colour, 100 columns. */
    public static final Style PLAIN = new Style(false, true, 100);

    /** The text in the characters that may be used. */
    String text(String text) {
        return unicode
                ? text
                : text.codePoints().mapToObj(Style::ascii).collect(Collectors.joining());
    }

    private static String ascii(int c) {
        if (c == '\n' || (c >= ' ' && c < 127)) {
            return Character.toString(c);
        }
        if (c >= '\u2460' && c <= '\u2468') {
            return "(" + (c - '\u2460' + 1) + ")";
        }
        return switch (c) {
            case '\u00a0' -> "\u00a0"; // A tie: it becomes a space when printed.
            case '\u2192' -> "->";
            case '\u25ba' -> ">";
            case '\u25c4' -> "<";
            case '\u2500', '\u254c', '\u2013' -> "-";
            case '\u2550' -> "=";
            case '\u2502', '\u253c' -> "|";
            case '\u250a' -> ":";
            case '\u251c', '\u2524' -> "+";
            case '\u2510', '\u250c' -> ".";
            case '\u2514', '\u2518' -> "'";
            case '\u2717' -> "x";
            case '\u2713' -> "ok";
            case '\u2014' -> "--";
            case '\u2026' -> "...";
            case '\u221e' -> "inf";
            case '\u2260' -> "!=";
            case '\u2264' -> "<=";
            case '\u2265' -> ">=";
            case '\u201c', '\u201d' -> "\"";
            case '\u2018', '\u2019' -> "'";
            default -> "?";
        };
    }
}
