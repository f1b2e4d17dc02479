package dev.twintrace.linear.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Operations, in the order of their calls. In columns, as deciders walk millions of them: an
 * operation is a number from 0, a value is a code that is equal for equal values.
 */
public final class History {
    /** The most arguments that an operation has. */
    public static final int ARGUMENTS = 4;

    /** The time of a return that did not happen. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Codes of values that are no numbers, from the lowest long upwards. */
    private static final long FIRST_SYMBOL = Long.MIN_VALUE;

    /** So many values that are no numbers fit. */
    private static final long SYMBOLS = 1L << 32;

    private final int size;
    private final long[] process;
    private final long[] called;
    private final long[] returned;
    private final int[] key;
    private final byte[] function;
    private final byte[] arguments;
    private final long[][] argument;
    private final Form[] form;
    private final long[] result;
    private final Executions[] executions;
    private final List<Value> keys;
    private final List<String> functions;
    private final List<Value> symbols;

    /** How a result is to be read. */
    public enum Form {
        /** There is none, or nobody knows it. */
        NONE,
        /** A value. */
        VALUE,
        /** Success. */
        TRUE,
        /** No success. */
        FALSE,
        /** There was nothing to take. */
        EMPTY
    }

    private History(Builder from, int[] order) {
        this.size = order.length;
        this.process = in(order, from.process);
        this.called = in(order, from.called);
        this.returned = in(order, from.returned);
        this.key = new int[size];
        this.function = in(order, from.function);
        this.arguments = in(order, from.arguments);
        this.argument = new long[ARGUMENTS][];
        for (int a = 0; a < ARGUMENTS; a++) {
            argument[a] = a < from.widest ? in(order, from.argument[a]) : new long[0];
        }
        this.form = new Form[size];
        this.result = in(order, from.result);
        this.executions = new Executions[size];
        for (int i = 0; i < size; i++) {
            key[i] = from.key[order[i]];
            form[i] = from.form[order[i]];
            executions[i] = from.executions[order[i]];
        }
        this.keys = List.copyOf(from.keys);
        this.functions = List.copyOf(from.functions);
        this.symbols = List.copyOf(from.symbols);
    }

    private static long[] in(int[] order, long[] column) {
        long[] sorted = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = order[i] < column.length ? column[order[i]] : 0;
        }
        return sorted;
    }

    private static byte[] in(int[] order, byte[] column) {
        byte[] sorted = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = column[order[i]];
        }
        return sorted;
    }

    /** How many operations there are. */
    public int size() {
        return size;
    }

    /** Who called it. */
    public long process(int operation) {
        return process[operation];
    }

    /** When it was called; not less than the operation before. */
    public long called(int operation) {
        return called[operation];
    }

    /** When it returned, or {@link #NEVER}. */
    public long returned(int operation) {
        return returned[operation];
    }

    /** The number of its key in {@link #keys}. */
    public int key(int operation) {
        return key[operation];
    }

    /** The number of its function in {@link #functions}. */
    public int function(int operation) {
        return function[operation];
    }

    /** How many arguments it has. */
    public int arguments(int operation) {
        return arguments[operation];
    }

    /** The code of an argument that it has. */
    public long argument(int operation, int which) {
        return argument[which][operation];
    }

    /** How its result is to be read. */
    public Form form(int operation) {
        return form[operation];
    }

    /** The code of its result, if that is a value. */
    public long result(int operation) {
        return result[operation];
    }

    /** How often it may have taken effect. */
    public Executions executions(int operation) {
        return executions[operation];
    }

    /** All keys, in the order in which they came. */
    public List<Value> keys() {
        return keys;
    }

    /** The names of all functions, in the order in which they came. */
    public List<String> functions() {
        return functions;
    }

    /** Whether values are numbers and nothing else, so that codes may be added. */
    public boolean numbersOnly() {
        return symbols.isEmpty();
    }

    /** The value with this code. */
    public Value value(long code) {
        long symbol = code - FIRST_SYMBOL;
        return symbol >= 0 && symbol < symbols.size()
                ? symbols.get((int) symbol)
                : new Value.Word(code);
    }

    /** The code of a value; empty if it is no number and the history does not have it. */
    public OptionalLong code(Value value) {
        if (value instanceof Value.Word(long number)) {
            return OptionalLong.of(number);
        }
        int symbol = symbols.indexOf(value);
        return symbol < 0 ? OptionalLong.empty() : OptionalLong.of(FIRST_SYMBOL + symbol);
    }

    /** An operation as an object. */
    public Operation operation(int number) {
        List<Value> its = new ArrayList<>();
        for (int a = 0; a < arguments[number]; a++) {
            its.add(value(argument[a][number]));
        }
        return new Operation(
                process[number],
                called[number],
                returned[number] == NEVER
                        ? OptionalLong.empty()
                        : OptionalLong.of(returned[number]),
                keys.get(key[number]),
                functions.get(function[number]),
                its,
                switch (form(number)) {
                    case NONE -> new Response.Done();
                    case VALUE -> new Response.Returned(value(result[number]));
                    case TRUE -> new Response.Answered(true);
                    case FALSE -> new Response.Answered(false);
                    case EMPTY -> new Response.Empty();
                },
                executions(number));
    }

    /** The history of these operations, in any order. */
    public static History of(List<Operation> operations) {
        Builder builder = new Builder();
        operations.forEach(builder::add);
        return builder.build();
    }

    /**
     * Collects operations. Values are given by their codes, which {@link #code} makes; a reader of
     * millions of operations makes no object for each.
     */
    public static final class Builder {
        private int size;
        private int widest;
        private long[] process = new long[16];
        private long[] called = new long[16];
        private long[] returned = new long[16];
        private int[] key = new int[16];
        private byte[] function = new byte[16];
        private byte[] arguments = new byte[16];
        private final long[][] argument = new long[ARGUMENTS][16];
        private Form[] form = new Form[16];
        private long[] result = new long[16];
        private Executions[] executions = new Executions[16];
        private boolean extreme;
        private final List<Value> keys = new ArrayList<>();
        private final Map<Value, Integer> keyNumbers = new HashMap<>();
        private final List<String> functions = new ArrayList<>();
        private final List<Value> symbols = new ArrayList<>();
        private final Map<Value, Long> symbolCodes = new HashMap<>();

        /** Without operations. */
        public Builder() {}

        /** How many operations there are so far. */
        public int size() {
            return size;
        }

        /** The number of a key. */
        public int key(Value value) {
            return keyNumbers.computeIfAbsent(
                    value,
                    v -> {
                        keys.add(v);
                        return keys.size() - 1;
                    });
        }

        /**
         * The number of a function.
         *
         * @throws IllegalArgumentException if there are more than 127
         */
        public int function(String name) {
            int old = functions.indexOf(name);
            if (old >= 0) {
                return old;
            }
            if (functions.size() > Byte.MAX_VALUE) {
                throw new IllegalArgumentException("a history has at most 128 functions");
            }
            functions.add(name);
            return functions.size() - 1;
        }

        /** The code of a value. */
        public long code(Value value) {
            if (value instanceof Value.Word(long number)) {
                return number(number);
            }
            return symbolCodes.computeIfAbsent(
                    value,
                    v -> {
                        symbols.add(v);
                        return FIRST_SYMBOL + symbols.size() - 1;
                    });
        }

        /** The code of a number. */
        public long number(long number) {
            extreme |= number < FIRST_SYMBOL + SYMBOLS;
            return number;
        }

        /** Adds an operation. */
        public void add(Operation operation) {
            Form itsForm;
            long itsResult = 0;
            switch (operation.response()) {
                case Response.Done _ -> itsForm = Form.NONE;
                case Response.Returned(Value value) -> {
                    itsForm = Form.VALUE;
                    itsResult = code(value);
                }
                case Response.Answered(boolean success) ->
                        itsForm = success ? Form.TRUE : Form.FALSE;
                case Response.Empty _ -> itsForm = Form.EMPTY;
            }
            begin(
                    operation.process(),
                    operation.called(),
                    key(operation.key()),
                    function(operation.function()));
            operation.arguments().forEach(a -> argument(code(a)));
            end(operation.returned().orElse(NEVER), itsForm, itsResult, operation.executions());
        }

        /** Begins an operation; its arguments and its end have to follow. */
        public void begin(long itsProcess, long time, int itsKey, int itsFunction) {
            if (size == process.length) {
                grow();
            }
            process[size] = itsProcess;
            called[size] = time;
            key[size] = itsKey;
            function[size] = (byte) itsFunction;
            arguments[size] = 0;
        }

        /** The next argument of the operation that was begun. */
        public void argument(long code) {
            int which = arguments[size]++;
            if (argument[which].length <= size) {
                // Most functions have one argument or two: the columns of the others stay short.
                argument[which] = Arrays.copyOf(argument[which], process.length);
            }
            argument[which][size] = code;
            widest = Math.max(widest, which + 1);
        }

        /** Ends the operation that was begun. */
        public void end(long time, Form itsForm, long itsResult, Executions times) {
            returned[size] = time;
            form[size] = itsForm;
            result[size] = itsResult;
            executions[size] = times;
            size++;
        }

        private void grow() {
            int room = size * 2;
            process = Arrays.copyOf(process, room);
            called = Arrays.copyOf(called, room);
            returned = Arrays.copyOf(returned, room);
            key = Arrays.copyOf(key, room);
            function = Arrays.copyOf(function, room);
            arguments = Arrays.copyOf(arguments, room);
            form = Arrays.copyOf(form, room);
            result = Arrays.copyOf(result, room);
            executions = Arrays.copyOf(executions, room);
        }

        /** Whether there are both text and numbers so low that codes could be mixed up. */
        public boolean ambiguous() {
            return extreme && !symbols.isEmpty();
        }

        /**
         * The history so far.
         *
         * @throws IllegalStateException if it is {@linkplain #ambiguous ambiguous}
         */
        public History build() {
            if (ambiguous()) {
                throw new IllegalStateException("text beside numbers near the lowest of 64 bits");
            }
            return new History(this, order());
        }

        private int[] order() {
            int[] order = new int[size];
            boolean sorted = true;
            for (int i = 0; i < size; i++) {
                order[i] = i;
                sorted &= i == 0 || called[i - 1] <= called[i];
            }
            if (sorted) {
                return order;
            }
            Integer[] numbers = new Integer[size];
            Arrays.setAll(numbers, i -> i);
            Arrays.sort(numbers, (x, y) -> Long.compare(called[x], called[y]));
            for (int i = 0; i < size; i++) {
                order[i] = numbers[i];
            }
            return order;
        }
    }
}
