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
import static dev.twintrace.protocol.semantics.Terms.plus;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Failover.Log;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What happens to the slots and FIFOs of a queue pair, whichever rule does it. */
final class Requests {
    private final Machine machine;
    final Qp q;
    final SendQueue sendQueue;
    private final Optional<Log.Order> log;

    /**
     * The variable of a local of the process that posts on the queue pair; filled once the process
     * is laid out.
     */
    private final Function<Local, Variable> postersLocals;

    Requests(Machine machine, Qp q, Function<Local, Variable> postersLocals) {
        this.machine = machine;
        this.q = q;
        this.sendQueue = new SendQueue(q);
        this.postersLocals = postersLocals;
        this.log = q.failover.flatMap(f -> f.log().stream().findFirst()).map(Log::order);
    }

    /**
     * The slot for a new request: the first free one from the one whose turn it is. There is one,
     * by the bound on outstanding requests.
     *
     * <p>Not the lowest free one: with requests in slots 0 and 1, an answer to the first and a post
     * would end up in slot 0 or 2, as they happen, and many states would differ in nothing else.
     */
    Term freeSlot() {
        if (q.turn.length() == 0) {
            return freeSlot(0);
        }
        Term t = freeSlot(q.slots - 1);
        for (int s = q.slots - 2; s >= 0; s--) {
            t = choose(eq(read(q.turn), s), freeSlot(s), t);
        }
        return t;
    }

    private Term freeSlot(int from) {
        Term t = constant((from + q.slots - 1) % q.slots);
        for (int i = q.slots - 2; i >= 0; i--) {
            int s = (from + i) % q.slots;
            t = choose(eq(read(q.site, s), 0), constant(s), t);
        }
        return t;
    }

    /** The posting position of a free place among the outstanding requests. */
    Term endOfOrder() {
        Term t = constant(q.outstanding - 1L);
        for (int p = q.outstanding - 2; p >= 0; p--) {
            t = choose(eq(read(q.order, p), 0), constant(p), t);
        }
        return t;
    }

    /**
     * A new copy of a request goes into a lane's FIFO if the lane is UP, with what the log adds to
     * it.
     */
    void enter(Block b, Term slot, Term lane) {
        for (Qp.Lane l : q.fifo) {
            b.when(
                    and(eq(lane, l.id()), q.laneIs(l.id(), Qp.UP)),
                    c -> {
                        if (log.filter(o -> o == Log.Order.BEFORE).isPresent()) {
                            push(c, l, plus(slot, 1L + q.slots), Term.ONE);
                            c.assign(q.copies, slot, plus(read(q.copies, slot), 1));
                        }
                        carry(c, l, slot, push(c, l, plus(slot, 1), fetchedAtOnce(slot)));
                        c.assign(q.copies, slot, plus(read(q.copies, slot), 1));
                        if (log.filter(o -> o == Log.Order.AFTER).isPresent()) {
                            push(c, l, plus(slot, 1L + q.slots), Term.ONE);
                            c.assign(q.copies, slot, plus(read(q.copies, slot), 1));
                        }
                    });
        }
    }

    private Term fetchedAtOnce(Term slot) {
        List<Site> from = q.sites.stream().filter(s -> s.source().isPresent()).toList();
        if (from.isEmpty()) {
            return Term.ONE;
        }
        Term rewritten = q.rewritten.length() > 0 ? read(q.rewritten, slot) : Term.ZERO;
        return or(not(q.ofSites(slot, from)), rewritten);
    }

    /** A copy takes its payload along, where that may change while the copy is under way. */
    private void carry(Block b, Qp.Lane l, Term slot, Term at) {
        for (Site k : q.sites) {
            List<Term> kept = k.payload(slot);
            if (q.rewrites && !kept.isEmpty()) {
                b.when(
                        eq(read(q.site, slot), k.id() + 1L),
                        c -> {
                            for (int i = 0; i < kept.size(); i++) {
                                c.assign(l.payload().get(i), at, kept.get(i));
                            }
                        });
            }
        }
    }

    /** Puts an entry at the end of a FIFO and gives its position. */
    Term push(Block b, Qp.Lane l, Term ref, Term fetched) {
        Term at = constant(q.capacity - 1L);
        for (int p = q.capacity - 2; p >= 0; p--) {
            at = choose(eq(read(l.ref(), p), 0), constant(p), at);
        }
        Term end = b.let(at);
        b.assign(l.ref(), end, ref);
        b.assign(l.phase(), end, constant(Qp.REQUEST));
        if (l.fetched().length() > 0) {
            b.assign(l.fetched(), end, fetched);
        }
        return end;
    }

    /** Takes an entry out of a FIFO; those behind it move up. */
    void remove(Block b, int lane, int position) {
        for (Variable v : q.fifo.get(lane).all()) {
            for (int i = position; v.length() > 0 && i < q.capacity; i++) {
                b.assign(v, i, i + 1 < q.capacity ? read(v, i + 1) : Term.ZERO);
            }
        }
    }

    /**
     * Takes an entry out of a FIFO and with it, if nothing else is left of its request, the
     * request.
     */
    void drop(Block b, int lane, int position) {
        Term ref = b.let(q.refAt(lane, position));
        remove(b, lane, position);
        release(b, ref);
    }

    /** A copy or log entry with this reference is gone. */
    void release(Block b, Term ref) {
        Term isLog = less(constant(q.slots), ref);
        Term slot =
                log.filter(o -> o == Log.Order.AFTER || o == Log.Order.BEFORE).isPresent()
                        ? choose(isLog, minus(ref, q.slots + 1L), minus(ref, 1))
                        : minus(ref, 1);
        Consumer<Block> body =
                c -> {
                    Term s = c.let(slot);
                    c.assign(q.copies, s, minus(read(q.copies, s), 1));
                    c.when(
                            and(eq(read(q.copies, s), 0), eq(read(q.status, s), Qp.COMPLETED)),
                            d -> clear(d, s));
                };
        b.when(q.probes ? less(ref, constant(q.probe())) : Term.ONE, body);
    }

    private void clear(Block b, Term slot) {
        q.slotVariables().forEach(v -> b.assign(v, slot, Term.ZERO));
    }

    /** The request in a slot is over for the sender. */
    void retire(Block b, Term slot) {
        b.assign(q.status, slot, constant(Qp.COMPLETED));
        b.when(eq(read(q.copies, slot), 0), c -> clear(c, slot));
    }

    /** Rule <em>Complete</em>: completions come in posting order. */
    void settle(Block b) {
        settle(b, q.outstanding);
    }

    private void settle(Block b, int left) {
        if (left == 0) {
            return;
        }
        Term oldest = read(q.order, 0);
        b.when(
                and(ne(oldest, 0), eq(read(q.status, minus(oldest, 1)), Qp.DONE)),
                c -> {
                    Term slot = c.let(minus(oldest, 1));
                    for (Site k : q.sites) {
                        c.when(eq(read(q.site, slot), k.id() + 1L), d -> hand(d, k, slot));
                    }
                    for (int p = 0; p < q.outstanding; p++) {
                        c.assign(
                                q.order,
                                p,
                                p + 1 < q.outstanding ? read(q.order, p + 1) : Term.ZERO);
                    }
                    retire(c, slot);
                    settle(c, left - 1);
                });
    }

    private void hand(Block b, Site k, Term slot) {
        List<Term> results =
                q.result.stream().limit(k.resultArity()).map(v -> read(v, slot)).toList();
        List<Local> into =
                switch (k.request) {
                    case Request.Read(_, _, _, Request.Destination.Locals(List<Local> locals)) ->
                            locals;
                    case Request.FetchAndAdd f -> f.result();
                    case Request.CompareAndSwap c -> c.result();
                    case Request.Read _, Request.Write _, Request.WriteImm _, Request.Send _ ->
                            List.of();
                };
        for (int i = 0; i < into.size(); i++) {
            b.assign(postersLocals.apply(into.get(i)), results.get(i));
        }
        List<Term> values = new ArrayList<>(List.of(slot));
        values.addAll(results);
        b.seen(
                q.id(),
                Block.Sight.COMPLETED,
                0,
                results,
                values,
                (names, v) -> new Event.Completed(names.request(q.id(), (int) v[0]), tail(v, 1)));
    }

    /** A request is answered: it is DONE with these results. */
    void done(Block b, Site k, Term slot, List<Term> results, boolean byOverlay) {
        for (int i = 0; i < k.resultArity(); i++) {
            b.assign(q.result.get(i), slot, results.get(i));
        }
        b.assign(q.status, slot, constant(Qp.DONE));
        Term wrong = byOverlay ? not(isOfAnExecution(k, slot, results)) : Term.ZERO;
        if (k.kind() == RequestKind.CAS && q.lanes > 1) {
            Term denied =
                    and(ne(read(q.succeeded, slot), 0), ne(results.getFirst(), k.compare(slot)));
            wrong = or(wrong, denied);
        }
        b.when(wrong, c -> machine.space.damage(c, Damage.ANSWERED_WRONGLY, q.id(), slot));
    }

    private Term isOfAnExecution(Site k, Term slot, List<Term> results) {
        List<Term> sameAsFirst = new ArrayList<>();
        List<Term> sameAsLast = new ArrayList<>();
        for (int i = 0; i < k.resultArity(); i++) {
            sameAsFirst.add(eq(results.get(i), read(q.firstResult.get(i), slot)));
            sameAsLast.add(eq(results.get(i), read(q.lastResult.get(i), slot)));
        }
        return and(ne(read(q.executions, slot), 0), or(all(sameAsFirst), all(sameAsLast)));
    }

    /**
     * A lane goes DOWN: what was never sent is gone, and so is what only the hardware would have
     * sent again.
     */
    void down(Block b, int lane) {
        b.assign(q.laneStatus, lane, constant(Qp.DOWN));
        Qp.Lane l = q.fifo.get(lane);
        boolean duplicates = q.failover.map(f -> f.losses() > 0).orElse(false);
        for (int p = q.capacity - 1; p >= 0; p--) {
            List<Term> gone = new ArrayList<>();
            if (duplicates) {
                gone.add(lostAnswer(lane, p));
            }
            gone.add(and(ne(read(l.ref(), p), 0), sendQueue.keeps(lane, p)));
            int position = p;
            b.when(any(gone), c -> drop(c, lane, position));
        }
    }

    /**
     * An answer that was lost and not sent again yet takes the answers behind it along: a suffix is
     * lost, no middle.
     */
    private Term lostAnswer(int lane, int position) {
        List<Term> before = new ArrayList<>();
        for (int i = 0; i < position; i++) {
            before.add(q.phaseIs(lane, i, Qp.DUPLICATE));
        }
        return or(
                q.phaseIs(lane, position, Qp.DUPLICATE),
                and(q.phaseIs(lane, position, Qp.RESPONSE), any(before)));
    }

    /** The queue pair aborts: the application is told. */
    void abort(Block b, boolean byRule, Consumer<Block> stopRule) {
        b.assign(q.aborted, 1);
        b.assign(q.pending, 1);
        b.assign(machine.handedOver, 1);
        q.positions()
                .forEach(p ->
                        b.when(
                                ne(read(q.order, p), 0),
                                c -> {
                                    Term slot = c.let(minus(read(q.order, p), 1));
                                    c.assign(q.order, p, Term.ZERO);
                                    retire(c, slot);
                                }));
        stopRule.accept(b);
        b.seen(
                q.id(),
                Block.Sight.ABORTED,
                0,
                List.of(),
                List.of(),
                (names, v) -> new Event.Aborted(q.decl.name(), byRule));
    }

    /** Empties a lane's FIFO, at the target's end: data that is landing at the sender stays. */
    void empty(Block b, int lane) {
        for (int p = q.capacity - 1; p >= 0; p--) {
            int position = p;
            Term landing = q.late ? q.phaseIs(lane, p, Qp.LANDING) : Term.ZERO;
            b.when(and(ne(q.refAt(lane, p), 0), not(landing)), c -> drop(c, lane, position));
        }
    }

    static List<Long> tail(long[] v, int from) {
        List<Long> rest = new ArrayList<>();
        for (int i = from; i < v.length; i++) {
            rest.add(v[i]);
        }
        return List.copyOf(rest);
    }
}
