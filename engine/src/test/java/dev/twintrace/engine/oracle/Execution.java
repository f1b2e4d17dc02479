package dev.twintrace.engine.oracle;

import dev.twintrace.core.Damage;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import java.util.List;

/** Section 4: what executing one entry does. */
final class Execution {
    private final Model model;
    private final State state;
    private final int queuePair;
    private final int lane;
    private final int at;
    private final Entry entry;

    Execution(Model model, State state, int queuePair, int lane, int at) {
        this.model = model;
        this.state = state;
        this.queuePair = queuePair;
        this.lane = lane;
        this.at = at;
        this.entry = state.connection(queuePair).lane(lane).fifo().get(at);
    }

    /** A NIC of a host. */
    record Nic(int host, int nic) {}

    /** Whether an atomic through this NIC has read and not yet written. */
    static boolean middleAt(Model model, State state, Nic nic) {
        for (QueuePair other : model.protocol().queuePairs()) {
            for (int i = 0; i < other.lanes().size(); i++) {
                if (nic.equals(new Nic(other.target(), other.lanes().get(i).targetNic()))
                        && state.connection(other.id()).lane(i).has(Entry.Phase.MIDDLE)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Exactly once: the request of this copy has been executed before. */
    static boolean onceAlready(Model model, int queuePair, Connection connection, Entry copy) {
        return model.queuePair(queuePair).exactlyOnce()
                && connection.request(copy.request()).history().executions() > 0;
    }

    State execute() {
        return switch (entry.kind()) {
            case PROBE -> answered(state, Memory.load(model, state, entry.place()));
            case LOG -> answered(log(state), List.of());
            case COPY ->
                    onceAlready(model, queuePair, state.connection(queuePair), entry)
                            ? answered(state, posted().history().lastResult())
                            : copy();
        };
    }

    private State copy() {
        return switch (model.request(queuePair, posted())) {
            case Request.Write _ -> executed(write(state), List.of(), false);
            case Request.WriteImm _ ->
                    executed(notify(write(state), List.of(posted().immediate())), List.of(), false);
            case Request.Send _ -> executed(notify(state, entry.payload()), List.of(), false);
            case Request.Read _ ->
                    executed(state, Memory.load(model, state, posted().target()), false);
            case Request.FetchAndAdd _ -> {
                long next = (old() + entry.payload().getFirst()) & model.mask();
                yield atomic(next);
            }
            case Request.CompareAndSwap _ -> atomic(succeeds(old()) ? posted().swap() : old());
        };
    }

    private long old() {
        return Memory.load(model, state, posted().target()).getFirst();
    }

    private boolean succeeds(long old) {
        return model.request(queuePair, posted()) instanceof Request.CompareAndSwap
                && old == posted().compare();
    }

    /** With atomicity nic an atomic that will change its cell only reads in its first step. */
    private State atomic(long next) {
        List<Long> old = List.of(old());
        if (!model.protocol().globalAtomicity() && next != old()) {
            Connection connection = state.connection(queuePair);
            Lane middle = connection.lane(lane).with(at, entry.middle(old, next));
            return state.with(queuePair, connection.withLane(lane, middle));
        }
        return executed(store(state, List.of(next)), old, succeeds(old()));
    }

    /** The second half of an atomic. */
    State finish() {
        if (onceAlready(model, queuePair, state.connection(queuePair), entry)) {
            return answered(state, posted().history().lastResult());
        }
        return executed(
                store(state, List.of(entry.computed())),
                entry.result(),
                succeeds(entry.result().getFirst()));
    }

    private State write(State before) {
        boolean harmful =
                posted().history().changed()
                        && Memory.changes(model, before, posted().target(), entry.payload());
        boolean first = posted().firstLane() == lane;
        boolean late = before.connection(queuePair).lane(lane).status() == Lane.Status.FAILED;
        return store(before, entry.payload())
                .withClassIf(harmful && !first, Damage.GHOST_WRITE)
                .withClassIf(harmful && first && late, Damage.LATE_ORIGINAL);
    }

    private State notify(State before, List<Long> message) {
        Receiver receiver = Receiver.of(model, before, queuePair, lane);
        return receiver.take(model, before, message)
                .withClassIf(receiver.inherited(), Damage.LATE_ORIGINAL)
                .withClassIf(posted().history().executions() > 0, Damage.QUEUE_SLIDING);
    }

    private State store(State before, List<Long> values) {
        return Memory.store(
                model,
                before,
                posted().target(),
                values,
                new Memory.Cause(queuePair, entry.request()));
    }

    private State log(State before) {
        State result = before;
        for (Failover.Log log : model.logs(queuePair)) {
            long element = Long.remainderUnsigned(posted().number(), log.word().length());
            result =
                    Memory.store(
                            model,
                            result,
                            new Place(log.word().id(), (int) element, 0),
                            List.of(1L),
                            new Memory.Cause(queuePair, entry.request()));
        }
        return result;
    }

    /** The request itself was executed: counts, classes, and a log in one step. */
    private State executed(State after, List<Long> result, boolean success) {
        Posted before = posted();
        boolean again = before.history().executions() > 0;
        boolean adds =
                model.request(queuePair, before) instanceof Request.FetchAndAdd
                        && entry.payload().getFirst() != 0;
        boolean swaps = success && before.swap() != before.compare();
        boolean late =
                before.firstLane() == lane
                        && after.connection(queuePair).lane(lane).status() == Lane.Status.FAILED;
        State marked =
                after.withClassIf(again && adds, Damage.DOUBLE_EXECUTION)
                        .withClassIf(again && late && (adds || swaps), Damage.LATE_ORIGINAL)
                        .withClassIf(success && before.history().succeeded(), Damage.ABA);
        Connection connection = marked.connection(queuePair);
        Posted now = connection.request(entry.request());
        State counted =
                marked.with(
                        queuePair,
                        connection.withRequest(
                                entry.request(),
                                now.withHistory(now.history().executed(result, success))));
        boolean inOneStep =
                model.logs(queuePair).stream()
                        .anyMatch(l -> l.order() == Failover.Log.Order.IN_ONE_STEP);
        return answered(inOneStep ? log(counted) : counted, result);
    }

    /** The answer is on its way, if anything can still enter the network. */
    private State answered(State after, List<Long> result) {
        Connection connection = after.connection(queuePair);
        Lane on = connection.lane(lane);
        Lane next;
        if (connection.destroyed()) {
            // What it executed was for the heir, whose own sender gets the answer and drops it.
            next =
                    on.up()
                            ? new SendQueue(model, queuePair, connection, on.without(at)).down()
                            : on.without(at);
        } else if (on.up()) {
            next = on.with(at, entry.answered(Entry.Phase.RESPONSE, result));
        } else if (Faults.mayLand(model, queuePair, connection, entry)) {
            next = on.with(at, entry.answered(Entry.Phase.LANDING, result));
        } else {
            next = on.without(at);
        }
        return after.with(queuePair, connection.withLane(lane, next));
    }

    private Posted posted() {
        return state.connection(queuePair).request(entry.request());
    }
}
