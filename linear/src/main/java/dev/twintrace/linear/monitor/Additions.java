package dev.twintrace.linear.monitor;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import java.util.Optional;

/**
 * Reads and additions of a word in one direction that never get back to where they started: by how
 * much each found the word moved on, and by how much it moved it on itself. Operations go by their
 * index in the part.
 */
final class Additions {
    /** Need not be executed, and nobody can tell. */
    static final byte GONE = 0;

    /** Executed wherever. */
    static final byte FREE = 1;

    /** Its result is known. */
    static final byte KNOWN = 2;

    /** An addition that did not return. */
    static final byte OPEN = 3;

    final Part part;
    final byte[] kind;

    /** How far from the initial value the word was; of those that are known. Never negative. */
    final long[] found;

    /** How much it added; never negative, 0 of those that only looked. */
    final long[] added;

    /** The sum of all that is added, open ones included. */
    long total;

    int known;
    int open;

    private final History history;
    private final Deed[] deeds;
    private final WordWidth width;
    private final long initial;
    private String broken = "";

    Additions(Part part) {
        this.part = part;
        this.history = part.history();
        this.deeds = Deed.of(history, part.type());
        this.kind = new byte[part.size()];
        this.found = new long[part.size()];
        this.added = new long[part.size()];
        if (part.type() instanceof ObjectType.Word(WordWidth its, Value.Word(long value))
                && its.holds(value)) {
            width = its;
            initial = value;
        } else {
            width = WordWidth.VERBS;
            initial = 0;
            broken = "the object is a word that holds a number";
        }
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

    /** Looks at all operations; the precondition that does not hold, if there is one. */
    Optional<String> read() {
        for (int i = 0; i < part.size() && broken.isEmpty(); i++) {
            add(i);
        }
        return broken.isEmpty() && !(oneWay(1) || oneWay(-1))
                ? Optional.of("additions go one way, and not once around")
                : Optional.of(broken).filter(b -> !b.isEmpty());
    }

    private void add(int index) {
        int op = operation(index);
        Deed deed = deeds[history.function(op)];
        boolean reads = deed == Deed.READ && history.arguments(op) == 0;
        boolean adds = deed == Deed.ADD && history.arguments(op) == 1;
        if (!reads && !adds) {
            broken = "operations read or add";
            return;
        }
        added[index] = adds ? number(history.argument(op, 0)) : 0;
        Executions executions = history.executions(op);
        boolean changes = added[index] != 0;
        if (changes && executions.repeatable()) {
            broken = "no addition may be executed again";
            return;
        }
        switch (history.form(op)) {
            case VALUE -> {
                found[index] = number(history.result(op)) - initial;
                if (changes && !executions.required()) {
                    broken = "an addition that returned was executed";
                }
                kind[index] = KNOWN;
            }
            case NONE -> {
                if (changes && history.returned(op) != History.NEVER) {
                    broken = "an addition that returned returned a value";
                }
                kind[index] = changes ? OPEN : FREE;
            }
            case TRUE, FALSE, EMPTY -> broken = "reads and additions return values";
        }
        if (!changes && !executions.required()) {
            kind[index] = GONE;
        }
        known += kind[index] == KNOWN ? 1 : 0;
        open += kind[index] == OPEN ? 1 : 0;
    }

    private long number(long code) {
        boolean number = history.numbersOnly() || history.value(code) instanceof Value.Word;
        if (!number || !width.holds(code)) {
            broken = "every value is a number that the word can hold";
        }
        return code;
    }

    /**
     * Measures in this direction, if the sum of all additions in it is less than 2 to the 63 and to
     * the width. The word then passes no value twice.
     */
    private boolean oneWay(int direction) {
        long sum = 0;
        for (int i = 0; i < part.size(); i++) {
            long step = width.truncate(direction * added[i]);
            sum += step;
            if (step < 0 || sum < 0 || Long.compareUnsigned(sum, width.mask()) > 0) {
                return false;
            }
        }
        for (int i = 0; i < part.size(); i++) {
            added[i] = width.truncate(direction * added[i]);
            found[i] = width.truncate(direction * found[i]);
            // Further than half way around: no addition gets there either.
            found[i] = found[i] < 0 ? Long.MAX_VALUE : found[i];
        }
        total = sum;
        return true;
    }
}
