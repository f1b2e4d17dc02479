package dev.twintrace.engine.oracle;

import java.util.List;

/**
 * Whose receive a notification takes: its own queue pair's, or the heir's once that is destroyed.
 *
 * @param queue which of the queue pair's receive queues
 */
record Receiver(int queuePair, int queue, boolean inherited) {

    /** Of what arrives for this queue pair on this lane, if anybody gets it. */
    static Receiver of(Model model, State state, int queuePair, int lane) {
        return state.connection(queuePair).destroyed()
                ? new Receiver(model.heir(queuePair).orElseThrow(), 0, true)
                : new Receiver(queuePair, model.queueOf(queuePair, lane), false);
    }

    int posted(State state) {
        return state.connection(queuePair).receives().posted().get(queue);
    }

    State take(Model model, State state, List<Long> message) {
        Connection connection = state.connection(queuePair);
        long modulus = model.moduli().get(queuePair).count();
        return state.with(
                queuePair,
                connection.withReceives(connection.receives().take(queue, message, modulus)));
    }
}
