package dev.twintrace.linear.read;

import dev.twintrace.linear.history.History;
import java.util.HashSet;
import java.util.Set;

/** The names of functions in a file: not more than a history has room for. */
final class Functions {
    private static final int MOST = 128;

    private final Set<String> names = new HashSet<>();

    /** A name that a file uses. */
    String checked(String name, long line, int column) throws Refusal {
        if (name.isBlank()) {
            throw new Refusal(line, column, "the name of an operation is missing");
        }
        names.add(name);
        if (names.size() > MOST) {
            throw new Refusal(
                    line,
                    column,
                    "a history has at most "
                            + MOST
                            + " different operations, this would be one more: "
                            + Utf8.quoted(name)
                            + "; what differs from call to call goes into the arguments");
        }
        return name;
    }

    /** Checks that codes of values are unique. */
    static void unambiguous(History.Builder builder, long line) throws Refusal {
        if (builder.ambiguous()) {
            throw new Refusal(
                    line,
                    0,
                    "a history with text or nil cannot have numbers from -9223372036854775808 to"
                            + " -9223372032559808513, nor from 9223372036854775808 to"
                            + " 9223372041149743103; write such numbers as text, in quotes");
        }
    }
}
