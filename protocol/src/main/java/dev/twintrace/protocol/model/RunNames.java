package dev.twintrace.protocol.model;

import dev.twintrace.core.RequestId;

/**
 * Which request of a run is in which slot. Slots are recycled when nothing of a request is left;
 * the ids of a run are not.
 */
public interface RunNames {
    /** For those who do not look at the names in events: every request has the same one. */
    RunNames NAMELESS =
            new RunNames() {
                private final RequestId someone = new RequestId("", 1);

                @Override
                public RequestId open(int queuePair, int slot) {
                    return someone;
                }

                @Override
                public RequestId request(int queuePair, int slot) {
                    return someone;
                }
            };

    /** A new request takes this slot of a queue pair. */
    RequestId open(int queuePair, int slot);

    /** The request that took this slot last. */
    RequestId request(int queuePair, int slot);
}
