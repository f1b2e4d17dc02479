package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Request;
import java.util.ArrayList;
import java.util.List;

/** Section 1: memory, and which requests' places were changed. */
final class Memory {
    /** A change that is no request's. */
    static final Cause NOBODY = new Cause(-1, -1);

    private Memory() {}

    /** The request behind a change. */
    record Cause(int queuePair, int request) {}

    static List<Long> load(Model model, State state, Place place) {
        int from = place.from(model.word(place.word()));
        int cells = place.cells(model.word(place.word()));
        return List.copyOf(state.memory().get(place.word()).subList(from, from + cells));
    }

    static State store(Model model, State state, Place place, List<Long> values, Cause cause) {
        List<Long> word = new ArrayList<>(state.memory().get(place.word()));
        int from = place.from(model.word(place.word()));
        State marked = state;
        for (int i = 0; i < values.size(); i++) {
            long value = values.get(i) & model.mask();
            if (word.get(from + i) != value) {
                word.set(from + i, value);
                marked = markChanged(model, marked, place.word(), from + i, cause);
            }
        }
        return marked.withMemory(Lists.set(state.memory(), place.word(), List.copyOf(word)));
    }

    /** Whether storing the values would change a cell. */
    static boolean changes(Model model, State state, Place place, List<Long> values) {
        return !load(model, state, place).equals(values);
    }

    private static State markChanged(Model model, State state, int word, int cell, Cause cause) {
        State result = state;
        for (int q = 0; q < model.queuePairs(); q++) {
            for (int r = 0; r < result.connection(q).requests().size(); r++) {
                Posted posted = result.connection(q).request(r);
                // What an outstanding request's predecessors write is older than it, whenever it
                // is.
                boolean expected =
                        cause.queuePair() == q
                                && (cause.request() == r
                                        || (cause.request() < r && posted.outstanding()));
                if (!expected
                        && !posted.history().changed()
                        && holds(model, watched(model, q, posted), word, cell)) {
                    Posted changed = posted.withHistory(posted.history().withChanged());
                    result = result.with(q, result.connection(q).withRequest(r, changed));
                }
            }
        }
        return result;
    }

    /** The place whose changes matter: where a write or a READ's data goes. */
    private static Place watched(Model model, int queuePair, Posted posted) {
        return switch (model.request(queuePair, posted)) {
            case Request.Write _, Request.WriteImm _ -> posted.target();
            case Request.Read r ->
                    r.destination() instanceof Request.Destination.Memory
                            ? posted.local()
                            : Place.NONE;
            case Request.FetchAndAdd _, Request.CompareAndSwap _, Request.Send _ -> Place.NONE;
        };
    }

    private static boolean holds(Model model, Place place, int word, int cell) {
        if (place.word() != word) {
            return false;
        }
        int from = place.from(model.word(word));
        return from <= cell && cell < from + place.cells(model.word(word));
    }
}
