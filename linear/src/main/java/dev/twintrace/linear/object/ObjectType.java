package dev.twintrace.linear.object;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import java.util.List;
import java.util.Optional;

/** What all objects of a history are. Each key is an object of its own. */
public sealed interface ObjectType {
    /**
     * A word of memory: a register, and everything that RDMA's atomics and their kin do to one.
     *
     * <p>Functions: {@code read} returns the value; {@code write v}; {@code cas compare swap}
     * returns the old value or whether it succeeded; {@code swap v}, {@code fadd d} (modulo 2 to
     * the width) return the old value; {@code masked_cas compare swap compareMask swapMask} and
     * {@code masked_fadd d boundaries} are those of the verbs, and return the old value: the first
     * compares and swaps under the masks only (and may also return whether it succeeded), the
     * second adds in fields, each of which ends with a bit that is set in {@code boundaries}.
     * {@code add d} is a {@code fadd} that returns nothing, as counters have it.
     *
     * <p>A history with arithmetic has numbers only.
     *
     * @param width arithmetic is modulo 2 to it; a number that it cannot hold is no value
     * @param initial what it holds at first
     */
    record Word(WordWidth width, Value initial) implements ObjectType {}

    /** First in, first out. {@code enqueue v}; {@code dequeue} returns a value or empty. */
    record Queue() implements ObjectType {}

    /** Last in, first out. {@code push v}; {@code pop} returns a value or empty. */
    record Stack() implements ObjectType {}

    /**
     * A set. {@code add v} and {@code remove v} return whether that changed it; {@code contains v}.
     */
    record Set() implements ObjectType {}

    /**
     * A lock that whoever likes may release. {@code acquire} happens only while it is free, {@code
     * release} only while it is taken.
     */
    record Mutex() implements ObjectType {}

    /**
     * A string, as key-value stores keep for a key. {@code get} returns it, {@code put s} replaces
     * it, {@code append s} adds at its end.
     */
    record Text(String initial) implements ObjectType {}

    /** A type of one's own. */
    record Custom(String name, Specification<?> specification) implements ObjectType {}

    /**
     * The type whose functions a history uses, with words of 64 bits; empty if there is none. A
     * word is taken to be nil at first if the history has nil or text, else 0, and a history of
     * {@code add} alone to be one of a set.
     */
    static Optional<ObjectType> of(History history) {
        boolean other = !history.numbersOnly();
        Value initially = other ? new Value.Nil() : new Value.Word(0);
        List<ObjectType> types =
                List.of(
                        new Queue(),
                        new Stack(),
                        new Set(),
                        new Mutex(),
                        new Text(""),
                        new Word(WordWidth.VERBS, initially));
        return types.stream()
                .filter(type ->
                        Signature.of(type).stream()
                                .map(Signature::function)
                                .toList()
                                .containsAll(history.functions()))
                .findFirst();
    }
}
