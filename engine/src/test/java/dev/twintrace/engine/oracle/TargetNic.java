package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import java.util.ArrayList;
import java.util.List;

/** Section 4: which entries the target's NIC may execute, refuse or turn away. */
final class TargetNic {
    private final Model model;
    private final State state;
    private final int queuePair;
    private final Connection connection;

    private TargetNic(Model model, State state, int queuePair) {
        this.model = model;
        this.state = state;
        this.queuePair = queuePair;
        this.connection = state.connection(queuePair);
    }

    static List<Step> of(Model model, State state, int queuePair) {
        TargetNic nic = new TargetNic(model, state, queuePair);
        List<Step> steps = new ArrayList<>();
        for (int lane = 0; lane < nic.connection.lanes().size(); lane++) {
            steps.addAll(nic.refuse(lane));
            steps.addAll(nic.unanswered(lane));
            for (int at = 0; at < nic.connection.lane(lane).fifo().size(); at++) {
                steps.addAll(nic.execute(lane, at));
            }
        }
        return steps;
    }

    /**
     * Atomics that have begun always finish, also a daemon's: no run ends before, or it would hold
     * up everybody else at that NIC.
     */
    static List<Step> finish(Model model, State state, int queuePair) {
        List<Step> steps = new ArrayList<>();
        List<Lane> lanes = state.connection(queuePair).lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            for (int at = 0; at < lanes.get(lane).fifo().size(); at++) {
                if (lanes.get(lane).fifo().get(at).in(Entry.Phase.MIDDLE)) {
                    Execution half = new Execution(model, state, queuePair, lane, at);
                    steps.add(Step.of("Execute, second half", half.finish()));
                }
            }
        }
        return steps;
    }

    private List<Step> execute(int lane, int at) {
        Entry entry = connection.lane(lane).fifo().get(at);
        return switch (entry.phase()) {
            case REQUEST -> request(lane, at, entry);
            case DUPLICATE -> duplicate(lane, at, entry);
            case MIDDLE, RESPONSE, LANDING -> List.of();
        };
    }

    /** The hardware knows the sequence number: the answer needs nothing but the number. */
    private List<Step> duplicate(int index, int at, Entry entry) {
        Lane answered = connection.lane(index).with(at, entry.withPhase(Entry.Phase.RESPONSE));
        return connection.destroyed()
                ? List.of()
                : List.of(
                        Step.of(
                                "Deduplication by sequence number",
                                state.with(queuePair, connection.withLane(index, answered))));
    }

    private List<Step> request(int lane, int at, Entry entry) {
        if (connection.revoked()
                || nobody()
                || !inOrder(lane, at)
                || Execution.middleAt(model, state, nic(queuePair, lane))) {
            return List.of();
        }
        if (needsReceive(entry) && Receiver.of(model, state, queuePair, lane).posted(state) == 0) {
            return receiverNotReady(lane, at);
        }
        return List.of(
                Step.of("Execute", new Execution(model, state, queuePair, lane, at).execute()));
    }

    private boolean needsReceive(Entry entry) {
        return entry.kind() == Entry.Kind.COPY
                && model.kind(queuePair, connection.request(entry.request())).notifies()
                && !Execution.onceAlready(model, queuePair, connection, entry);
    }

    /** It was sent, and every entry before it is past REQUEST and MIDDLE or may be passed. */
    private boolean inOrder(int lane, int at) {
        List<Entry> fifo = connection.lane(lane).fifo();
        return at < sent(lane)
                && fifo.subList(0, at).stream()
                        .allMatch(before -> !before.pending() || mayPass(fifo.get(at), before));
    }

    private SendQueue sendQueue(int lane) {
        return SendQueue.of(model, state, queuePair, lane);
    }

    private int sent(int lane) {
        return sendQueue(lane).sent();
    }

    private boolean mayPass(Entry later, Entry earlier) {
        QueuePair declared = model.queuePair(queuePair);
        return (declared.relaxedPlacement() && plainWrite(later) && plainWrite(earlier))
                || (declared.relaxedReads() && read(earlier) && !read(later));
    }

    private boolean plainWrite(Entry entry) {
        return switch (entry.kind()) {
            case LOG -> true;
            case PROBE -> false;
            case COPY -> request(entry) instanceof Request.Write;
        };
    }

    private boolean read(Entry entry) {
        return switch (entry.kind()) {
            case LOG -> false;
            case PROBE -> true;
            case COPY -> request(entry) instanceof Request.Read;
        };
    }

    private Request request(Entry entry) {
        return model.request(queuePair, connection.request(entry.request()));
    }

    private Execution.Nic nic(int id, int lane) {
        QueuePair declared = model.queuePair(id);
        return new Execution.Nic(declared.target(), declared.lanes().get(lane).targetNic());
    }

    private List<Step> receiverNotReady(int index, int at) {
        if (!model.queuePair(queuePair).receives().notReadyIsError()) {
            return List.of();
        }
        return List.of(Step.of("Receiver not ready", turnAway(index, at)));
    }

    private List<Step> refuse(int index) {
        if (!connection.revoked()) {
            return List.of();
        }
        List<Entry> fifo = connection.lane(index).fifo();
        for (int i = 0; i < sent(index); i++) {
            if (fifo.get(i).in(Entry.Phase.REQUEST)) {
                return List.of(Step.of("Refuse", turnAway(index, i)));
            }
        }
        return List.of();
    }

    /** Nobody answers the sender of a destroyed queue pair. */
    private List<Step> unanswered(int index) {
        Lane lane = connection.lane(index);
        boolean waits =
                lane.fifo().subList(0, sent(index)).stream()
                        .anyMatch(e -> e.in(Entry.Phase.REQUEST) || e.in(Entry.Phase.DUPLICATE));
        return connection.destroyed() && lane.up() && waits
                ? List.of(
                        Step.of(
                                "Unanswered",
                                state.with(
                                        queuePair,
                                        connection.withLane(index, sendQueue(index).down()))))
                : List.of();
    }

    /** The queue pair is destroyed and there is no heir that takes what arrives. */
    private boolean nobody() {
        return connection.destroyed()
                && model.heir(queuePair)
                        .map(state::connection)
                        .filter(heir -> !heir.revoked() && !heir.destroyed())
                        .isEmpty();
    }

    /** An UP lane goes DOWN without its requests; on another lane the entry is removed. */
    private State turnAway(int index, int at) {
        Lane lane = connection.lane(index);
        if (!lane.up()) {
            return state.with(queuePair, connection.withLane(index, lane.without(at)));
        }
        Lane without = sendQueue(index).down().without(e -> e.in(Entry.Phase.REQUEST));
        return state.with(queuePair, connection.withLane(index, without));
    }
}
