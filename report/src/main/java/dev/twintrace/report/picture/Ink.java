package dev.twintrace.report.picture;

import dev.twintrace.report.story.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much room text takes: a fixed width for each character, so that a layout needs no browser to
 * measure it. None of the fonts that {@link Svg} names is wider.
 */
final class Ink {
    /** From one base line to the next. */
    static final double LINE = 16;

    /** From the top of a line to its base line. */
    static final double ASCENT = 12;

    private static final double CHARACTER = 7.3;

    /** Monospaced fonts without digits in circles borrow them from others. */
    private static final double CIRCLED = 13;

    private static final Pattern NAME = Pattern.compile(".*#\\d+");

    /** A request's name and what it asks for are two things to a reader. */
    private static final Pattern REQUEST =
            Pattern.compile("(#\\d+)" + Words.TIE + "(?=\\p{javaJavaIdentifierPart}+\\()");

    /** A lane and its number, and what comes last after a preposition, do not stand alone. */
    private static final Pattern BELONGS =
            Pattern.compile("(\\b(?:lane|returns)|:|\\bon) (\\d+[:,]?|\\S+$)");

    /** A sentence flows; what is in parentheses stays together. */
    private static final Pattern FLOWS = Pattern.compile(Words.TIE + "(?![^()]*\\))");

    private Ink() {}

    /** How wide a text is. */
    static double width(String text) {
        double width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += width(text.codePointAt(i));
        }
        return width;
    }

    private static double width(int character) {
        return character >= '\u2460' && character <= '\u24ff' ? CIRCLED : CHARACTER;
    }

    /** How wide a column has to be for a text, between what is ugly and what is a waste. */
    record Need(double least, double good, double most) {
        /** What both fit into. */
        Need or(Need other) {
            return new Need(
                    Math.max(least, other.least),
                    Math.max(good, other.good),
                    Math.max(most, other.most));
        }
    }

    /** Broken where it reads worse, where it reads well, and not at all. */
    static Need need(String text) {
        List<String> words = words(text);
        return new Need(
                words.stream().flatMap(Ink::pieces).mapToDouble(Ink::width).max().orElse(0),
                words.stream().mapToDouble(Ink::width).max().orElse(0),
                width(text));
    }

    /**
     * Breaks a text at spaces; words that are too long at ties, where it hurts least; and only
     * where there is none, anywhere.
     */
    static List<String> wrap(String text, double width) {
        double most = Math.max(4 * CHARACTER, width);
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words(text)) {
            String rest = word;
            if (!line.isEmpty() && width(line + " " + rest) <= most) {
                line += " " + rest;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            while (width(rest) > most) {
                int cut = cut(rest, most);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(rest.charAt(cut) == Words.TIE ? cut + 1 : cut);
            }
            line = rest;
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line);
        }
        return lines.stream().map(Words::loose).toList();
    }

    /** Breaks a sentence, in which more may stand at the end of a line than in a label. */
    static List<String> sentence(String text, double width) {
        return wrap(FLOWS.matcher(text).replaceAll(" "), width);
    }

    private static List<String> words(String text) {
        String requests = REQUEST.matcher(text).replaceAll("$1 ");
        return List.of(
                BELONGS.matcher(requests).replaceAll("$1" + Words.TIE + "$2").split(" ", -1));
    }

    private static Stream<String> pieces(String word) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) == Words.TIE && hurts(word, i) <= 2) {
                pieces.add(word.substring(from, i));
                from = i + 1;
            }
        }
        pieces.add(word.substring(from));
        return pieces.stream();
    }

    private static int cut(String word, double most) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(degree -> last(word, most, degree))
                .flatMapToInt(OptionalInt::stream)
                .findFirst()
                .orElseGet(() -> fits(word, most));
    }

    private static OptionalInt last(String word, double most, int degree) {
        return IntStream.range(1, word.length() - 1)
                .filter(i -> word.charAt(i) == Words.TIE && hurts(word, i) == degree)
                .filter(i -> width(word.substring(0, i)) <= most)
                .max();
    }

    private static int fits(String word, double most) {
        int cut = 1;
        while (width(word.substring(0, cut + 1)) <= most) {
            cut++;
        }
        return Character.isLowSurrogate(word.charAt(cut)) ? cut - 1 : cut;
    }

    /**
     * How much a break at a tie hurts, from 1 to 5: {@code data: | 1 → 2} is fine, {@code data: 1 |
     * → 2} will do, and {@code data: 1 → | 2} looks like a mistake.
     */
    private static int hurts(String word, int at) {
        char before = word.charAt(at - 1);
        char after = word.charAt(at + 1);
        if (before == ':' || NAME.matcher(word).region(0, at).matches()) {
            return 1;
        }
        if (before == '=' || before == '\u2192') {
            return 5;
        }
        if (before == ',' && inBraces(word, at)) {
            return 4;
        }
        return after == '=' || after == '\u2192' || before == ',' ? 2 : 3;
    }

    private static boolean inBraces(String word, int at) {
        return word.lastIndexOf('{', at) > word.lastIndexOf('}', at);
    }
}
