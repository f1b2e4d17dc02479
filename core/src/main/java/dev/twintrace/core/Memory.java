package dev.twintrace.core;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The memory of the hosts at one moment. A place that was never written holds one zero (the paper's
 * {@code init_memory}). The places of one memory do not overlap: an element with fields is either
 * one place with several values, or one place a field.
 *
 * @param width of every word
 */
public record Memory(WordWidth width, Map<Place, List<Long>> cells) {
    private static final List<Long> ZERO = List.of(0L);

    /** Checks that all values fit. */
    public Memory {
        Map<Place, List<Long>> copy =
                new TreeMap<>(Comparator.comparing(Place::host).thenComparing(Place::text));
        for (Map.Entry<Place, List<Long>> cell : cells.entrySet()) {
            for (long value : cell.getValue()) {
                if (!width.holds(value)) {
                    throw new IllegalArgumentException(
                            "%s does not fit in %d bits"
                                    .formatted(WordWidth.text(value), width.bits()));
                }
            }
            // So that two memories are equal exactly if every read gives the same.
            if (!cell.getValue().equals(ZERO)) {
                copy.put(cell.getKey(), List.copyOf(cell.getValue()));
            }
        }
        cells = Collections.unmodifiableMap(copy);
    }

    /** All zeros. */
    public static Memory zeros(WordWidth width) {
        return new Memory(width, Map.of());
    }

    /** The values at a place, one a field: {@code mem_read}. */
    public List<Long> read(Place place) {
        return cells.getOrDefault(place, ZERO);
    }

    /** The same memory but for one place: {@code mem_write}. */
    public Memory write(Place place, List<Long> values) {
        Map<Place, List<Long>> next = new HashMap<>(cells);
        next.put(place, values);
        return new Memory(width, next);
    }

    /** {@link #write(Place, List)} for a word without fields. */
    public Memory write(Place place, long value) {
        return write(place, List.of(value));
    }

    /**
     * What one execution of an operation by the target's NIC makes of this memory: {@code exec_op}.
     *
     * @throws IllegalArgumentException for an atomic on a place of several values, or a payload
     *     that the NIC has not fetched
     */
    public Execution execute(Operation operation) {
        return switch (operation) {
            case Operation.Write(Place place, List<Long> values) ->
                    new Execution(write(place, fetched(values)), new Result.Acknowledged());
            case Operation.WriteImmediate(Place place, List<Long> values, long immediate) ->
                    new Execution(write(place, fetched(values)), new Result.Acknowledged());
            case Operation.Read(Place place) ->
                    new Execution(this, new Result.Returned(read(place)));
            case Operation.FetchAndAdd(Place place, long addend) -> fetchAndAdd(place, addend);
            case Operation.CompareAndSwap(Place place, long compare, long swap) ->
                    compareAndSwap(place, compare, swap);
            case Operation.Send(List<Long> values) ->
                    new Execution(this, new Result.Acknowledged());
        };
    }

    /** {@code exec_fadd}. */
    private Execution fetchAndAdd(Place place, long addend) {
        long old = single(place);
        return new Execution(
                write(place, width.add(old, addend)), new Result.Returned(List.of(old)));
    }

    /** {@code exec_cas}. */
    private Execution compareAndSwap(Place place, long compare, long swap) {
        long old = single(place);
        boolean equal = old == compare;
        return new Execution(equal ? write(place, swap) : this, new Result.Compared(equal, old));
    }

    private long single(Place place) {
        List<Long> values = read(place);
        if (values.size() != 1) {
            throw new IllegalArgumentException(place + " is no single word: no atomic on it");
        }
        return values.getFirst();
    }

    private static List<Long> fetched(List<Long> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the payload has not been fetched yet");
        }
        return values;
    }

    /** The memory after an operation, and what the operation returns. */
    public record Execution(Memory memory, Result result) {}
}
