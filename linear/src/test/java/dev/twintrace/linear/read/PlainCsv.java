package dev.twintrace.linear.read;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** CSV once more, from docs/histories.md alone, with a string for everything. */
final class PlainCsv {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final BigInteger ALMOST = LEAST.add(BigInteger.TWO.pow(32));

    private static final Map<String, Executions> EXECUTIONS =
            Map.of(
                    "once", Executions.ONCE,
                    "at most once", Executions.AT_MOST_ONCE,
                    "at least once", Executions.AT_LEAST_ONCE,
                    "any number", Executions.ANY_NUMBER);

    private final Set<String> functions = new HashSet<>();
    private boolean extreme;
    private boolean symbols;

    /** A field, or the lack of it. */
    private record Field(String text, boolean quoted) {
        boolean empty() {
            return text.isEmpty() && !quoted;
        }
    }

    /** That a file is no history. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The operations of a file; empty if it is to be refused. */
    static Optional<List<Operation>> read(byte[] bytes) {
        try {
            return Optional.of(new PlainCsv().all(bytes));
        } catch (Wrong wrong) {
            return Optional.empty();
        }
    }

    private List<Operation> all(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            throw new Wrong();
        }
        text = text.startsWith("\ufeff") ? text.substring(1) : text;
        List<List<Field>> records = new ArrayList<>(records(text));
        records.removeIf(record -> record.size() == 1 && record.getFirst().empty());
        if (records.isEmpty()) {
            throw new Wrong();
        }
        List<String> header =
                records.removeFirst().stream().map(field -> field.text().strip()).toList();
        check(header);
        List<Operation> operations = new ArrayList<>();
        for (List<Field> record : records) {
            operation(header, record).ifPresent(operations::add);
            require(!(extreme && symbols));
        }
        operations.sort(Comparator.comparingLong(Operation::called));
        return operations;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Wrong();
        }
    }

    private static void check(List<String> header) {
        List<String> known =
                List.of(
                        "process",
                        "invoke",
                        "complete",
                        "operation",
                        "key",
                        "arg1",
                        "arg2",
                        "arg3",
                        "arg4",
                        "result",
                        "outcome",
                        "executions");
        require(known.containsAll(header));
        require(new HashSet<>(header).size() == header.size());
        require(header.containsAll(known.subList(0, 4)));
        for (int a = 2; a <= 4; a++) {
            require(!header.contains("arg" + a) || header.contains("arg" + (a - 1)));
        }
    }

    /** Splits at commas and line breaks that are not in quotes. */
    private static List<List<Field>> records(String text) {
        List<List<Field>> records = new ArrayList<>();
        List<Field> record = new ArrayList<>();
        int at = 0;
        while (at < text.length() || !record.isEmpty()) {
            int end = at;
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            String field;
            if (quoted) {
                StringBuilder content = new StringBuilder();
                end++;
                while (true) {
                    require(end < text.length());
                    if (text.charAt(end) != '"') {
                        content.append(text.charAt(end++));
                    } else if (text.startsWith("\"\"", end)) {
                        content.append('"');
                        end += 2;
                    } else {
                        end++;
                        break;
                    }
                }
                if (text.startsWith("\r\n", end) || text.substring(end).equals("\r")) {
                    end++;
                }
                require(end == text.length() || ",\n".indexOf(text.charAt(end)) >= 0);
                field = content.toString();
            } else {
                while (end < text.length() && ",\n".indexOf(text.charAt(end)) < 0) {
                    require(text.charAt(end) != '"');
                    end++;
                }
                field = text.substring(at, end);
                boolean over = end == text.length() || text.charAt(end) == '\n';
                field = over && field.endsWith("\r") ? field.substring(0, end - at - 1) : field;
            }
            record.add(new Field(field, quoted));
            if (end == text.length() || text.charAt(end) == '\n') {
                records.add(record);
                record = new ArrayList<>();
            }
            at = end + 1;
        }
        return records;
    }

    private Optional<Operation> operation(List<String> header, List<Field> record) {
        require(record.size() == header.size());
        String[] names = {"arg1", "arg2", "arg3", "arg4"};
        long process = number(field(header, record, "process")).longValue();
        long called = time(field(header, record, "invoke"));
        Field complete = field(header, record, "complete");
        OptionalLong returned =
                complete.empty() ? OptionalLong.empty() : OptionalLong.of(time(complete));
        require(returned.isEmpty() || returned.getAsLong() >= called);
        Field function = field(header, record, "operation");
        require(!bare(function).isBlank());
        functions.add(function.text());
        require(functions.size() <= 128);
        Value key = header.contains("key") ? key(field(header, record, "key")) : new Value.Word(0);
        String outcome =
                said(field(header, record, "outcome"), returned.isPresent() ? "ok" : "unknown");
        require(List.of("ok", "fail", "unknown").contains(outcome));
        boolean ok = outcome.equals("ok");
        require(!ok || returned.isPresent());
        Field times = field(header, record, "executions");
        String executions = said(times, ok ? "once" : "at most once");
        require(EXECUTIONS.containsKey(executions));
        boolean failed = outcome.equals("fail");
        require(!failed || times.empty() || !EXECUTIONS.get(executions).required());
        List<Value> arguments = new ArrayList<>();
        boolean over = false;
        for (String name : names) {
            Field argument = field(header, record, name);
            require(argument.empty() || !over);
            over |= argument.empty();
            if (!argument.empty()) {
                arguments.add(value(argument));
            }
        }
        Field result = field(header, record, "result");
        require(!outcome.equals("unknown") || result.empty());
        Response response = response(result);
        if (failed) {
            return Optional.empty();
        }
        return Optional.of(
                new Operation(
                        process,
                        called,
                        ok ? returned : OptionalLong.empty(),
                        key,
                        function.text(),
                        arguments,
                        response,
                        EXECUTIONS.get(executions)));
    }

    private static Field field(List<String> header, List<Field> record, String name) {
        int at = header.indexOf(name);
        return at < 0 ? new Field("", false) : record.get(at);
    }

    private static String said(Field field, String otherwise) {
        return field.empty() ? otherwise : bare(field);
    }

    private static String bare(Field field) {
        require(field.quoted() || field.text().equals(field.text().strip()));
        return field.text();
    }

    private static long time(Field field) {
        BigInteger time = number(field);
        require(time.compareTo(BigInteger.valueOf(Long.MAX_VALUE)) < 0);
        return time.longValue();
    }

    private static BigInteger number(Field field) {
        require(!field.quoted() && numeral(field.text()));
        BigInteger number =
                field.text().matches("0[xX].*")
                        ? new BigInteger(field.text().substring(2), 16)
                        : new BigInteger(field.text());
        require(number.compareTo(LEAST) >= 0 && number.compareTo(MOST) <= 0);
        return number;
    }

    private static boolean numeral(String text) {
        return text.matches("-?[0-9]+|0[xX][0-9a-fA-F]+");
    }

    private static Value key(Field field) {
        require(!field.empty());
        if (!field.quoted() && numeral(field.text())) {
            return new Value.Word(number(field).longValue());
        }
        require(field.quoted() || !List.of("true", "false", "empty").contains(bare(field)));
        return field.quoted() || !field.text().equals("nil")
                ? new Value.Text(field.text())
                : new Value.Nil();
    }

    private Value value(Field field) {
        Value value = key(field);
        if (value instanceof Value.Word(long number)) {
            extreme |= BigInteger.valueOf(number).compareTo(ALMOST) < 0;
        } else {
            symbols = true;
        }
        return value;
    }

    private Response response(Field field) {
        if (field.empty()) {
            return new Response.Done();
        }
        if (!field.quoted()) {
            String word = bare(field);
            if (word.equals("true") || word.equals("false")) {
                return new Response.Answered(word.equals("true"));
            }
            if (word.equals("empty")) {
                return new Response.Empty();
            }
        }
        return new Response.Returned(value(field));
    }
}
