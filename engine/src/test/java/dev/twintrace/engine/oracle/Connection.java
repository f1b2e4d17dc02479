package dev.twintrace.engine.oracle;

import java.util.List;

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
                receives,
                overlay,
                notice,
                noticed);
    }

    Connection withFailurePending(boolean value) {
        return new Connection(
                current, lanes, requests, posted, notified, aborted, value, revoked, receives,
                overlay, notice, noticed);
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
                receives,
                overlay,
                value,
                lane);
    }
}
