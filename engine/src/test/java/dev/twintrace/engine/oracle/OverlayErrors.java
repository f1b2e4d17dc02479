package dev.twintrace.engine.oracle;

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
        int next = Math.max(connection.current(), index + 1);
        State after = state.with(queuePair, failed);
        if (next == connection.lanes().size() || model.failoverIndex(queuePair).isEmpty()) {
            return List.of(Step.of("Error", abort(model, after, queuePair)));
        }
        Connection moved = forgetProbes(failed.withCurrent(next));
        return List.of(
                Step.of(
                        "Error",
                        OverlaySteps.settle(
                                model,
                                state.with(queuePair, moved),
                                queuePair,
                                Overlay.start(model.ruleLocals(queuePair)))));
    }

    private static List<Step> moveOn(Model model, State state, int queuePair) {
        Connection connection = state.connection(queuePair);
        int current = connection.current();
        if (connection.lane(current).status() != Lane.Status.DOWN
                || concerns(connection, current)) {
            return List.of();
        }
        Connection failed =
                connection.withLane(
                        current, connection.lane(current).withStatus(Lane.Status.FAILED));
        boolean last = current + 1 == connection.lanes().size();
        State after =
                !last
                        ? state.with(queuePair, failed.withCurrent(current + 1))
                        : !failed.anyOutstanding()
                                ? state.with(queuePair, failed.withAborted())
                                : abort(model, state.with(queuePair, failed), queuePair);
        return List.of(Step.of("Move on", after));
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
