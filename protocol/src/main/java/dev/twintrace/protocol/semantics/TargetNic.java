package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.all;
import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.choose;
import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.less;
import static dev.twintrace.protocol.semantics.Terms.minus;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.not;
import static dev.twintrace.protocol.semantics.Terms.or;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Action.Role;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Observation;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover.Log;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * docs/semantics.md, section 4: when the target's NIC executes an entry, and in which cases it does
 * not.
 */
final class TargetNic {
    private final Machine machine;
    private final Qp q;
    private final Requests requests;
    private final SendQueue sendQueue;
    private final Rejections rejections;
    private final Executions executions;
    private final Rule rule;

    TargetNic(Machine machine, Requests requests, Rule rule) {
        this.machine = machine;
        this.q = requests.q;
        this.requests = requests;
        this.sendQueue = requests.sendQueue;
        this.rejections = new Rejections(machine, requests);
        this.executions = new Executions(machine, requests);
        this.rule = rule;
    }

    void addActions() {
        for (int lane = 0; lane < q.lanes; lane++) {
            if (q.destroyed.length() > 0) {
                rejections.unanswered(lane);
            }
            withoutReceive(lane);
            for (int p = 0; p < q.capacity; p++) {
                execute(lane, p);
                finishAtomic(lane, p);
                answerDuplicate(lane, p);
                if (q.decl.receives().notReadyIsError()) {
                    receiverNotReady(lane, p);
                }
                if (revocable()) {
                    rejections.refuse(lane, p);
                }
            }
        }
    }

    private void withoutReceive(int lane) {
        List<Term> waiting = new ArrayList<>();
        for (int p = 0; p < q.capacity; p++) {
            waiting.add(and(ready(lane, p), wantsReceive(lane, p)));
        }
        String what = "the next message on " + q.decl.name() + ", lane " + lane;
        machine.space.plights.add(
                new Model.Plight(
                        and(any(waiting), not(receiveReady(lane))),
                        what + ", finds no posted receive"));
    }

    private String name(String rule, int lane, int p) {
        return rule + " " + q.decl.name() + " lane " + lane + " entry " + p;
    }

    private boolean revocable() {
        boolean[] found = {false};
        Sites.eachBody(
                machine.protocol,
                body ->
                        Sites.each(
                                body,
                                s ->
                                        found[0] |=
                                                s
                                                                instanceof
                                                                dev.twintrace.protocol.tree
                                                                                .Statement.Revoke
                                                                        r
                                                        && r.queuePair().id() == q.id()));
        return found[0];
    }

    /** Entry j may pass the earlier entry i. */
    private Term mayPass(int lane, int j, int i) {
        Term writes =
                q.decl.relaxedPlacement()
                        ? and(
                                isOf(lane, i, true, RequestKind.WRITE),
                                isOf(lane, j, true, RequestKind.WRITE))
                        : Term.ZERO;
        Term pastRead =
                q.decl.relaxedReads() ? and(isRead(lane, i), not(isRead(lane, j))) : Term.ZERO;
        return or(writes, pastRead);
    }

    private Term isOf(int lane, int p, boolean orLog, RequestKind kind) {
        Term ref = q.refAt(lane, p);
        Term isLog =
                orLog && q.separateLog()
                        ? and(less(constant(q.slots), ref), less(ref, constant(q.probe())))
                        : Term.ZERO;
        return or(
                isLog,
                sendQueue.copyOf(lane, p, q.sites.stream().filter(s -> s.kind() == kind).toList()));
    }

    private Term isRead(int lane, int p) {
        return or(sendQueue.probe(lane, p), isOf(lane, p, false, RequestKind.READ));
    }

    private Term inOrder(int lane, int p) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < p; i++) {
            Term waiting = or(q.phaseIs(lane, i, Qp.REQUEST), q.phaseIs(lane, i, Qp.MIDDLE));
            terms.add(or(not(waiting), and(q.phaseIs(lane, i, Qp.REQUEST), mayPass(lane, p, i))));
        }
        terms.add(not(sendQueue.keeps(lane, p)));
        return all(terms);
    }

    /** A copy that exactly-once keeps from executing again. */
    private Term knownDuplicate(int lane, int p) {
        if (!q.decl.exactlyOnce()) {
            return Term.ZERO;
        }
        Term ref = q.refAt(lane, p);
        Term isCopy = less(minus(ref, 1), constant(q.slots));
        return and(isCopy, ne(read(q.executions, choose(isCopy, minus(ref, 1), Term.ZERO)), 0));
    }

    private Term wantsReceive(int lane, int p) {
        Term notifies =
                sendQueue.copyOf(
                        lane, p, q.sites.stream().filter(s -> s.kind().notifies()).toList());
        return and(notifies, not(knownDuplicate(lane, p)));
    }

    private Term ready(int lane, int p) {
        return all(
                List.of(
                        q.phaseIs(lane, p, Qp.REQUEST),
                        inOrder(lane, p),
                        machine.notBusy(q, lane),
                        revocable() ? not(read(q.revoked)) : Term.ONE,
                        or(not(q.isDestroyed()), heirAccepts())));
    }

    private Term heirAccepts() {
        return machine.heir(q)
                .map(h -> and(not(read(h.revoked)), not(h.isDestroyed())))
                .orElse(Term.ZERO);
    }

    /** A receive is posted for a notification on this lane, by its queue pair or by the heir. */
    private Term receiveReady(int lane) {
        return machine.heir(q)
                .map(h -> choose(q.isDestroyed(), h.receives.ready(0), q.receives.ready(lane)))
                .orElse(q.receives.ready(lane));
    }

    private void execute(int lane, int p) {
        Term guard = and(ready(lane, p), or(not(wantsReceive(lane, p)), receiveReady(lane)));
        machine.space.action(
                name("execute", lane, p),
                Role.ORDINARY,
                q.daemon,
                guard,
                b -> {
                    Term ref = b.let(q.refAt(lane, p));
                    Term isCopy = less(ref, constant(q.slots + 1L));
                    b.when(
                            isCopy,
                            c -> {
                                Term slot = c.let(minus(ref, 1));
                                c.when(
                                        knownDuplicate(lane, p),
                                        d -> answerFromMemory(d, lane, p, slot),
                                        d ->
                                                q.sites.forEach(k ->
                                                        d.when(
                                                                eq(read(q.site, slot), k.id() + 1L),
                                                                e ->
                                                                        executeCopy(
                                                                                e, lane, p, k,
                                                                                slot))));
                            },
                            c -> {
                                if (q.separateLog()) {
                                    c.when(
                                            less(ref, constant(q.probe())),
                                            d -> {
                                                Term slot = d.let(minus(ref, q.slots + 1L));
                                                makeLogEntry(d, lane, slot);
                                                after(d, lane, p, List.of(), List.of());
                                            });
                                }
                                if (q.probes) {
                                    c.when(
                                            less(constant(2L * q.slots), ref),
                                            d -> executeProbe(d, lane, p));
                                }
                            });
                });
    }

    /** A probe that nobody waits for any more reads for nobody. */
    private void executeProbe(Block b, int lane, int p) {
        Term live = eq(q.refAt(lane, p), q.probe());
        b.when(
                live,
                c -> {
                    for (Rule.Probe pr : rule.probes) {
                        Term site =
                                pr.site() < 0
                                        ? Term.ONE
                                        : eq(read(q.site, rule.slotIn(pr.hand())), pr.site() + 1L);
                        c.when(
                                and(rule.isAt(pr.node()), site),
                                d -> {
                                    Term element = d.let(read(rule.probeElement));
                                    List<Term> values =
                                            machine.cells.values(pr.place(), element).stream()
                                                    .map(d::let)
                                                    .toList();
                                    List<Term> all = new ArrayList<>(List.of(element));
                                    all.addAll(values);
                                    d.note(
                                            all,
                                            (names, v) ->
                                                    new Event.ProbeExecuted(
                                                            q.decl.name(),
                                                            lane,
                                                            machine.cells.place(pr.place(), v[0]),
                                                            Requests.tail(v, 1)));
                                    for (int i = 0; i < values.size(); i++) {
                                        d.assign(
                                                q.fifo.get(lane).result().get(i), p, values.get(i));
                                    }
                                });
                    }
                    List<Term> read =
                            q.fifo.get(lane).result().stream().map(v -> read(v, p)).toList();
                    after(c, lane, p, read, List.of());
                },
                c -> after(c, lane, p, List.of(), List.of()));
    }

    private void answerFromMemory(Block b, int lane, int p, Term slot) {
        b.note(
                List.of(slot),
                (names, v) -> new Event.DuplicateAnswered(names.request(q.id(), (int) v[0]), lane));
        List<Term> saved = q.firstResult.stream().map(v -> b.let(read(v, slot))).toList();
        after(b, lane, p, saved, q.sites.stream().filter(s -> s.landing().isPresent()).toList());
    }

    private void executeCopy(Block b, int lane, int p, Site k, Term slot) {
        if (!machine.splits(q, lane, k)) {
            executeWhole(b, lane, p, k, slot);
            return;
        }
        Location at = k.target().orElseThrow();
        Term old = b.let(machine.cells.values(at, k.element(slot)).getFirst());
        b.when(
                executions.changes(k, slot, old),
                c -> {
                    c.assign(q.fifo.get(lane).phase(), p, constant(Qp.MIDDLE));
                    c.assign(q.fifo.get(lane).result().getFirst(), p, old);
                    c.assign(
                            machine.busy(q.decl.target(), q.decl.lanes().get(lane).targetNic()), 1);
                    c.note(
                            List.of(slot, k.element(slot), old),
                            (names, v) ->
                                    new Event.AtomicBegun(
                                            names.request(q.id(), (int) v[0]),
                                            lane,
                                            machine.cells.place(at, v[1]),
                                            v[2]));
                },
                c -> executeWhole(c, lane, p, k, slot));
    }

    private void executeWhole(Block b, int lane, int p, Site k, Term slot) {
        List<Term> results = executions.perform(b, lane, p, k, slot, Optional.empty());
        logInOneStep(b, lane, slot);
        after(b, lane, p, results, k.landing().isPresent() ? List.of(k) : List.of());
    }

    private void finishAtomic(int lane, int p) {
        List<Site> split = q.sites.stream().filter(s -> machine.splits(q, lane, s)).toList();
        if (split.isEmpty()) {
            return;
        }
        Term guard = q.phaseIs(lane, p, Qp.MIDDLE);
        machine.space.action(
                name("finish atomic", lane, p),
                Role.ORDINARY,
                false,
                guard,
                b -> {
                    Term slot = b.let(minus(q.refAt(lane, p), 1));
                    Term old = b.let(read(q.fifo.get(lane).result().getFirst(), p));
                    b.assign(
                            machine.busy(q.decl.target(), q.decl.lanes().get(lane).targetNic()), 0);
                    b.when(
                            knownDuplicate(lane, p),
                            c -> answerFromMemory(c, lane, p, slot),
                            c ->
                                    split.forEach(k ->
                                            c.when(
                                                    eq(read(q.site, slot), k.id() + 1L),
                                                    d -> finish(d, lane, p, k, slot, old))));
                });
    }

    private void finish(Block b, int lane, int p, Site k, Term slot, Term old) {
        List<Term> results = executions.perform(b, lane, p, k, slot, Optional.of(old));
        logInOneStep(b, lane, slot);
        after(b, lane, p, results, List.of());
    }

    private void logInOneStep(Block b, int lane, Term slot) {
        q.failover.stream()
                .flatMap(f -> f.log().stream())
                .filter(l -> l.order() == Log.Order.IN_ONE_STEP)
                .forEach(_ -> makeLogEntry(b, lane, slot));
    }

    private void makeLogEntry(Block b, int lane, Term slot) {
        Word word = q.failover.orElseThrow().log().getFirst().word();
        Location all = new Location(word, new Expr.Const(0), 0);
        Term element = b.let(Terms.modulo(read(q.number, slot), word.length()));
        List<Term> before = machine.before(b, all, element);
        machine.store(b, all, element, before, List.of(Term.ONE), Machine.Writer.PROCESS);
        List<Term> values = List.of(slot, element, before.getFirst(), Term.ONE);
        b.note(
                values,
                (names, v) ->
                        new Event.Logged(
                                names.request(q.id(), (int) v[0]),
                                lane,
                                machine.change(all, v, 1)));
    }

    /**
     * What becomes of an entry that was executed: its answer enters the network only if its lane is
     * UP and its queue pair there.
     *
     * @param landing the sites of which a late answer's data may still land
     */
    private void after(Block b, int lane, int p, List<Term> results, List<Site> landing) {
        b.when(
                q.isDestroyed(),
                c -> {
                    requests.drop(c, lane, p);
                    c.when(q.laneIs(lane, Qp.UP), d -> requests.down(d, lane));
                },
                c -> answer(c, lane, p, results, landing));
    }

    private void answer(Block b, int lane, int p, List<Term> results, List<Site> landing) {
        Qp.Lane l = q.fifo.get(lane);
        b.when(
                q.laneIs(lane, Qp.UP),
                c -> keep(c, l, p, results, Qp.RESPONSE),
                c -> {
                    Term slot =
                            choose(eq(q.refAt(lane, p), 0), Term.ZERO, minus(q.refAt(lane, p), 1));
                    Term lands =
                            q.late && !landing.isEmpty() ? q.ofSites(slot, landing) : Term.ZERO;
                    c.when(
                            lands,
                            d -> keep(d, l, p, results, Qp.LANDING),
                            d -> requests.drop(d, lane, p));
                });
    }

    private static void keep(Block b, Qp.Lane l, int p, List<Term> results, int phase) {
        for (int i = 0; i < l.result().size(); i++) {
            b.assign(l.result().get(i), p, i < results.size() ? results.get(i) : Term.ZERO);
        }
        b.assign(l.phase(), p, constant(phase));
    }

    /** Rule <em>Deduplication by sequence number</em>. */
    private void answerDuplicate(int lane, int p) {
        if (q.failover.map(f -> f.losses() == 0).orElse(true)) {
            return;
        }
        Term guard = and(q.phaseIs(lane, p, Qp.DUPLICATE), not(q.isDestroyed()));
        machine.space.action(
                name("answer duplicate", lane, p),
                Role.ORDINARY,
                q.daemon,
                guard,
                b -> {
                    b.assign(q.fifo.get(lane).phase(), p, constant(Qp.RESPONSE));
                    noteCopy(
                            b,
                            lane,
                            p,
                            (names, v) ->
                                    new Event.DuplicateAnswered(
                                            names.request(q.id(), (int) v[0]), lane));
                });
    }

    private void noteCopy(Block b, int lane, int p, Observation.Shape shape) {
        Term ref = q.refAt(lane, p);
        b.when(less(ref, constant(q.slots + 1L)), c -> c.note(List.of(minus(ref, 1)), shape));
    }

    private void receiverNotReady(int lane, int p) {
        Term guard = all(List.of(ready(lane, p), wantsReceive(lane, p), not(receiveReady(lane))));
        machine.space.action(
                name("receiver not ready", lane, p),
                Role.ORDINARY,
                q.daemon,
                guard,
                b -> {
                    b.note(
                            List.of(),
                            (names, v) -> new Event.ReceiverNotReady(q.decl.name(), lane));
                    rejections.rejectFrom(b, lane, p);
                });
    }
}
