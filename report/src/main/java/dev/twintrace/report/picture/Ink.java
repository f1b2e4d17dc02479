package dev.twintrace.report.picture;

import dev.twintrace.report.story.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * How much room text takes: a fixed width for each character, so that a layout needs no browser to
 * measure it. No common monospaced font is wider.
 */
final class Ink {
    /** From one base line to the next. */
    static final double LINE = 16;

    /** From the top of a line to its base line. */
    static final double ASCENT = 12;

    private static final double CHARACTER = 7.3;

    private Ink() {}

    /** How wide a text is. */
    static double width(String text) {
        return CHARACTER * text.codePointCount(0, text.length());
    }

    /** Breaks a text at spaces, and words that are too long wherever it must. */
    static List<String> wrap(String text, double width) {
        int most = Math.max(4, (int) (width / CHARACTER));
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() <= most) {
                line.append(' ').append(rest);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > most) {
                int cut = cut(rest, most);
                lines.add(rest.substring(0, cut).strip());
                rest = rest.substring(cut).replaceFirst("^\u00a0", "");
            }
            line.append(rest);
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines.stream().map(Words::loose).toList();
    }

    /** After the last space that ties words together, if there is one. */
    private static int cut(String word, int most) {
        int tie = word.lastIndexOf(Words.TIE, most);
        return tie > most / 3 ? tie : most;
    }
}
