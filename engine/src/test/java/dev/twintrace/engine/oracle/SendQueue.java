package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.RequestKind;

/** Section 3: what of a lane has left the sender. */
record SendQueue(Model model, int queuePair, Connection connection, Lane lane) {

    static SendQueue of(Model model, State state, int queuePair, int lane) {
        Connection connection = state.connection(queuePair);
        return new SendQueue(model, queuePair, connection, connection.lane(lane));
    }

    /** How many entries have; the others are at the sender. */
    int sent() {
        int sent = 0;
        while (sent < lane.fifo().size() && lane.fifo().get(sent).fetched() && !held(sent)) {
            sent++;
        }
        return sent;
    }

    /** Section 3, Fence: an answer that it waits for has not come in. */
    boolean held(int at) {
        Entry entry = lane.fifo().get(at);
        return entry.kind() == Entry.Kind.COPY
                && model.request(queuePair, connection.request(entry.request())).fenced()
                && lane.fifo().subList(0, at).stream().anyMatch(this::fetchesAnAnswer);
    }

    private boolean fetchesAnAnswer(Entry entry) {
        return switch (entry.kind()) {
            case LOG -> false;
            case PROBE -> true;
            case COPY -> {
                RequestKind kind = model.kind(queuePair, connection.request(entry.request()));
                yield kind == RequestKind.READ
                        || kind == RequestKind.FADD
                        || kind == RequestKind.CAS;
            }
        };
    }

    /** The lane once it has gone DOWN, in whatever way. */
    Lane down() {
        return Faults.down(lane.withFifo(lane.fifo().subList(0, sent())));
    }
}
