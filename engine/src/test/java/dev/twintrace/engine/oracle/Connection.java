package dev.twintrace.engine.oracle;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The state of one queue pair.
 *
 * @param posted the number of the next request
 * @param notified notifications posted so far
 * @param requests in posting order; entries and the overlay refer to them by their index
 * @param notice the run of the notice code, finished when it is idle
 */
record Connection(
        int current,
        List<Lane> lanes,
        List<Posted> requests,
        long posted,
        long notified,
        boolean aborted,
        boolean failurePending,
        boolean revoked,
        boolean destroyed,
        Receives receives,
        Overlay overlay,
        Proc notice,
        int noticed) {

    Lane lane(int index) {
        return lanes.get(index);
    }

    Posted request(int index) {
        return requests.get(index);
    }

    /** The lowest lane that is not FAILED. */
    OptionalInt lowestLeft() {
        return IntStream.range(0, lanes.size())
                .filter(i -> lane(i).status() != Lane.Status.FAILED)
                .findFirst();
    }

    /** Whether an atomic that has begun on a FAILED lane is still to finish. */
    boolean middleOnFailed() {
        return lanes.stream()
                .anyMatch(l -> l.status() == Lane.Status.FAILED && l.has(Entry.Phase.MIDDLE));
    }

    /** Nothing is in flight on FAILED lanes any more but what was answered and is to land. */
    Connection withFailedEmptied() {
        return withLanes(
                lanes.stream()
                        .map(l ->
                                l.status() == Lane.Status.FAILED
                                        ? l.without(e -> !e.in(Entry.Phase.LANDING))
                                        : l)
                        .toList());
    }

    boolean anyOutstanding() {
        return requests.stream().anyMatch(Posted::outstanding);
    }

    boolean anyActiveOn(int lane) {
        return requests.stream().anyMatch(r -> r.activeOn(lane));
    }

    Connection withCurrent(int value) {
        return new Connection(
                value,
                lanes,
                requests,
                posted,
                notified,
                aborted,
                failurePending,
                revoked,
                destroyed,
                receives,
                overlay,
                notice,
                noticed);
    }

    Connection withLanes(List<Lane> value) {
        return new Connection(
                current,
                value,
                requests,
                posted,
                notified,
                aborted,
                failurePending,
                revoked,
                destroyed,
                receives,
                overlay,
                notice,
                noticed);
    }

    Connection withLane(int index, Lane value) {
        return withLanes(Lists.set(lanes, index, value));
    }

    Connection withRequests(List<Posted> value) {
        return new Connection(
                current,
                lanes,
                value,
                posted,
                notified,
                aborted,
                failurePending,
                revoked,
                destroyed,
                receives,
                overlay,
                notice,
                noticed);
    }

    Connection withRequest(int index, Posted value) {
        return withRequests(Lists.set(requests, index, value));
    }

    Connection withCounters(long numbers, long notifications) {
        return new Connection(
                current,
                lanes,
                requests,
                numbers,
                notifications,
                aborted,
                failurePending,
                revoked,
                destroyed,
                receives,
                overlay,
                notice,
                noticed);
    }

    Connection withAborted() {
        return new Connection(
                current,
                lanes,
                requests,
                posted,
                notified,
                true,
                failurePending,
                revoked,
                destroyed,
                receives,
                overlay,
                notice,
                noticed);
    }

    Connection withFailurePending(boolean value) {
        return new Connection(
                current, lanes, requests, posted, notified, aborted, value, revoked, destroyed,
                receives, overlay, notice, noticed);
    }

    Connection withRevoked() {
        return new Connection(
                current,
                lanes,
                requests,
                posted,
                notified,
                aborted,
                failurePending,
                true,
                destroyed,
                receives,
                overlay,
                notice,
                noticed);
    }

    Connection withDestroyed() {
        return new Connection(
                current,
                lanes,
                requests,
                posted,
                notified,
                aborted,
                failurePending,
                revoked,
                true,
                receives,
                overlay,
                notice,
                noticed);
    }

    Connection withReceives(Receives value) {
        return new Connection(
                current,
                lanes,
                requests,
                posted,
                notified,
                aborted,
                failurePending,
                revoked,
                destroyed,
                value,
                overlay,
                notice,
                noticed);
    }

    Connection withOverlay(Overlay value) {
        return new Connection(
                current,
                lanes,
                requests,
                posted,
                notified,
                aborted,
                failurePending,
                revoked,
                destroyed,
                receives,
                value,
                notice,
                noticed);
    }

    Connection withNotice(Proc value, int lane) {
        return new Connection(
                current,
                lanes,
                requests,
                posted,
                notified,
                aborted,
                failurePending,
                revoked,
                destroyed,
                receives,
                overlay,
                value,
                lane);
    }
}
