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

import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Action.Role;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** docs/semantics.md, section 3: fetching payloads, answers, and late READs. */
final class SenderNic {
    private final Machine machine;
    private final Qp q;
    private final Requests requests;
    private final Rule rule;

    SenderNic(Machine machine, Requests requests, Rule rule) {
        this.machine = machine;
        this.q = requests.q;
        this.requests = requests;
        this.rule = rule;
    }

    void addActions(RuleFlow flow) {
        List<Site> from = q.sites.stream().filter(s -> s.source().isPresent()).toList();
        List<Site> landing = q.sites.stream().filter(s -> s.landing().isPresent()).toList();
        for (int lane = 0; lane < q.lanes; lane++) {
            deliver(lane, flow);
            for (int p = 0; p < q.capacity; p++) {
                if (!from.isEmpty()) {
                    fetch(lane, p, from);
                }
                if (q.late && !landing.isEmpty()) {
                    delay(lane, p, landing);
                    land(lane, p, landing);
                }
            }
        }
    }

    private String name(String what, int lane, int p) {
        return what + " " + q.decl.name() + " lane " + lane + " entry " + p;
    }

    private void fetch(int lane, int p, List<Site> from) {
        Qp.Lane l = q.fifo.get(lane);
        List<Term> guard =
                new ArrayList<>(
                        List.of(
                                q.laneIs(lane, Qp.UP),
                                ne(read(l.ref(), p), 0),
                                not(read(l.fetched(), p))));
        for (int i = 0; i < p; i++) {
            guard.add(ne(read(l.fetched(), i), 0));
        }
        guard.add(not(requests.sendQueue.holds(lane, p)));
        machine.space.action(
                name("fetch", lane, p),
                Role.ORDINARY,
                q.daemon,
                all(guard),
                b -> {
                    Term slot = b.let(minus(read(l.ref(), p), 1));
                    for (Site k : from) {
                        b.when(
                                eq(read(q.site, slot), k.id() + 1L),
                                c -> fetch(c, lane, p, k, slot));
                    }
                    b.assign(l.fetched(), p, Term.ONE);
                });
    }

    private void fetch(Block b, int lane, int p, Site k, Term slot) {
        Location source = k.source().orElseThrow();
        Term element = b.let(k.sourceElement(slot));
        List<Term> now = machine.cells.values(source, element).stream().map(b::let).toList();
        List<Term> differs = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            b.assign(q.fifo.get(lane).payload().get(i), p, now.get(i));
            if (!q.source.isEmpty()) {
                differs.add(ne(now.get(i), read(q.source.get(i), slot)));
            }
        }
        List<Term> values = new ArrayList<>(List.of(slot, element));
        values.addAll(now);
        b.note(
                values,
                (names, v) ->
                        new Event.Fetched(
                                names.request(q.id(), (int) v[0]),
                                lane,
                                machine.cells.place(source, v[1]),
                                Requests.tail(v, 2)));
        b.when(
                and(ne(read(q.first, slot), lane), any(differs)),
                c -> machine.space.damage(c, Damage.STALE_SOURCE, q.id(), slot));
    }

    private void deliver(int lane, RuleFlow flow) {
        Term guard = q.phaseIs(lane, 0, Qp.RESPONSE);
        machine.space.action(
                "answer " + q.decl.name() + " lane " + lane,
                Role.ORDINARY,
                q.daemon,
                guard,
                b -> {
                    Term ref = b.let(q.refAt(lane, 0));
                    List<Term> results =
                            q.fifo.get(lane).result().stream().map(v -> b.let(read(v, 0))).toList();
                    requests.remove(b, lane, 0);
                    b.when(
                            less(ref, constant(q.slots + 1L)),
                            c -> {
                                Term slot = c.let(minus(ref, 1));
                                Term waiting =
                                        c.let(
                                                and(
                                                        eq(read(q.status, slot), Qp.ACTIVE),
                                                        eq(read(q.lane, slot), lane)));
                                c.note(
                                        List.of(slot, waiting),
                                        (names, v) ->
                                                new Event.Answered(
                                                        names.request(q.id(), (int) v[0]),
                                                        lane,
                                                        v[1] != 0));
                                c.when(
                                        waiting,
                                        d ->
                                                q.sites.forEach(k ->
                                                        d.when(
                                                                eq(read(q.site, slot), k.id() + 1L),
                                                                e ->
                                                                        accept(
                                                                                e, k, slot, lane,
                                                                                results))));
                            });
                    if (q.probes) {
                        b.when(
                                eq(ref, q.probe()),
                                c -> rule.probes.forEach(pr -> probed(c, pr, results, flow)));
                    }
                    requests.release(b, ref);
                    requests.settle(b);
                });
    }

    private void accept(Block b, Site k, Term slot, int lane, List<Term> results) {
        k.landing().ifPresent(l -> land(b, k, l, slot, lane, results, false));
        if (k.resultArity() == 0 || rule.mapping.length() == 0) {
            requests.done(b, k, slot, results, false);
            return;
        }
        b.when(
                eq(read(rule.mapping, slot), 0),
                c -> requests.done(c, k, slot, results, false),
                c -> {
                    for (Map.Entry<OverlayStatement.Resend, Integer> m : rule.mappings.entrySet()) {
                        c.when(
                                eq(read(rule.mapping, slot), m.getValue()),
                                d -> {
                                    List<Term> mapped =
                                            rule.mapped(k, slot, results, m.getKey()).stream()
                                                    .map(d::let)
                                                    .toList();
                                    requests.done(d, k, slot, mapped, true);
                                });
                    }
                });
    }

    private void probed(Block b, Rule.Probe pr, List<Term> results, RuleFlow flow) {
        Term site =
                pr.site() < 0 ? Term.ONE : eq(read(q.site, rule.slotIn(pr.hand())), pr.site() + 1L);
        b.when(
                and(rule.isAt(pr.node()), site),
                c -> {
                    List<Term> values = results.stream().limit(pr.place().arity()).toList();
                    for (int i = 0; i < pr.into().size(); i++) {
                        c.assign(
                                rule.local(pr.into().get(i)),
                                i < values.size() ? values.get(i) : Term.ZERO);
                    }
                    c.assign(rule.probeElement, 0);
                    c.seen(
                            q.id(),
                            Block.Sight.PROBE_ANSWERED,
                            0,
                            values,
                            values,
                            (names, v) ->
                                    new Event.ProbeAnswered(q.decl.name(), Requests.tail(v, 0)));
                    flow.proceed(c, pr.then());
                });
    }

    private void land(
            Block b, Site k, Location to, Term slot, int lane, List<Term> results, boolean late) {
        Term element = b.let(k.landingElement(slot));
        List<Term> before = machine.before(b, to, element);
        List<Term> values = results.subList(0, to.arity());
        machine.store(b, to, element, before, values, new Machine.Writer(q.id(), slot));
        List<Term> all = new ArrayList<>(List.of(slot, element));
        all.addAll(before);
        all.addAll(values);
        b.note(
                all,
                (names, v) ->
                        new Event.Landed(
                                names.request(q.id(), (int) v[0]),
                                lane,
                                machine.change(to, v, 1),
                                late));
        Damage damage = late ? Damage.LATE_ORIGINAL : Damage.GHOST_WRITE;
        Term guilty = late ? Term.ONE : ne(read(q.first, slot), lane);
        if (!late && q.lanes == 1) {
            return;
        }
        List<Term> differs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            differs.add(ne(before.get(i), values.get(i)));
        }
        b.when(
                and(guilty, and(ne(read(q.changed, slot), 0), any(differs))),
                c -> machine.space.damage(c, damage, q.id(), slot));
    }

    private Term isLanding(int lane, int p, List<Site> landing) {
        Term ref = q.refAt(lane, p);
        Term isCopy = less(minus(ref, 1), constant(q.slots));
        return and(isCopy, q.ofSites(Terms.choose(isCopy, minus(ref, 1), Term.ZERO), landing));
    }

    private void delay(int lane, int p, List<Site> landing) {
        Term guard =
                all(
                        List.of(
                                not(q.laneIs(lane, Qp.UP)),
                                q.phaseIs(lane, p, Qp.RESPONSE),
                                isLanding(lane, p, landing)));
        machine.space.action(
                name("delay the answer", lane, p),
                Role.ORDINARY,
                q.daemon,
                guard,
                b -> {
                    b.assign(q.fifo.get(lane).phase(), p, constant(Qp.LANDING));
                    b.note(
                            List.of(minus(q.refAt(lane, p), 1)),
                            (names, v) ->
                                    new Event.AnswerDelayed(
                                            names.request(q.id(), (int) v[0]), lane));
                });
    }

    private void land(int lane, int p, List<Site> landing) {
        Term guard = q.phaseIs(lane, p, Qp.LANDING);
        machine.space.action(
                name("land", lane, p),
                Role.ORDINARY,
                q.daemon,
                guard,
                b -> {
                    Term slot = b.let(minus(q.refAt(lane, p), 1));
                    List<Term> results =
                            q.fifo.get(lane).result().stream().map(v -> b.let(read(v, p))).toList();
                    for (Site k : landing) {
                        b.when(
                                eq(read(q.site, slot), k.id() + 1L),
                                c ->
                                        land(
                                                c,
                                                k,
                                                k.landing().orElseThrow(),
                                                slot,
                                                lane,
                                                results,
                                                true));
                    }
                    requests.drop(b, lane, p);
                });
        machine.space.action(
                name("drop the late answer", lane, p),
                Role.ORDINARY,
                q.daemon,
                guard,
                b -> {
                    Faults.noteLost(b, q, lane, p, Event.ResponseLost::new);
                    requests.drop(b, lane, p);
                });
    }
}
