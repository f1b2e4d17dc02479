package dev.twintrace.protocol.model;

import dev.twintrace.core.RequestId;

/**
 * Which request of a run is in which slot. Slots are recycled when nothing of a request is left;
 * the ids of a run are not.
 */
public interface RunNames {
    /** A new request takes this slot of a queue pair. */
    RequestId open(int queuePair, int slot);

    /** The request that took this slot last. */
    RequestId request(int queuePair, int slot);
}
