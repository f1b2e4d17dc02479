package dev.twintrace.engine.oracle;

import dev.twintrace.core.Damage;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Request;
import java.util.ArrayList;
import java.util.List;

/** Section 3: the sender's NIC. */
final class SenderNic {
    private final Model model;
    private final State state;
    private final int queuePair;
    private final Connection connection;

    private SenderNic(Model model, State state, int queuePair) {
        this.model = model;
        this.state = state;
        this.queuePair = queuePair;
        this.connection = state.connection(queuePair);
    }

    static List<Step> of(Model model, State state, int queuePair) {
        SenderNic nic = new SenderNic(model, state, queuePair);
        List<Step> steps = new ArrayList<>();
        for (int lane = 0; lane < nic.connection.lanes().size(); lane++) {
            steps.addAll(nic.fetch(lane));
            steps.addAll(nic.deliver(lane));
        }
        return steps;
    }

    private List<Step> fetch(int index) {
        Lane lane = connection.lane(index);
        if (!lane.up()) {
            return List.of();
        }
        SendQueue queue = SendQueue.of(model, state, queuePair, index);
        int first = queue.sent();
        if (first == lane.fifo().size() || queue.held(first)) {
            return List.of();
        }
        Entry entry = lane.fifo().get(first);
        Posted posted = connection.request(entry.request());
        List<Long> values = Memory.load(model, state, posted.local());
        boolean stale = index != posted.firstLane() && !values.equals(posted.history().source());
        Lane fetched = lane.with(first, entry.fetch(values));
        return List.of(
                Step.of(
                        "Fetch",
                        state.with(queuePair, connection.withLane(index, fetched))
                                .withClassIf(stale, Damage.STALE_SOURCE)));
    }

    private List<Step> deliver(int index) {
        Lane lane = connection.lane(index);
        if (lane.fifo().isEmpty() || !lane.fifo().getFirst().in(Entry.Phase.RESPONSE)) {
            return List.of();
        }
        Entry entry = lane.fifo().getFirst();
        State removed = state.with(queuePair, connection.withLane(index, lane.without(0)));
        State after =
                switch (entry.kind()) {
                    case LOG -> removed;
                    case PROBE ->
                            entry.awaited()
                                    ? OverlaySteps.probeAnswer(
                                            model, removed, queuePair, entry.result())
                                    : removed;
                    case COPY ->
                            connection.request(entry.request()).activeOn(index)
                                    ? answer(removed, entry, index)
                                    : removed;
                };
        return List.of(Step.of("Deliver", after));
    }

    private State answer(State removed, Entry entry, int lane) {
        Posted posted = connection.request(entry.request());
        List<Long> result = entry.result();
        boolean wrong = false;
        if (posted.mapping().resend() >= 0) {
            OverlayStatement.Mapping mapping =
                    model.rule(queuePair).resends().get(posted.mapping().resend()).mapping();
            List<Long> locals = Env.assign(posted.mapping().locals(), mapping.inputs(), result);
            result =
                    OverlaySteps.env(model, state, queuePair, entry.request(), locals)
                            .values(mapping.outputs());
            wrong = wrong(model, queuePair, posted, result);
        }
        wrong |= denied(posted, result);
        State stored = removed.withClassIf(wrong, Damage.ANSWERED_WRONGLY);
        if (model.request(queuePair, posted) instanceof Request.Read read
                && read.destination() instanceof Request.Destination.Memory) {
            boolean ghost =
                    posted.firstLane() != lane
                            && posted.history().changed()
                            && Memory.changes(model, stored, posted.local(), result);
            stored =
                    Memory.store(
                                    model,
                                    stored,
                                    posted.local(),
                                    result,
                                    new Memory.Cause(queuePair, entry.request()))
                            .withClassIf(ghost, Damage.GHOST_WRITE);
        }
        Connection after = stored.connection(queuePair);
        Posted done = after.request(entry.request()).done(result);
        return complete(
                model, stored.with(queuePair, after.withRequest(entry.request(), done)), queuePair);
    }

    /** Section 9, answered wrongly: a compare-and-swap that succeeded is said to have failed. */
    private static boolean denied(Posted posted, List<Long> given) {
        return posted.history().succeeded() && !given.equals(List.of(posted.compare()));
    }

    /** Section 9, answered wrongly: what the overlay gives is no result of the request's. */
    static boolean wrong(Model model, int queuePair, Posted posted, List<Long> given) {
        if (denied(posted, given)) {
            return true;
        }
        if (posted.history().executions() == 0) {
            return true;
        }
        return model.results(queuePair, posted) > 0
                && !given.isEmpty()
                && !given.equals(posted.history().firstResult())
                && !given.equals(posted.history().lastResult());
    }

    /** While the oldest outstanding request is DONE, it completes. */
    static State complete(Model model, State state, int queuePair) {
        State result = state;
        while (true) {
            Connection connection = result.connection(queuePair);
            int oldest = 0;
            while (oldest < connection.requests().size()
                    && !connection.request(oldest).outstanding()) {
                oldest++;
            }
            if (oldest == connection.requests().size()
                    || connection.request(oldest).status() != Posted.Status.DONE) {
                return result;
            }
            Posted posted = connection.request(oldest);
            State gone = result.with(queuePair, connection.withRequest(oldest, posted.gone()));
            Actor poster = model.posters().get(queuePair).orElseThrow();
            Proc proc = gone.proc(poster);
            result =
                    gone.with(
                            poster,
                            proc.withLocals(
                                    Env.assign(
                                            proc.locals(),
                                            Model.resultLocals(model.request(queuePair, posted)),
                                            posted.result())));
        }
    }
}
