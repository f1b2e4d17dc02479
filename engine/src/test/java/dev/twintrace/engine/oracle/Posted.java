package dev.twintrace.engine.oracle;

import java.util.List;

/**
 * A work request: an outstanding one, or one whose entries are still on some lane.
 *
 * @param site which post statement's request
 * @param target the place at the target; {@link Place#NONE} for a send
 * @param local the payload's source, or the place that a READ's data goes to
 * @param from whether the payload is fetched from {@code local}
 * @param payload the values; of a {@code from} payload those that the source had when it was
 *     posted; the addend of a fetch-and-add
 * @param number requests posted on the queue pair before it
 * @param message 1 + notifications posted before it
 * @param result of a request that is DONE
 * @param mapping what becomes of the newest copy's result
 */
record Posted(
        int site,
        Place target,
        Place local,
        boolean from,
        List<Long> payload,
        long compare,
        long swap,
        long immediate,
        int firstLane,
        int newestLane,
        Status status,
        long number,
        long message,
        History history,
        List<Long> result,
        Mapped mapping) {

    enum Status {
        ACTIVE,
        IN_ERROR,
        DONE,
        /** No longer outstanding. */
        GONE
    }

    /**
     * What classes and reports need.
     *
     * @param source what the payload's source held when the request was posted
     * @param changed whether its place was changed since by anything else
     * @param succeeded whether it is a compare-and-swap that succeeded
     */
    record History(
            int executions,
            List<Long> firstResult,
            List<Long> lastResult,
            List<Long> source,
            boolean changed,
            boolean succeeded) {
        History executed(List<Long> result, boolean success) {
            return new History(
                    executions + 1,
                    executions == 0 ? result : firstResult,
                    result,
                    source,
                    changed,
                    succeeded || success);
        }

        History withChanged() {
            return new History(executions, firstResult, lastResult, source, true, succeeded);
        }
    }

    /**
     * @param resend which resend statement gave the mapping, or -1
     * @param locals the rule's locals at that moment
     */
    record Mapped(int resend, List<Long> locals) {
        static final Mapped IDENTITY = new Mapped(-1, List.of());
    }

    boolean outstanding() {
        return status != Status.GONE;
    }

    /** Whether its newest copy on this lane is to be answered. */
    boolean activeOn(int lane) {
        return status == Status.ACTIVE && newestLane == lane;
    }

    Posted withHistory(History value) {
        return new Posted(
                site,
                target,
                local,
                from,
                payload,
                compare,
                swap,
                immediate,
                firstLane,
                newestLane,
                status,
                number,
                message,
                value,
                result,
                mapping);
    }

    Posted withStatus(Status value) {
        return new Posted(
                site,
                target,
                local,
                from,
                payload,
                compare,
                swap,
                immediate,
                firstLane,
                newestLane,
                value,
                number,
                message,
                history,
                result,
                mapping);
    }

    Posted gone() {
        return new Posted(
                site,
                target,
                local,
                from,
                payload,
                compare,
                swap,
                immediate,
                firstLane,
                newestLane,
                Status.GONE,
                number,
                message,
                history,
                List.of(),
                Mapped.IDENTITY);
    }

    Posted done(List<Long> value) {
        return new Posted(
                site,
                target,
                local,
                from,
                payload,
                compare,
                swap,
                immediate,
                firstLane,
                newestLane,
                Status.DONE,
                number,
                message,
                history,
                value,
                Mapped.IDENTITY);
    }

    Posted resent(int lane, Mapped how) {
        return new Posted(
                site,
                target,
                local,
                from,
                payload,
                compare,
                swap,
                immediate,
                firstLane,
                lane,
                Status.ACTIVE,
                number,
                message,
                history,
                result,
                how);
    }

    Posted rewritten(List<Long> values) {
        return new Posted(
                site,
                target,
                local,
                false,
                values,
                compare,
                swap,
                immediate,
                firstLane,
                newestLane,
                status,
                number,
                message,
                history,
                result,
                mapping);
    }
}
