package dev.twintrace.linear.monitor;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import java.util.Arrays;
import java.util.Optional;

/**
 * From which value to which value each operation takes an object, as far as its result tells, if
 * every value is produced by at most one operation and the initial one by none. Operations go by
 * their index in the part, values by numbers from 0, the initial one. In columns, as there are
 * millions.
 */
final class Transitions {
    /** Need not be executed, and nobody can tell. */
    static final byte GONE = 0;

    /** Executed, at any value, which it leaves. */
    static final byte FREE = 1;

    /** Found {@code from} and left it. */
    static final byte SAW = 2;

    /** Found {@code from}, made it {@code to}. */
    static final byte STEP = 3;

    /** Found whatever, made it {@code to}. */
    static final byte BLIND = 4;

    /** Made it {@code to} if it found {@code from}, else left it; nobody knows. */
    static final byte MAYBE = 5;

    /** Found anything but {@code from}, and left it. */
    static final byte APART = 6;

    /** No value, no operation. */
    static final int NONE = -1;

    final Part part;
    final byte[] kind;
    final int[] from;
    final int[] to;

    /** For each value the operation that produces it. */
    int[] producer;

    /** Whether there are additions, which, were their results others, would produce others. */
    boolean adds;

    private final History history;
    private final Deed[] deeds;
    private final Values values;
    private final WordWidth width;
    private final boolean text;
    private String broken = "";

    Transitions(Part part) {
        this.part = part;
        this.history = part.history();
        this.deeds = Deed.of(history, part.type());
        this.kind = new byte[part.size()];
        this.from = new int[part.size()];
        this.to = new int[part.size()];
        this.values = new Values(part.size(), 1);
        this.producer = new int[part.size() / 2 + 16];
        Arrays.fill(producer, NONE);
        Value initial;
        switch (part.type()) {
            case ObjectType.Word word -> {
                width = word.width();
                text = false;
                initial = word.initial();
            }
            case ObjectType.Text(String first) -> {
                width = WordWidth.VERBS;
                text = true;
                initial = new Value.Text(first);
            }
            case ObjectType.Queue _,
                    ObjectType.Stack _,
                    ObjectType.Set _,
                    ObjectType.Mutex _,
                    ObjectType.Custom _ -> {
                width = WordWidth.VERBS;
                text = false;
                initial = new Value.Nil();
                broken = "the object is a word or a string";
            }
        }
        history.code(initial).ifPresent(code -> values.numberFirst(check(code)));
    }

    /** The precondition that does not hold, if there is one. */
    Optional<String> broken() {
        return broken.isEmpty() ? Optional.empty() : Optional.of(broken);
    }

    /** How many values there are. */
    int values() {
        return values.size();
    }

    int operation(int index) {
        return part.operations().at(index);
    }

    long called(int index) {
        return history.called(operation(index));
    }

    long returned(int index) {
        return history.returned(operation(index));
    }

    boolean required(int index) {
        return history.executions(operation(index)).required();
    }

    /** Looks at the next operation; to be called with ascending indices. */
    void add(int index) {
        int op = operation(index);
        from[index] = NONE;
        to[index] = NONE;
        Deed deed = deeds[history.function(op)];
        Executions executions = history.executions(op);
        if (executions.repeatable() && deed != Deed.READ) {
            broken = "no operation that changes a value may be executed again";
        }
        int wanted =
                switch (deed) {
                    case READ, OTHER -> 0;
                    case CAS -> 2;
                    case WRITE, SWAP, ADD -> 1;
                };
        if (deed == Deed.OTHER || history.arguments(op) != wanted) {
            broken = "operations read, write, swap, compare and swap or add";
            return;
        }
        switch (deed) {
            case READ -> read(index, op);
            case WRITE -> write(index, op);
            case SWAP -> swap(index, op);
            case CAS -> cas(index, op);
            case ADD -> sum(index, op);
            case OTHER -> {}
        }
        if ((kind[index] == FREE || kind[index] == SAW || kind[index] == APART)
                && !executions.required()) {
            kind[index] = GONE;
        }
    }

    private void read(int index, int op) {
        switch (history.form(op)) {
            case NONE -> kind[index] = FREE;
            case VALUE -> saw(index, history.result(op));
            case TRUE, FALSE, EMPTY -> broken = "a read returns a value";
        }
    }

    private void write(int index, int op) {
        if (history.form(op) != History.Form.NONE) {
            broken = "a write returns nothing";
            return;
        }
        blind(index, history.argument(op, 0));
    }

    private void swap(int index, int op) {
        long next = history.argument(op, 0);
        switch (history.form(op)) {
            case NONE -> blind(index, next);
            case VALUE -> step(index, history.result(op), next);
            case TRUE, FALSE, EMPTY -> broken = "a swap returns a value";
        }
    }

    private void cas(int index, int op) {
        long compare = history.argument(op, 0);
        long next = history.argument(op, 1);
        check(next);
        switch (history.form(op)) {
            case VALUE -> {
                if (history.result(op) == check(compare)) {
                    step(index, compare, next);
                } else {
                    saw(index, history.result(op));
                }
            }
            case TRUE -> step(index, compare, next);
            case FALSE -> {
                kind[index] = APART;
                from[index] = values.number(check(compare));
            }
            case NONE -> {
                if (compare == next) {
                    kind[index] = FREE;
                } else {
                    step(index, compare, next);
                    kind[index] = MAYBE;
                }
            }
            case EMPTY -> broken = "a compare-and-swap returns a value or whether it succeeded";
        }
    }

    private void sum(int index, int op) {
        if (history.form(op) != History.Form.VALUE) {
            broken = "every addition returned a value";
            return;
        }
        long old = history.result(op);
        if (!history.numbersOnly() && !(history.value(old) instanceof Value.Word)) {
            broken = "an addition returns a number";
            return;
        }
        adds = true;
        step(index, old, width.add(old, check(history.argument(op, 0))));
    }

    private void saw(int index, long value) {
        kind[index] = SAW;
        from[index] = values.number(check(value));
    }

    private void step(int index, long old, long next) {
        if (old == next) {
            saw(index, old);
            return;
        }
        kind[index] = STEP;
        from[index] = values.number(check(old));
        produce(index, next);
    }

    private void blind(int index, long next) {
        kind[index] = BLIND;
        produce(index, next);
    }

    private void produce(int index, long value) {
        int number = values.number(check(value));
        to[index] = number;
        producer = Values.roomFor(producer, number);
        if (number == 0 || producer[number] != NONE) {
            broken = "every value is written at most once, and the initial one never";
            return;
        }
        producer[number] = index;
    }

    /** A code that has to be that of a value the object can hold. */
    private long check(long code) {
        if (text ? !(history.value(code) instanceof Value.Text) : !holds(code)) {
            broken = text ? "every value is a string" : "a word can hold every value";
        }
        return code;
    }

    private boolean holds(long code) {
        return width.holds(code) || !(history.value(code) instanceof Value.Word);
    }

    /** Which value a compare-and-swap or a swap would produce, were its result another. */
    int otherwise(int index) {
        int op = operation(index);
        boolean left = kind[index] == SAW || kind[index] == APART || kind[index] == GONE;
        return left
                ? switch (deeds[history.function(op)]) {
                    case CAS -> values.number(history.argument(op, 1));
                    case SWAP -> values.number(history.argument(op, 0));
                    case READ, WRITE, ADD, OTHER -> NONE;
                }
                : NONE;
    }

    /** Whether it does nothing unless it finds one value, whatever its result. */
    boolean conditional(int index) {
        return deeds[history.function(operation(index))] == Deed.CAS;
    }

    /** Whether its effect depends on what it finds, so that every value may come of it. */
    boolean addition(int index) {
        return deeds[history.function(operation(index))] == Deed.ADD;
    }
}
