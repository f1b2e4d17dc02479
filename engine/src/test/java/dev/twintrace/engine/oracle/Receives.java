package dev.twintrace.engine.oracle;

import java.util.List;

/**
 * The receive side of a queue pair.
 *
 * @param posted one number, or one a lane
 * @param completions not yet polled, the oldest first
 * @param consumed by the NIC so far
 * @param polled by the receiver's software so far
 */
record Receives(List<Integer> posted, List<List<Long>> completions, long consumed, long polled) {

    Receives post(int queue) {
        return new Receives(
                Lists.set(posted, queue, posted.get(queue) + 1), completions, consumed, polled);
    }

    Receives take(int queue, List<Long> message, long modulus) {
        return new Receives(
                Lists.set(posted, queue, posted.get(queue) - 1),
                Lists.append(completions, message),
                Model.reduce(consumed + 1, modulus),
                polled);
    }

    Receives poll(long modulus) {
        return new Receives(
                posted, Lists.without(completions, 0), consumed, Model.reduce(polled + 1, modulus));
    }

    Receives reset() {
        return new Receives(posted.stream().map(p -> 0).toList(), completions, consumed, polled);
    }
}
