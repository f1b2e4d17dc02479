package dev.twintrace.report.text;

import java.util.ArrayList;
import java.util.List;

/** Text of one tint, without line breaks. */
record Painted(String text, Tint tint) {
    /** What a stretch of text is, not which colour it has; that follows. */
    enum Tint {
        PLAIN(""),
        BAD("\u001b[1;31m"),
        GOOD("\u001b[1;32m"),
        WARN("\u001b[33m"),
        DECISION("\u001b[36m"),
        STRONG("\u001b[1m"),
        FAINT("\u001b[2m");

        private final String code;

        Tint(String code) {
            this.code = code;
        }
    }

    private static final String RESET = "\u001b[0m";

    static Painted plain(String text) {
        return new Painted(text, Tint.PLAIN);
    }

    static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    String print(boolean colour) {
        return colour && tint != Tint.PLAIN && !text.isBlank() ? tint.code + text + RESET : text;
    }

    /** The lines that a text takes; ties do not break unless a single word is too long. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (line.isEmpty() && rest.length() > width) {
                int tie = rest.lastIndexOf('\u00a0', width);
                int cut = tie > 0 ? tie : width;
                lines.add(rest.substring(0, cut));
                rest = rest.substring(tie > 0 ? cut + 1 : cut);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines.stream().map(l -> l.replace('\u00a0', ' ')).toList();
    }
}
