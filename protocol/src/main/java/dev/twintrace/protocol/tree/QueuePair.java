package dev.twintrace.protocol.tree;

import java.util.List;
import java.util.Optional;

/**
 * One direction of a reliable connection.
 *
 * @param id dense from 0 within the protocol
 * @param sender the id of the posting host
 * @param target the id of the host whose memory is addressed (may be the sender)
 * @param lanes where each lane runs; at least one
 * @param exactlyOnce an ideal transport: a request is executed at most once whatever the lane of
 *     its copies
 * @param relaxedPlacement writes may be placed in any order up to the next request that is no write
 * @param relaxedReads a later request that is no READ and carries no fence may execute before an
 *     earlier READ
 * @param receives the receive queues at the target
 * @param number the queue pair number that it takes over, if it is declared to
 */
public record QueuePair(
        int id,
        String name,
        int sender,
        int target,
        List<Lane> lanes,
        boolean exactlyOnce,
        boolean relaxedPlacement,
        boolean relaxedReads,
        Receives receives,
        Optional<TakenNumber> number) {

    /** A lane: one NIC at each end, by their numbers at the sending and at the target host. */
    public record Lane(int senderNic, int targetNic) {}

    /**
     * The receive queue of the target.
     *
     * @param posted how many receives are posted at first: on lane 0, lane 1 and so on where they
     *     are per lane, with the last number for all further lanes
     * @param perLane whether each lane has its own queue; otherwise the lanes share one
     * @param notReadyIsError whether a notification that finds no receive ends in an error;
     *     otherwise it waits
     */
    public record Receives(List<Integer> posted, boolean perLane, boolean notReadyIsError) {
        /** The same number on each lane. */
        public Receives(int posted, boolean perLane, boolean notReadyIsError) {
            this(List.of(posted), perLane, notReadyIsError);
        }

        /** How many are posted at first in the queue that serves this lane. */
        public int posted(int lane) {
            return posted.get(perLane ? Math.min(lane, posted.size() - 1) : 0);
        }
    }

    /**
     * A queue pair number used again at the target.
     *
     * @param from the id of the queue pair that had it, to the same target; this one exists once
     *     that one is destroyed
     * @param connectionIds whether packets carry the id of their connection, so that those of the
     *     earlier one are dropped; otherwise they arrive at this one
     */
    public record TakenNumber(int from, boolean connectionIds) {}
}
