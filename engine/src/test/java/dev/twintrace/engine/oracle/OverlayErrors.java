package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Failover;
import java.util.ArrayList;
import java.util.List;

/** Section 6: Error, Move on, Abort and Notice. */
final class OverlayErrors {
    private OverlayErrors() {}

    static List<Step> of(Model model, State state, int queuePair) {
        List<Step> steps = new ArrayList<>();
        for (int lane = 0; lane < state.connection(queuePair).lanes().size(); lane++) {
            steps.addAll(error(model, state, queuePair, lane));
        }
        steps.addAll(moveOn(model, state, queuePair));
        steps.addAll(notice(model, state, queuePair));
        return steps;
    }

    private static boolean concerns(Connection connection, int lane) {
        return connection.anyActiveOn(lane) || connection.overlay().probing() == lane;
    }

    private static List<Step> error(Model model, State state, int queuePair, int index) {
        Connection connection = state.connection(queuePair);
        Lane lane = connection.lane(index);
        boolean quiet =
                model.late(queuePair) ? !lane.has(Entry.Phase.RESPONSE) : lane.fifo().isEmpty();
        if (lane.status() != Lane.Status.DOWN || !concerns(connection, index) || !quiet) {
            return List.of();
        }
        List<Posted> requests =
                connection.requests().stream()
                        .map(r -> r.activeOn(index) ? r.withStatus(Posted.Status.IN_ERROR) : r)
                        .toList();
        Connection failed =
                connection
                        .withLane(index, lane.withStatus(Lane.Status.FAILED))
                        .withRequests(requests);
        State after = state.with(queuePair, failed);
        return List.of(
                Step.of(
                        "Error",
                        failed.lowestLeft().isEmpty() || model.failoverIndex(queuePair).isEmpty()
                                ? abort(model, after, queuePair)
                                : start(model, moveTo(after, queuePair), queuePair)));
    }

    private static List<Step> moveOn(Model model, State state, int queuePair) {
        Connection connection = state.connection(queuePair);
        int current = connection.current();
        if (connection.aborted()
                || connection.lane(current).status() != Lane.Status.DOWN
                || concerns(connection, current)) {
            return List.of();
        }
        Connection failed =
                connection.withLane(
                        current, connection.lane(current).withStatus(Lane.Status.FAILED));
        State after = state.with(queuePair, failed);
        return List.of(
                Step.of(
                        "Move on",
                        failed.lowestLeft().isEmpty()
                                ? noLaneLeft(model, after, queuePair)
                                : moved(model, moveTo(after, queuePair), queuePair)));
    }

    private static State noLaneLeft(Model model, State state, int queuePair) {
        Connection connection = state.connection(queuePair);
        return connection.anyOutstanding()
                ? abort(model, state, queuePair)
                : state.with(queuePair, connection.withAborted());
    }

    private static State moved(Model model, State state, int queuePair) {
        boolean starts = model.failover(queuePair).map(Failover::onMove).orElse(false);
        return starts ? start(model, state, queuePair) : state;
    }

    private static State moveTo(State state, int queuePair) {
        Connection connection = state.connection(queuePair);
        return state.with(queuePair, connection.withCurrent(connection.lowestLeft().orElseThrow()));
    }

    /** The rule from its first statement, also if it was running. */
    private static State start(Model model, State state, int queuePair) {
        return OverlaySteps.settle(
                model,
                state.with(queuePair, forgetProbes(state.connection(queuePair))),
                queuePair,
                Overlay.start(model.ruleLocals(queuePair)));
    }

    static State abort(Model model, State state, int queuePair) {
        Connection connection = forgetProbes(state.connection(queuePair));
        return state.with(
                        queuePair,
                        connection
                                .withRequests(
                                        connection.requests().stream().map(Posted::gone).toList())
                                .withAborted()
                                .withFailurePending(true)
                                .withOverlay(Overlay.idle(model.ruleLocals(queuePair))))
                .withHandedOver();
    }

    /** The overlay no longer waits for the answer of a probe that is still on its way. */
    private static Connection forgetProbes(Connection connection) {
        return connection.withLanes(
                connection.lanes().stream()
                        .map(l -> l.withFifo(l.fifo().stream().map(Entry::orphaned).toList()))
                        .toList());
    }

    private static List<Step> notice(Model model, State state, int queuePair) {
        Connection connection = state.connection(queuePair);
        if (model.notices(queuePair).isEmpty()
                || connection.notice().running()
                || connection.noticed() >= connection.current()) {
            return List.of();
        }
        boolean anything = !connection.lane(connection.current()).fifo().isEmpty();
        if (!model.notices(queuePair).getFirst().outOfBand() && !anything) {
            return List.of();
        }
        Actor actor = new Actor.Notice(queuePair);
        Proc started = LocalSteps.settle(model, actor, Proc.start(model.code(actor).locals()));
        return List.of(
                Step.of(
                        "Notice",
                        state.with(
                                queuePair, connection.withNotice(started, connection.current()))));
    }
}
