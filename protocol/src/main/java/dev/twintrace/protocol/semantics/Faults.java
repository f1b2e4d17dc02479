package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.all;
import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.less;
import static dev.twintrace.protocol.semantics.Terms.minus;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.not;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.protocol.model.Action.Role;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.QueuePair.Lane;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** docs/semantics.md, section 5. */
final class Faults {
    private final Machine machine;
    private final Function<Qp, Requests> requests;

    Faults(Machine machine, Function<Qp, Requests> requests) {
        this.machine = machine;
        this.requests = requests;
    }

    void addActions() {
        for (int i = 0; i < machine.protocol.failovers().size(); i++) {
            Failover f = machine.protocol.failovers().get(i);
            for (var decl : f.queuePairs()) {
                Qp q = machine.of(decl);
                for (int lane = 0; lane < q.lanes; lane++) {
                    if (f.laneFaults() > 0) {
                        laneFault(q, lane, machine.laneFaults.get(i));
                    }
                    for (int p = 0; f.losses() > 0 && p < q.capacity; p++) {
                        packetLoss(q, lane, p, machine.losses.get(i));
                    }
                }
            }
            if (f.nicFaults() > 0) {
                nicFaults(f, machine.nicFaults.get(i));
            }
        }
        for (Qp q : machine.queuePairs) {
            for (int lane = 0; lane < q.lanes; lane++) {
                for (int p = 0; p < q.capacity; p++) {
                    suffixLoss(q, lane, p, Qp.REQUEST, Event.RequestLost::new);
                    suffixLoss(q, lane, p, Qp.RESPONSE, Event.ResponseLost::new);
                }
            }
        }
    }

    private boolean namedByAPost(Qp q, int lane) {
        return q.sites.stream()
                .map(s -> s.post)
                .mapToInt(Statement.Post::lane)
                .anyMatch(l -> l == lane);
    }

    private void laneFault(Qp q, int lane, Variable budget) {
        Term inUse = namedByAPost(q, lane) ? Term.ONE : eq(read(q.current), lane);
        Term guard = all(List.of(machine.mayFault(budget), q.laneIs(lane, Qp.UP), inUse));
        machine.space.action(
                "lane fault on " + q.decl.name() + " lane " + lane,
                Role.FAULT,
                false,
                guard,
                b -> {
                    machine.spend(b, budget);
                    b.note(List.of(), (names, v) -> new Event.LaneDown(q.decl.name(), lane));
                    requests.apply(q).down(b, lane);
                });
    }

    private void nicFaults(Failover f, Variable budget) {
        Set<List<Integer>> nics = new LinkedHashSet<>();
        f.queuePairs()
                .forEach(q ->
                        q.lanes()
                                .forEach(l -> {
                                    nics.add(List.of(q.sender(), l.senderNic()));
                                    nics.add(List.of(q.target(), l.targetNic()));
                                }));
        for (List<Integer> nic : nics) {
            nicFault(nic.get(0), nic.get(1), budget);
        }
    }

    private void nicFault(int host, int nic, Variable budget) {
        List<Term> up = new ArrayList<>();
        each(host, nic, (q, lane) -> up.add(q.laneIs(lane, Qp.UP)));
        String name = machine.host(host).name() + "." + machine.host(host).nics().get(nic);
        Term guard = and(machine.mayFault(budget), any(up));
        machine.space.action(
                "NIC fault on " + name,
                Role.FAULT,
                false,
                guard,
                b -> {
                    machine.spend(b, budget);
                    b.note(
                            List.of(),
                            (names, v) ->
                                    new Event.NicDown(
                                            machine.host(host).name(),
                                            machine.host(host).nics().get(nic)));
                    each(
                            host,
                            nic,
                            (q, lane) ->
                                    b.when(
                                            q.laneIs(lane, Qp.UP),
                                            c -> requests.apply(q).down(c, lane)));
                });
    }

    private void each(int host, int nic, BiConsumer<Qp, Integer> action) {
        for (Qp q : machine.queuePairs) {
            for (int l = 0; l < q.lanes; l++) {
                Lane lane = q.decl.lanes().get(l);
                boolean sends = q.decl.sender() == host && lane.senderNic() == nic;
                boolean receives = q.decl.target() == host && lane.targetNic() == nic;
                if (sends || receives) {
                    action.accept(q, l);
                }
            }
        }
    }

    private void packetLoss(Qp q, int lane, int p, Variable budget) {
        Term guard =
                all(
                        List.of(
                                ne(read(budget), 0),
                                q.laneIs(lane, Qp.UP),
                                q.phaseIs(lane, p, Qp.RESPONSE)));
        machine.space.action(
                "packet loss on " + q.decl.name() + " lane " + lane + " entry " + p,
                Role.FAULT,
                false,
                guard,
                b -> {
                    b.assign(budget, minus(read(budget), 1));
                    b.assign(q.fifo.get(lane).phase(), p, constant(Qp.DUPLICATE));
                    noteLost(b, q, lane, p, Event.PacketLost::new);
                });
    }

    /** The last entry in a phase may be lost, once its lane is not UP. */
    private void suffixLoss(
            Qp q, int lane, int p, int phase, BiFunction<List<RequestId>, Integer, Event> event) {
        if (!mayGoDown(q)) {
            return;
        }
        List<Term> guard =
                new ArrayList<>(List.of(not(q.laneIs(lane, Qp.UP)), q.phaseIs(lane, p, phase)));
        for (int i = p + 1; i < q.capacity; i++) {
            guard.add(not(q.phaseIs(lane, i, phase)));
        }
        String what = phase == Qp.REQUEST ? "lose request " : "lose answer ";
        machine.space.action(
                what + q.decl.name() + " lane " + lane + " entry " + p,
                Role.ORDINARY,
                q.daemon,
                all(guard),
                b -> {
                    noteLost(b, q, lane, p, event);
                    requests.apply(q).drop(b, lane, p);
                });
    }

    private boolean mayGoDown(Qp q) {
        boolean[] revoked = {false};
        Sites.eachBody(
                machine.protocol,
                body -> Sites.each(body, s -> revoked[0] |= s instanceof Statement.Revoke));
        return revoked[0]
                || q.destroyed.length() > 0
                || q.decl.receives().notReadyIsError()
                || machine.protocol.failovers().stream().anyMatch(f -> f.nicFaults() > 0)
                || q.failover.map(f -> f.laneFaults() > 0).orElse(false);
    }

    static void noteLost(
            Block b, Qp q, int lane, int p, BiFunction<List<RequestId>, Integer, Event> event) {
        Term ref = q.refAt(lane, p);
        b.when(
                less(ref, constant(q.slots + 1L)),
                c ->
                        c.note(
                                List.of(minus(ref, 1)),
                                (names, v) ->
                                        event.apply(
                                                List.of(names.request(q.id(), (int) v[0])), lane)),
                c -> noteOverlaysLoss(c, q, lane, ref, event));
    }

    private static void noteOverlaysLoss(
            Block b, Qp q, int lane, Term ref, BiFunction<List<RequestId>, Integer, Event> event) {
        b.when(
                q.separateLog() ? less(ref, constant(q.probe())) : Term.ZERO,
                c ->
                        c.note(
                                List.of(minus(ref, q.slots + 1L)),
                                (names, v) ->
                                        new Event.LogLost(names.request(q.id(), (int) v[0]), lane)),
                c -> c.note(List.of(), (names, v) -> event.apply(List.of(), lane)));
    }
}
