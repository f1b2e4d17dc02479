package dev.twintrace.linear.read;

import dev.twintrace.linear.history.History;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Jepsen's log: the lines of operations among others. */
final class LogRecords implements Records {
    private static final Pattern ENTRY =
            Pattern.compile(
                    "(?:^|.*?\\s)(-?\\d+|:nemesis)\\s+:(invoke|ok|fail|info)\\s+:(\\S+)(?:\\s+([^\\t]*)(?:\\t.*)?)?");
    private static final Pattern LIKE_AN_ENTRY =
            Pattern.compile(
                    "jepsen\\.util[^\\w:]*\\s-?\\d+\\t|\\s:(?:invoke|ok|fail|info)(?:\\s|$)");
    private static final int DEEPEST = 100;

    private final JepsenOperations operations;
    private final boolean independent;
    private long line;
    private boolean entries;

    LogRecords(ReadOptions options) {
        this.operations = new JepsenOperations(options);
        this.independent = options.independent();
    }

    @Override
    public int take(byte[] bytes, int from, int to, boolean last) throws Refusal {
        int here = from;
        while (here < to) {
            int end = here;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            if (end == to && !last) {
                return here;
            }
            line++;
            line(Utf8.text(bytes, here, end, line).stripTrailing());
            here = Math.min(to, end + 1);
        }
        if (last && !entries) {
            throw new Refusal(
                    0,
                    0,
                    "no line is that of an operation, such as `INFO  jepsen.util - 0  :invoke "
                            + " :read  nil`");
        }
        return here;
    }

    @Override
    public History history() {
        return operations.history();
    }

    @Override
    public Horizon horizon() {
        return operations.horizon(true);
    }

    private void line(String text) throws Refusal {
        Matcher entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            if (LIKE_AN_ENTRY.matcher(text).find()) {
                throw new Refusal(
                        line,
                        0,
                        "process, :invoke, :ok, :fail or :info, operation and value are expected,"
                                + " not "
                                + Utf8.quoted(text));
            }
            return;
        }
        entries = true;
        if (entry.group(1).startsWith(":")) {
            return; // No client: it does harm to the system.
        }
        JepsenType type = JepsenType.valueOf(entry.group(2).toUpperCase(Locale.ROOT));
        String function = entry.group(3);
        Optional<EdnDatum> said = value(entry.group(4));
        JepsenValue value =
                switch (type) {
                    case INVOKE ->
                            JepsenValue.of(Optional.empty(), said, independent, line)
                                    .invoking(function, line);
                    case OK -> JepsenValue.of(Optional.empty(), said, independent, line);
                    case FAIL, INFO ->
                            JepsenValue.of(Optional.empty(), Optional.empty(), independent, line);
                };
        operations.add(
                new JepsenOperations.Entry(
                        line, process(entry.group(1)), type, function, value, line));
    }

    private long process(String digits) throws Refusal {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException large) {
            throw new Refusal(line, 0, Numeral.tooLarge(digits));
        }
    }

    private Optional<EdnDatum> value(@Nullable String text) throws Refusal {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.chars().filter(c -> c == '[' || c == '(' || c == '{' || c == '#').count()
                > DEEPEST) {
            throw new Refusal(line, 0, "so many brackets are no value: " + Utf8.quoted(text));
        }
        EdnDatum datum = EdnDatum.parse(text, line);
        return datum.absent() ? Optional.empty() : Optional.of(datum);
    }
}
