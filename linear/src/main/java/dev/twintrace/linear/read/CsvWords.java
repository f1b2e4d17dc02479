package dev.twintrace.linear.read;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What fields of a record mean. Numbers are parsed where they lie; all else is looked up by its
 * bytes and becomes a string only when it is seen for the first time.
 */
final class CsvWords {
    /** The number of what no operation has so far that did not fail. */
    private static final int UNUSED = -1;

    private final History.Builder builder;
    private final CsvFields fields;
    private final Numeral numeral = new Numeral();
    private final Functions functions = new Functions();
    private final List<String> functionNames = new ArrayList<>();
    private final ByteTable functionTable = new ByteTable();
    private int[] functionNumbers = new int[16];
    private final List<Value> keyValues = new ArrayList<>();
    private final ByteTable keyTable = new ByteTable();
    private int[] keyNumbers = new int[16];
    private final ByteTable valueTable = new ByteTable();
    private long[] valueCodes = new long[16];
    private History.Form[] valueForms = new History.Form[16];
    private final ByteTable outcomeTable = new ByteTable();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final ByteTable executionsTable = new ByteTable();
    private final List<Executions> executions = new ArrayList<>();
    private byte[] bytes = new byte[0];
    private long line;
    private long code;

    CsvWords(History.Builder builder, CsvFields fields) {
        this.builder = builder;
        this.fields = fields;
    }

    /** The fields are now those of this record. */
    void record(byte[] itsBytes, long itsLine) {
        bytes = itsBytes;
        line = itsLine;
    }

    /** Refuses the file because of a field; negative for that of no column. */
    Refusal refusal(int field, String why) {
        if (field < 0) {
            return new Refusal(line, 0, why);
        }
        int start = fields.start(field);
        return new Refusal(fields.line(bytes, start, line), fields.column(bytes, start), why);
    }

    /** A number of 64 bits, signed or not. */
    long number(int field, String what) throws Refusal {
        int from = fields.start(field);
        int to = fields.end(field);
        return switch (numeral.parse(bytes, from, to)) {
            case NUMBER -> numeral.value();
            case LARGE -> throw tooLarge(field);
            case OTHER ->
                    throw refusal(
                            field,
                            what
                                    + (from == to
                                            ? " is missing"
                                            : " is expected, not " + Utf8.quoted(bytes, from, to)));
        };
    }

    /** A time: signed, and not that of what never returns. */
    long time(int field) throws Refusal {
        long time = number(field, "a time");
        boolean unsigned = time < 0 && bytes[fields.start(field)] != '-';
        if (time == History.NEVER || unsigned) {
            throw refusal(field, "times are below " + History.NEVER);
        }
        return time;
    }

    private Refusal tooLarge(int field) {
        return refusal(
                field,
                Numeral.tooLarge(Utf8.quoted(bytes, fields.start(field), fields.end(field))));
    }

    /** Reads the name of a function; {@link #function} gives its number. */
    int functionWord(int field) throws Refusal {
        int number = functionTable.number(bytes, fields.start(field), fields.end(field));
        if (number >= 0) {
            return number;
        }
        int fresh = ~number;
        int column = fields.column(bytes, fields.start(field));
        functionNames.add(functions.checked(text(field), line, column));
        functionNumbers = room(functionNumbers, fresh);
        functionNumbers[fresh] = UNUSED;
        return fresh;
    }

    /** The number of a function in the history, which has those only that did not fail. */
    int function(int word) {
        if (functionNumbers[word] == UNUSED) {
            functionNumbers[word] = builder.function(functionNames.get(word));
        }
        return functionNumbers[word];
    }

    /** Reads a key; {@link #key} gives its number. */
    int keyWord(int field) throws Refusal {
        int number = keyTable.number(bytes, fields.start(field), fields.end(field));
        if (number >= 0) {
            return number;
        }
        if (fields.empty(field)) {
            throw refusal(
                    field,
                    "the key is missing; where all operations are on one object, leave out the"
                            + " column `key`");
        }
        int fresh = ~number;
        keyValues.add(keyOf(field));
        keyNumbers = room(keyNumbers, fresh);
        keyNumbers[fresh] = UNUSED;
        return fresh;
    }

    /** The number of a key in the history, which has those only of what did not fail. */
    int key(int word) {
        if (keyNumbers[word] == UNUSED) {
            keyNumbers[word] = builder.key(keyValues.get(word));
        }
        return keyNumbers[word];
    }

    /** The key of histories without keys. */
    int onlyKey() {
        return builder.key(new Value.Word(0));
    }

    private Value keyOf(int field) throws Refusal {
        return switch (numeral.parse(bytes, fields.start(field), fields.end(field))) {
            case NUMBER -> new Value.Word(numeral.value());
            case LARGE -> throw tooLarge(field);
            case OTHER -> value(field, form(field));
        };
    }

    /** The code of an argument. */
    long argument(int field) throws Refusal {
        if (result(field) != History.Form.VALUE) {
            throw noValue(field);
        }
        return code;
    }

    /** How a result is to be read; its {@link #code} if it is a value. */
    History.Form result(int field) throws Refusal {
        int from = fields.start(field);
        int to = fields.end(field);
        switch (numeral.parse(bytes, from, to)) {
            case NUMBER -> {
                code = builder.number(numeral.value());
                return History.Form.VALUE;
            }
            case LARGE -> throw tooLarge(field);
            case OTHER -> {}
        }
        int number = valueTable.number(bytes, from, to);
        if (number < 0) {
            number = ~number;
            if (number == valueCodes.length) {
                valueCodes = Arrays.copyOf(valueCodes, 2 * number);
                valueForms = Arrays.copyOf(valueForms, 2 * number);
            }
            History.Form form = form(field);
            valueForms[number] = form;
            valueCodes[number] = form == History.Form.VALUE ? builder.code(value(field, form)) : 0;
        }
        code = valueCodes[number];
        return valueForms[number];
    }

    /** The code of the last result. */
    long code() {
        return code;
    }

    private History.Form form(int field) throws Refusal {
        return switch (text(field)) {
            case "true" -> quoted(field) ? History.Form.VALUE : History.Form.TRUE;
            case "false" -> quoted(field) ? History.Form.VALUE : History.Form.FALSE;
            case "empty" -> quoted(field) ? History.Form.VALUE : History.Form.EMPTY;
            default -> History.Form.VALUE;
        };
    }

    private Value value(int field, History.Form form) throws Refusal {
        if (form != History.Form.VALUE) {
            throw noValue(field);
        }
        String text = text(field);
        return text.equals("nil") && !quoted(field) ? new Value.Nil() : new Value.Text(text);
    }

    private Refusal noValue(int field) {
        String word = new String(bytes, fields.start(field), length(field), StandardCharsets.UTF_8);
        return refusal(
                field, "`" + word + "` is a result and no value; as text it is \"" + word + "\"");
    }

    private int length(int field) {
        return fields.end(field) - fields.start(field);
    }

    private boolean quoted(int field) {
        return !fields.empty(field) && bytes[fields.start(field)] == '"';
    }

    /** The text of a field without its quotes. */
    private String text(int field) throws Refusal {
        int from = fields.start(field);
        int to = fields.end(field);
        if (quoted(field)) {
            return Utf8.text(bytes, from + 1, to - 1, line).replace("\"\"", "\"");
        }
        String text = Utf8.text(bytes, from, to, line);
        if (!text.equals(text.strip())) {
            throw refusal(
                    field,
                    "blanks around " + Utf8.quoted(text.strip()) + "; remove them or use quotes");
        }
        return text;
    }

    /** How an operation ended. */
    Outcome outcome(int field) throws Refusal {
        int number = outcomeTable.number(bytes, fields.start(field), fields.end(field));
        if (number < 0) {
            String text = text(field);
            outcomes.add(
                    Outcome.of(text)
                            .orElseThrow(() ->
                                    refusal(
                                            field,
                                            Outcome.WORDS
                                                    + " is expected, not "
                                                    + Utf8.quoted(text))));
        }
        return outcomes.get(number < 0 ? ~number : number);
    }

    /** How often it was executed. */
    Executions executions(int field) throws Refusal {
        int number = executionsTable.number(bytes, fields.start(field), fields.end(field));
        if (number < 0) {
            String text = text(field);
            executions.add(
                    Repetition.of(text)
                            .orElseThrow(() ->
                                    refusal(
                                            field,
                                            Repetition.WORDS
                                                    + " is expected, not "
                                                    + Utf8.quoted(text))));
        }
        return executions.get(number < 0 ? ~number : number);
    }

    private static int[] room(int[] numbers, int index) {
        return index < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * index);
    }
}
