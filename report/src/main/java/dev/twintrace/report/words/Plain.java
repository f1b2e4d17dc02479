package dev.twintrace.report.words;

import java.util.stream.Collectors;

/**
 * Text of strangers: what a history holds must not move the cursor of a terminal, nor hide in a
 * picture.
 */
public final class Plain {
    private Plain() {}

    /** The text with escapes for what has no shape. */
    public static String of(String text) {
        return text.codePoints().mapToObj(Plain::shown).collect(Collectors.joining());
    }

    /** The same, of limited length. */
    public static String of(String text, int most) {
        String all = of(text.length() > 4 * most ? text.substring(0, 4 * most) : text);
        if (all.length() <= most) {
            return all;
        }
        int cut = Character.isHighSurrogate(all.charAt(most - 2)) ? most - 2 : most - 1;
        return all.substring(0, cut) + "\u2026";
    }

    /** The text with a replacement character for what has no shape; lines and tabs stay. */
    public static String visible(String text) {
        return text.codePoints()
                .map(c -> c == '\n' || c == '\t' || hasShape(c) ? c : '\ufffd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean hasShape(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    private static String shown(int c) {
        if (hasShape(c)) {
            return Character.toString(c);
        }
        return c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\u{%x}".formatted(c);
    }
}
