package dev.twintrace.report.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * How much room text takes that strangers wrote: as {@link Ink} says, but letters of other scripts
 * than the European ones come from other fonts, and are taken to be twice as wide.
 */
public final class Lettering {
    /** From one base line to the next. */
    public static final double LINE = Ink.LINE;

    /** From the top of a line to its base line. */
    public static final double ASCENT = Ink.ASCENT;

    private static final String ELLIPSIS = "\u2026";

    private Lettering() {}

    /** How wide a text is. */
    public static double width(String text) {
        return Ink.width("m") * columns(text);
    }

    private static int columns(String text) {
        return text.codePoints().map(Lettering::columns).sum();
    }

    private static int columns(int letter) {
        boolean european = letter < 0x530;
        boolean punctuation = letter >= 0x2010 && letter < 0x2200;
        return european || punctuation ? 1 : 2;
    }

    /** The text, or its beginning and its end and an ellipsis between them. */
    public static String middle(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int head = fitting(text, (width - width(ELLIPSIS)) * 2 / 3);
        int tail = text.length();
        double room = width - width(ELLIPSIS) - width(text.substring(0, head));
        while (width(text.substring(text.offsetByCodePoints(tail, -1))) <= room) {
            tail = text.offsetByCodePoints(tail, -1);
        }
        return text.substring(0, head) + ELLIPSIS + text.substring(tail);
    }

    /** How many characters of the beginning fit; all letters stay whole. */
    private static int fitting(String text, double width) {
        int end = 0;
        double used = 0;
        while (end < text.length()) {
            int letter = text.codePointAt(end);
            used += Ink.width("m") * columns(letter);
            if (used > width) {
                break;
            }
            end += Character.charCount(letter);
        }
        return end;
    }

    /** Breaks a text at spaces, and words that are too long wherever it must. */
    public static List<String> wrap(String text, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line) > width) {
                int end = Math.max(Character.charCount(line.codePointAt(0)), fitting(line, width));
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line);
        return List.copyOf(lines);
    }
}
