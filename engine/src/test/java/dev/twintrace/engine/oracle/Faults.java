package dev.twintrace.engine.oracle;

import dev.twintrace.core.Damage;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Section 5: faults, and what they do to what is in flight. */
final class Faults {
    private Faults() {}

    static List<Step> of(Model model, State state) {
        List<Step> steps = new ArrayList<>();
        for (int f = 0; f < model.protocol().failovers().size(); f++) {
            Failover failover = model.protocol().failovers().get(f);
            State.Budget budget = state.budgets().get(f);
            if (budget.lanes() > 0 && state.cap() > 0) {
                for (QueuePair queuePair : failover.queuePairs()) {
                    steps.addAll(laneFault(model, state, f, queuePair.id()));
                }
            }
            if (budget.nics() > 0 && state.cap() > 0) {
                steps.addAll(nicFault(model, state, f));
            }
            if (budget.losses() > 0) {
                for (QueuePair queuePair : failover.queuePairs()) {
                    steps.addAll(packetLoss(state, f, queuePair.id()));
                }
            }
        }
        for (int q = 0; q < model.queuePairs(); q++) {
            boolean daemon = model.daemonPosts(q);
            List<Step> network = new ArrayList<>(suffixLoss(state, q));
            network.addAll(lateOriginals(model, state, q));
            network.forEach(s -> steps.add(s.byDaemon(daemon)));
        }
        return steps;
    }

    private static List<Step> laneFault(Model model, State state, int failover, int queuePair) {
        Connection connection = state.connection(queuePair);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < connection.lanes().size(); i++) {
            boolean inUse =
                    i == connection.current() || model.namedLanes().get(queuePair).contains(i);
            if (inUse && connection.lane(i).up()) {
                State.Budget b = state.budgets().get(failover);
                steps.add(
                        Step.fault(
                                "Lane fault",
                                state.with(
                                                queuePair,
                                                connection.withLane(
                                                        i,
                                                        SendQueue.of(model, state, queuePair, i)
                                                                .down()))
                                        .withBudget(
                                                failover,
                                                new State.Budget(
                                                        b.lanes() - 1, b.nics(), b.losses()),
                                                state.cap() - 1)
                                        .withFaulted()));
            }
        }
        return steps;
    }

    private static List<Step> nicFault(Model model, State state, int failover) {
        Set<Execution.Nic> nics = new LinkedHashSet<>();
        for (QueuePair queuePair : model.protocol().failovers().get(failover).queuePairs()) {
            for (QueuePair.Lane lane : queuePair.lanes()) {
                nics.addAll(ends(queuePair, lane));
            }
        }
        List<Step> steps = new ArrayList<>();
        for (Execution.Nic nic : nics) {
            State after = state;
            for (QueuePair queuePair : model.protocol().queuePairs()) {
                Connection connection = after.connection(queuePair.id());
                for (int i = 0; i < queuePair.lanes().size(); i++) {
                    if (connection.lane(i).up()
                            && ends(queuePair, queuePair.lanes().get(i)).contains(nic)) {
                        connection =
                                connection.withLane(
                                        i,
                                        new SendQueue(
                                                        model,
                                                        queuePair.id(),
                                                        connection,
                                                        connection.lane(i))
                                                .down());
                    }
                }
                after = after.with(queuePair.id(), connection);
            }
            if (!after.equals(state)) {
                State.Budget b = state.budgets().get(failover);
                steps.add(
                        Step.fault(
                                "NIC fault",
                                after.withBudget(
                                                failover,
                                                new State.Budget(
                                                        b.lanes(), b.nics() - 1, b.losses()),
                                                state.cap() - 1)
                                        .withFaulted()));
            }
        }
        return steps;
    }

    private static List<Execution.Nic> ends(QueuePair queuePair, QueuePair.Lane lane) {
        return List.of(
                new Execution.Nic(queuePair.sender(), lane.senderNic()),
                new Execution.Nic(queuePair.target(), lane.targetNic()));
    }

    /** What happens to what was sent on a lane that goes DOWN, in whatever way. */
    static Lane down(Lane lane) {
        List<Entry> kept = new ArrayList<>();
        boolean answerLost = false;
        for (Entry entry : lane.fifo()) {
            answerLost |= entry.in(Entry.Phase.DUPLICATE);
            boolean answer = entry.in(Entry.Phase.DUPLICATE) || entry.in(Entry.Phase.RESPONSE);
            if (!(answerLost && answer)) {
                kept.add(entry);
            }
        }
        return new Lane(Lane.Status.DOWN, List.copyOf(kept));
    }

    private static List<Step> packetLoss(State state, int failover, int queuePair) {
        Connection connection = state.connection(queuePair);
        State.Budget b = state.budgets().get(failover);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < connection.lanes().size(); i++) {
            Lane lane = connection.lane(i);
            for (int e = 0; e < lane.fifo().size(); e++) {
                Entry entry = lane.fifo().get(e);
                if (lane.up() && entry.in(Entry.Phase.RESPONSE)) {
                    Lane lost = lane.with(e, entry.withPhase(Entry.Phase.DUPLICATE));
                    steps.add(
                            Step.fault(
                                    "Packet loss",
                                    state.with(queuePair, connection.withLane(i, lost))
                                            .withBudget(
                                                    failover,
                                                    new State.Budget(
                                                            b.lanes(), b.nics(), b.losses() - 1),
                                                    state.cap())));
                }
            }
        }
        return steps;
    }

    private static List<Step> suffixLoss(State state, int queuePair) {
        Connection connection = state.connection(queuePair);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < connection.lanes().size(); i++) {
            Lane lane = connection.lane(i);
            for (Entry.Phase phase : List.of(Entry.Phase.REQUEST, Entry.Phase.RESPONSE)) {
                if (!lane.up() && lane.has(phase)) {
                    int last = lane.fifo().size() - 1;
                    while (!lane.fifo().get(last).in(phase)) {
                        last--;
                    }
                    steps.add(
                            Step.of(
                                    "Suffix loss",
                                    state.with(
                                            queuePair,
                                            connection.withLane(i, lane.without(last)))));
                }
            }
        }
        return steps;
    }

    /** Whether the data of this copy may reach the sender's memory after the lane's failure. */
    static boolean mayLand(Model model, int queuePair, Connection connection, Entry entry) {
        return model.late(queuePair)
                && entry.kind() == Entry.Kind.COPY
                && model.request(queuePair, connection.request(entry.request()))
                        instanceof Request.Read read
                && read.destination() instanceof Request.Destination.Memory;
    }

    private static List<Step> lateOriginals(Model model, State state, int queuePair) {
        Connection connection = state.connection(queuePair);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < connection.lanes().size(); i++) {
            Lane lane = connection.lane(i);
            for (int e = 0; e < lane.fifo().size(); e++) {
                Entry entry = lane.fifo().get(e);
                if (!lane.up()
                        && entry.in(Entry.Phase.RESPONSE)
                        && mayLand(model, queuePair, connection, entry)) {
                    Lane landing = lane.with(e, entry.withPhase(Entry.Phase.LANDING));
                    steps.add(
                            Step.of(
                                    "Late originals, off",
                                    state.with(queuePair, connection.withLane(i, landing))));
                }
                if (entry.in(Entry.Phase.LANDING)) {
                    State dropped = state.with(queuePair, connection.withLane(i, lane.without(e)));
                    steps.add(Step.of("Late originals, dropped", dropped));
                    steps.add(
                            Step.of(
                                    "Late originals, landed",
                                    land(model, dropped, queuePair, entry)));
                }
            }
        }
        return steps;
    }

    private static State land(Model model, State dropped, int queuePair, Entry entry) {
        Posted posted = dropped.connection(queuePair).request(entry.request());
        boolean harmful =
                posted.history().changed()
                        && Memory.changes(model, dropped, posted.local(), entry.result());
        return Memory.store(
                        model,
                        dropped,
                        posted.local(),
                        entry.result(),
                        new Memory.Cause(queuePair, entry.request()))
                .withClassIf(harmful, Damage.LATE_ORIGINAL);
    }
}
