package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** Section 2: Post; and how a copy gets into a FIFO, which resending shares. */
final class Posting {
    private Posting() {}

    static List<Step> post(Model model, State state, Actor actor, Statement.Post s) {
        int queuePair = s.queuePair().id();
        Connection connection = state.connection(queuePair);
        if (!connection.overlay().isIdle() || !model.exists(state, queuePair)) {
            return List.of();
        }
        State after =
                connection.aborted()
                        ? state.with(queuePair, connection.withFailurePending(true))
                                .withHandedOver()
                        : accept(model, state, actor, s);
        Proc past = ProcessCode.past(after.proc(actor));
        return List.of(Step.of("Post", after.with(actor, LocalSteps.settle(model, actor, past))));
    }

    private static State accept(Model model, State state, Actor actor, Statement.Post s) {
        int queuePair = s.queuePair().id();
        Connection connection = state.connection(queuePair);
        boolean named =
                s.lane() != Statement.Post.CURRENT
                        && s.lane() < connection.lanes().size()
                        && connection.lane(s.lane()).status() != Lane.Status.FAILED;
        int lane = named ? s.lane() : connection.current();
        Posted posted =
                evaluate(
                        model,
                        state,
                        Env.of(model, state.proc(actor).locals()),
                        s.request(),
                        connection,
                        lane);
        Model.Moduli moduli = model.moduli().get(queuePair);
        long notified = connection.notified() + (s.request().kind().notifies() ? 1 : 0);
        Connection counted =
                connection
                        .withRequests(Lists.append(connection.requests(), posted))
                        .withCounters(
                                Model.reduce(connection.posted() + 1, moduli.number()),
                                Model.reduce(notified, moduli.message()));
        int request = counted.requests().size() - 1;
        // The rule left a request in error: this one must not overtake it.
        boolean inError =
                connection.requests().stream().anyMatch(r -> r.status() == Posted.Status.IN_ERROR);
        return state.with(
                queuePair,
                inError
                        ? counted.withRequest(request, posted.withStatus(Posted.Status.IN_ERROR))
                        : putCopy(model, queuePair, counted, request, lane));
    }

    private static Posted evaluate(
            Model model, State state, Env env, Request request, Connection connection, int lane) {
        Place target = Place.NONE;
        Place local = Place.NONE;
        boolean from = false;
        List<Long> payload = List.of();
        long compare = 0;
        long swap = 0;
        long immediate = 0;
        switch (request) {
            case Request.Write r -> target = env.place(r.target());
            case Request.WriteImm r -> {
                target = env.place(r.target());
                immediate = env.value(r.immediate());
            }
            case Request.Read r -> {
                target = env.place(r.target());
                if (r.destination() instanceof Request.Destination.Memory memory) {
                    local = env.place(memory.location());
                }
            }
            case Request.FetchAndAdd r -> {
                target = env.place(r.target());
                payload = List.of(env.value(r.addend()));
            }
            case Request.CompareAndSwap r -> {
                target = env.place(r.target());
                compare = env.value(r.compare());
                swap = env.value(r.swap());
            }
            case Request.Send _ -> {}
        }
        for (Request.Payload carried : payloads(request)) {
            switch (carried) {
                case Request.Payload.Values v -> payload = env.values(v.values());
                case Request.Payload.From f -> {
                    from = true;
                    local = env.place(f.source());
                    payload = Memory.load(model, state, local);
                }
            }
        }
        return new Posted(
                request.site(),
                target,
                local,
                from,
                payload,
                compare,
                swap,
                immediate,
                lane,
                lane,
                Posted.Status.ACTIVE,
                connection.posted(),
                connection.notified() + 1,
                new Posted.History(
                        0, List.of(), List.of(), from ? payload : List.of(), false, false),
                List.of(),
                Posted.Mapped.IDENTITY);
    }

    private static List<Request.Payload> payloads(Request request) {
        return switch (request) {
            case Request.Write r -> List.of(r.payload());
            case Request.WriteImm r -> List.of(r.payload());
            case Request.Send r -> List.of(r.payload());
            case Request.Read _, Request.FetchAndAdd _, Request.CompareAndSwap _ -> List.of();
        };
    }

    /** A copy into the lane's FIFO, with its log writes, unless the lane is not UP. */
    static Connection putCopy(
            Model model, int queuePair, Connection connection, int request, int lane) {
        if (!connection.lane(lane).up()) {
            return connection;
        }
        List<Entry> fifo = new ArrayList<>(connection.lane(lane).fifo());
        logs(model, queuePair, Failover.Log.Order.BEFORE, request, fifo);
        fifo.add(Entry.copy(request, connection.request(request)));
        logs(model, queuePair, Failover.Log.Order.AFTER, request, fifo);
        return connection.withLane(lane, connection.lane(lane).withFifo(List.copyOf(fifo)));
    }

    private static void logs(
            Model model, int queuePair, Failover.Log.Order order, int request, List<Entry> fifo) {
        for (Failover.Log log : model.logs(queuePair)) {
            if (log.order() == order) {
                fifo.add(Entry.log(request));
            }
        }
    }
}
