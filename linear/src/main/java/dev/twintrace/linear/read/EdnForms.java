package dev.twintrace.linear.read;

/**
 * Finds where the maps of an EDN file begin and end, so that one after the other goes to the
 * library, each with its line: the library reads a whole vector at once and counts no lines. It
 * also keeps brackets from nesting so deep that the library's recursion would overflow the stack.
 */
final class EdnForms {
    /** Entries of histories nest three or four deep. */
    private static final int DEEPEST = 100;

    /** What the last {@link #find} found. */
    enum Found {
        /** Something in brackets, with what is in front of it. */
        FORM,
        /** The bracket that opens a vector or list around the entries. */
        OPEN,
        /** The one that closes it. */
        CLOSE,
        /** Nothing, or not the end of it. */
        NOTHING
    }

    private long line = 1;
    private int start;
    private int end;
    private long startLine;
    private boolean some;
    private boolean inside;
    private boolean closed;

    /** Where the form begins, or where to begin the next time. */
    int start() {
        return start;
    }

    /** After what was found. */
    int end() {
        return end;
    }

    /** The line in which it begins. */
    long startLine() {
        return startLine;
    }

    /** Whether a vector or list was begun and not ended. */
    boolean inside() {
        return inside;
    }

    /** Whether there was anything so far. */
    boolean some() {
        return some;
    }

    /** Finds the next of the above. */
    Found find(byte[] bytes, int from, int to) throws Refusal {
        int at = skip(bytes, from, to);
        start = at;
        startLine = line;
        if (at == to || bytes[at] == ';') {
            return Found.NOTHING;
        }
        int b = bytes[at];
        if (closed) {
            throw new Refusal(line, 0, "after the end of the vector nothing is expected");
        }
        if ((b == '[' || b == '(') && !some) {
            some = true;
            inside = true;
            end = at + 1;
            return Found.OPEN;
        }
        if ((b == ']' || b == ')') && inside) {
            inside = false;
            closed = true;
            end = at + 1;
            return Found.CLOSE;
        }
        long before = line;
        end = form(bytes, at, to);
        if (end < 0) {
            line = before;
            return Found.NOTHING;
        }
        some = true;
        return Found.FORM;
    }

    private int skip(byte[] bytes, int from, int to) {
        int at = from;
        int begun = from;
        while (at < to) {
            if (bytes[at] == ';') {
                begun = at;
                while (at < to && bytes[at] != '\n') {
                    at++;
                }
                if (at == to) {
                    // The comment comes again, with more of it.
                    return begun;
                }
            } else if (blank(bytes[at])) {
                line += bytes[at] == '\n' ? 1 : 0;
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    private static boolean blank(byte b) {
        return (b >= 0 && b <= ' ') || b == ',';
    }

    /** After the bracket that closes the first one; -1 if it is not there. */
    private int form(byte[] bytes, int from, int to) throws Refusal {
        int depth = 0;
        int tags = 0;
        int at = from;
        while (at < to) {
            byte b = bytes[at];
            switch (b) {
                case '\n' -> line++;
                case '"' -> {
                    at = string(bytes, at + 1, to);
                    if (at < 0) {
                        return -1;
                    }
                }
                // A character like \[ or \" opens nothing.
                case '\\' -> at++;
                case ';' -> {
                    while (at + 1 < to && bytes[at + 1] != '\n') {
                        at++;
                    }
                }
                case '#' -> tags++;
                case '{', '[', '(' -> {
                    depth++;
                    if (depth > DEEPEST || tags > DEEPEST) {
                        throw new Refusal(
                                line, 0, "what is more than " + DEEPEST + " deep is no history");
                    }
                }
                case '}', ']', ')' -> {
                    depth--;
                    if (depth < 0) {
                        throw new Refusal(
                                line, 0, "a closing `" + (char) b + "` that nothing has opened");
                    }
                    if (depth == 0) {
                        return at + 1;
                    }
                }
                default -> {}
            }
            at++;
        }
        return -1;
    }

    /** The closing quote, or -1 if it is not there. */
    private int string(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            switch (bytes[at]) {
                case '\\' -> at++;
                case '\n' -> line++;
                case '"' -> {
                    return at;
                }
                default -> {}
            }
        }
        return -1;
    }
}
