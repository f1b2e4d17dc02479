package dev.twintrace.linear.read;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the format of a file from how it begins. */
final class Detection {
    private static final Pattern LOG =
            Pattern.compile("(?m)(?:^|\\s)\\S+\\s+:(?:invoke|ok|fail|info)\\s");
    private static final String FORMATS =
            "one of CSV with a header, Jepsen's EDN, Jepsen's log, or JSON lines is expected;"
                    + " docs/histories.md describes them";

    private Detection() {}

    /** Whether there is nothing but blanks. */
    static boolean blank(byte[] bytes, int from, int to) {
        return skip(bytes, from, to) == to;
    }

    /**
     * The format; empty if that cannot be told yet.
     *
     * @param enough whether it has to be told
     */
    static Optional<HistoryFormat> of(byte[] bytes, int from, int to, boolean enough)
            throws Refusal {
        int start = skip(bytes, from, to);
        int line = start;
        while (line < to && bytes[line] != '\n') {
            line++;
        }
        if (line == to && !enough) {
            return Optional.empty();
        }
        switch (bytes[start]) {
            case '{' -> {
                return Optional.of(afterBrace(bytes, start + 1, to));
            }
            case '[', '(' -> {
                arrayOfObjects(bytes, start + 1, to);
                return Optional.of(HistoryFormat.EDN);
            }
            case ';' -> {
                return Optional.of(HistoryFormat.EDN);
            }
            case '#' -> {
                if (start + 1 < line && bytes[start + 1] > ' ') {
                    return Optional.of(HistoryFormat.EDN);
                }
            }
            default -> {}
        }
        String first = new String(bytes, start, line - start, StandardCharsets.ISO_8859_1);
        if (first.indexOf(',') >= 0 && first.contains("operation") && first.contains("process")) {
            return Optional.of(HistoryFormat.CSV);
        }
        String all = new String(bytes, start, to - start, StandardCharsets.ISO_8859_1);
        if (LOG.matcher(all).find()) {
            return Optional.of(HistoryFormat.LOG);
        }
        if (first.indexOf(',') >= 0) {
            return Optional.of(HistoryFormat.CSV); // With a header that is not right: it says how.
        }
        if (enough) {
            throw new Refusal(1, 0, "this is no history that is known: " + FORMATS);
        }
        return Optional.empty();
    }

    private static HistoryFormat afterBrace(byte[] bytes, int from, int to) {
        int at = skip(bytes, from, to);
        return at < to && (bytes[at] == '"' || bytes[at] == '}')
                ? HistoryFormat.JSON_LINES
                : HistoryFormat.EDN;
    }

    private static void arrayOfObjects(byte[] bytes, int from, int to) throws Refusal {
        int at = skip(bytes, from, to);
        if (at < to
                && bytes[at] == '{'
                && afterBrace(bytes, at + 1, to) == HistoryFormat.JSON_LINES) {
            throw new Refusal(
                    1,
                    0,
                    "an object a line is expected, not an array of them: `jq -c '.[]'` takes it"
                            + " apart");
        }
    }

    private static int skip(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] >= 0 && bytes[at] <= ' ')) {
            at++;
        }
        return at;
    }
}
