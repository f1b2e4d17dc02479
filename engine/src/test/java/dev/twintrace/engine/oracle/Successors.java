package dev.twintrace.engine.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The initial state, and every step that is enabled in a state. */
final class Successors {
    private final Model model;

    Successors(Model model) {
        this.model = model;
    }

    State initial(boolean withFaults) {
        List<List<Long>> memory =
                model.protocol().words().stream()
                        .map(w ->
                                Collections.nCopies(w.length(), w.initial()).stream()
                                        .flatMap(List::stream)
                                        .map(v -> v & model.mask())
                                        .toList())
                        .toList();
        List<Proc> processes =
                model.protocol().processes().stream()
                        .map(p ->
                                LocalSteps.settle(
                                        model,
                                        new Actor.Program(p.id()),
                                        Proc.start(p.locals().size())))
                        .toList();
        List<Connection> connections =
                model.protocol().queuePairs().stream().map(q -> connection(q.id())).toList();
        List<State.Budget> budgets =
                model.protocol().failovers().stream()
                        .map(f ->
                                withFaults
                                        ? new State.Budget(
                                                f.laneFaults(), f.nicFaults(), f.losses())
                                        : new State.Budget(0, 0, 0))
                        .toList();
        List<Set<Actor>> inside = model.sections().stream().map(s -> Set.<Actor>of()).toList();
        return new State(
                memory,
                processes,
                connections,
                budgets,
                withFaults ? model.protocol().totalFaults() : 0,
                false,
                false,
                inside,
                Set.of());
    }

    private Connection connection(int queuePair) {
        var declared = model.queuePair(queuePair);
        int queues = declared.receives().perLane() ? declared.lanes().size() : 1;
        Actor notice = new Actor.Notice(queuePair);
        return new Connection(
                0,
                declared.lanes().stream().map(l -> new Lane(Lane.Status.UP, List.of())).toList(),
                List.of(),
                0,
                0,
                false,
                false,
                false,
                false,
                new Receives(
                        IntStream.range(0, queues)
                                .mapToObj(queue -> declared.receives().posted(queue))
                                .toList(),
                        List.of(),
                        0,
                        0),
                Overlay.idle(model.ruleLocals(queuePair)),
                model.notices(queuePair).isEmpty() ? idle(0) : idle(model.code(notice).locals()),
                0);
    }

    private static Proc idle(int locals) {
        return Proc.start(locals).ended(Proc.Status.FINISHED);
    }

    List<Step> of(State state) {
        List<Step> steps = new ArrayList<>();
        for (int p = 0; p < state.processes().size(); p++) {
            add(steps, state, new Actor.Program(p));
        }
        for (int q = 0; q < model.queuePairs(); q++) {
            add(steps, state, new Actor.Notice(q));
            List<Step> network = new ArrayList<>();
            network.addAll(SenderNic.of(model, state, q));
            network.addAll(TargetNic.of(model, state, q));
            network.addAll(OverlayErrors.of(model, state, q));
            network.addAll(OverlaySteps.of(model, state, q));
            steps.addAll(TargetNic.finish(model, state, q));
            boolean daemon = model.daemonPosts(q);
            network.forEach(s -> steps.add(s.byDaemon(daemon)));
        }
        steps.addAll(Faults.of(model, state));
        return steps;
    }

    private void add(List<Step> steps, State state, Actor actor) {
        if (state.proc(actor).running()) {
            ProcessSteps.of(model, state, actor)
                    .forEach(s -> steps.add(s.byDaemon(model.daemon(actor))));
        }
    }

    /**
     * Drops requests that nothing refers to any more and numbers the others anew, and forgets the
     * locals of notice code that is idle; so states that behave alike are equal.
     */
    State tidy(State state) {
        State result = state;
        for (int q = 0; q < model.queuePairs(); q++) {
            result = result.with(q, tidy(result.connection(q)));
        }
        return result;
    }

    private static Connection tidy(Connection connection) {
        Set<Integer> needed = new HashSet<>();
        for (Overlay.Frame frame : connection.overlay().frames()) {
            needed.add(frame.request());
        }
        for (Lane lane : connection.lanes()) {
            lane.fifo().forEach(e -> needed.add(e.request()));
        }
        List<Posted> kept = new ArrayList<>();
        int[] renumbered = new int[connection.requests().size()];
        for (int r = 0; r < renumbered.length; r++) {
            renumbered[r] = kept.size();
            Posted posted = connection.request(r);
            if (posted.outstanding() || needed.contains(r)) {
                kept.add(posted);
            }
        }
        Proc notice = connection.notice();
        Connection still =
                notice.running()
                        ? connection
                        : connection.withNotice(idle(notice.locals().size()), connection.noticed());
        if (kept.size() == renumbered.length) {
            return still;
        }
        Overlay overlay =
                still.overlay()
                        .withFrames(
                                still.overlay().frames().stream()
                                        .map(f ->
                                                f.request() < 0
                                                        ? f
                                                        : new Overlay.Frame(
                                                                f.block(),
                                                                f.at(),
                                                                renumbered[f.request()]))
                                        .toList());
        List<Lane> lanes =
                still.lanes().stream()
                        .map(l ->
                                l.withFifo(
                                        l.fifo().stream()
                                                .map(e ->
                                                        e.request() < 0
                                                                ? e
                                                                : e.withRequest(
                                                                        renumbered[e.request()]))
                                                .toList()))
                        .toList();
        return still.withRequests(List.copyOf(kept)).withLanes(lanes).withOverlay(overlay);
    }
}
