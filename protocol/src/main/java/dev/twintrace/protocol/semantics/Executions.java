package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.choose;
import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.masked;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.plus;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Change;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the execution of a request does, by kind; docs/semantics.md, sections 4 and 9. */
final class Executions {
    private final Machine machine;
    private final Qp q;

    Executions(Machine machine, Requests requests) {
        this.machine = machine;
        this.q = requests.q;
    }

    /** Whether an atomic that finds this value changes its cell. */
    Term changes(Site k, Term slot, Term old) {
        return k.kind() == RequestKind.FADD
                ? ne(k.addend(slot), 0)
                : and(eq(old, k.compare(slot)), ne(k.swap(slot), k.compare(slot)));
    }

    /**
     * Executes a request once.
     *
     * @param begun what an atomic has read in an earlier step
     * @return its results, one term a value
     */
    List<Term> perform(Block b, int lane, int p, Site k, Term slot, Optional<Term> begun) {
        Term again = b.let(ne(read(q.executions, slot), 0));
        b.when(again, c -> c.mark(k.mark));
        b.assign(q.executions, slot, choose(again, constant(2), Term.ONE));
        List<Term> results =
                switch (k.kind()) {
                    case WRITE -> {
                        write(b, lane, p, k, slot, false);
                        yield List.of();
                    }
                    case WRITE_IMM -> {
                        write(b, lane, p, k, slot, true);
                        receive(b, lane, slot, List.of(k.immediate(slot)), again);
                        yield List.of();
                    }
                    case READ -> readPlace(b, lane, k, slot);
                    case FADD -> atomic(b, lane, k, slot, begun, again);
                    case CAS -> atomic(b, lane, k, slot, begun, again);
                    case SEND -> {
                        List<Term> message =
                                payload(lane, p, k, slot).stream().map(b::let).toList();
                        note(
                                b,
                                lane,
                                k,
                                slot,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                true);
                        receive(b, lane, slot, message, again);
                        yield List.of();
                    }
                };
        for (int i = 0; i < results.size(); i++) {
            Term result = results.get(i);
            int at = i;
            if (!q.firstResult.isEmpty()) {
                b.when(Terms.not(again), c -> c.assign(q.firstResult.get(at), slot, result));
            }
            if (!q.lastResult.isEmpty()) {
                b.assign(q.lastResult.get(at), slot, result);
            }
        }
        return results;
    }

    /**
     * What a copy carries. Where the NIC fetches it or the rule may rewrite it, each copy has its
     * own: a late original still has the old payload.
     */
    List<Term> payload(int lane, int p, Site k, Term slot) {
        if (k.source().isEmpty() && !q.rewrites) {
            return k.payload(slot);
        }
        return q.fifo.get(lane).payload().stream()
                .limit(k.payloadArity())
                .map(v -> read(v, p))
                .toList();
    }

    private void write(Block b, int lane, int p, Site k, Term slot, boolean notifies) {
        Location to = k.target().orElseThrow();
        Term element = b.let(k.element(slot));
        List<Term> values = payload(lane, p, k, slot).stream().map(b::let).toList();
        List<Term> before = machine.before(b, to, element);
        machine.store(b, to, element, before, values, new Machine.Writer(q.id(), slot));
        note(b, lane, k, slot, Optional.of(element), List.of(), before, values, notifies);
        if (q.lanes == 1 && !q.late) {
            return;
        }
        List<Term> differs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            differs.add(ne(before.get(i), values.get(i)));
        }
        Term harm = and(ne(read(q.changed, slot), 0), any(differs));
        b.when(
                harm,
                c ->
                        c.when(
                                ne(read(q.first, slot), lane),
                                d -> machine.space.damage(d, Damage.GHOST_WRITE, q.id(), slot),
                                d -> {
                                    if (q.late) {
                                        d.when(
                                                q.laneIs(lane, Qp.FAILED),
                                                e ->
                                                        machine.space.damage(
                                                                e,
                                                                Damage.LATE_ORIGINAL,
                                                                q.id(),
                                                                slot));
                                    }
                                }));
    }

    private List<Term> readPlace(Block b, int lane, Site k, Term slot) {
        Location from = k.target().orElseThrow();
        Term element = b.let(k.element(slot));
        List<Term> values = machine.cells.values(from, element).stream().map(b::let).toList();
        note(b, lane, k, slot, Optional.empty(), values, List.of(), List.of(), false);
        return values;
    }

    private List<Term> atomic(
            Block b, int lane, Site k, Term slot, Optional<Term> begun, Term again) {
        Location at = k.target().orElseThrow();
        Term element = b.let(k.element(slot));
        List<Term> before = machine.before(b, at, element);
        Term old = begun.orElse(before.getFirst());
        Machine.Writer writer = new Machine.Writer(q.id(), slot);
        Term late =
                q.late ? and(eq(read(q.first, slot), lane), q.laneIs(lane, Qp.FAILED)) : Term.ZERO;
        Term lateEffect = b.let(and(and(late, again), changes(k, slot, old)));
        if (k.kind() == RequestKind.FADD) {
            Term next = b.let(masked(plus(old, k.addend(slot)), machine.protocol.width()));
            machine.store(b, at, element, before, List.of(next), writer);
            note(
                    b,
                    lane,
                    k,
                    slot,
                    Optional.of(element),
                    List.of(old),
                    before,
                    List.of(next),
                    false);
            if (q.lanes > 1) {
                b.when(
                        and(again, ne(k.addend(slot), 0)),
                        c -> machine.space.damage(c, Damage.DOUBLE_EXECUTION, q.id(), slot));
            }
            lateOriginal(b, lateEffect, slot);
            return List.of(old);
        }
        Term succeeds = eq(old, k.compare(slot));
        b.when(
                succeeds,
                c -> {
                    Term swap = c.let(k.swap(slot));
                    machine.store(c, at, element, before, List.of(swap), writer);
                    note(
                            c,
                            lane,
                            k,
                            slot,
                            Optional.of(element),
                            List.of(old),
                            before,
                            List.of(swap),
                            false);
                    if (q.lanes > 1) {
                        c.when(
                                ne(read(q.succeeded, slot), 0),
                                d -> machine.space.damage(d, Damage.ABA, q.id(), slot));
                    }
                    c.assign(q.succeeded, slot, Term.ONE);
                },
                c ->
                        note(
                                c,
                                lane,
                                k,
                                slot,
                                Optional.empty(),
                                List.of(old),
                                List.of(),
                                List.of(),
                                false));
        lateOriginal(b, lateEffect, slot);
        return List.of(old);
    }

    private void lateOriginal(Block b, Term happens, Term slot) {
        b.when(happens, c -> machine.space.damage(c, Damage.LATE_ORIGINAL, q.id(), slot));
    }

    private void receive(Block b, int lane, Term slot, List<Term> message, Term again) {
        machine.heir(q)
                .filter(h -> h.receives.capacity > 0)
                .ifPresentOrElse(
                        h ->
                                b.when(
                                        q.isDestroyed(),
                                        c -> {
                                            h.receives.take(c, 0, message);
                                            c.note(
                                                    List.of(slot),
                                                    (names, v) ->
                                                            new Event.Misdelivered(
                                                                    names.request(
                                                                            q.id(), (int) v[0]),
                                                                    lane,
                                                                    h.decl.name()));
                                            machine.space.damage(
                                                    c, Damage.LATE_ORIGINAL, q.id(), slot);
                                        },
                                        c -> take(c, lane, message)),
                        () -> take(b, lane, message));
        if (q.lanes > 1) {
            b.when(again, c -> machine.space.damage(c, Damage.QUEUE_SLIDING, q.id(), slot));
        }
    }

    private void take(Block b, int lane, List<Term> message) {
        if (q.receives.capacity > 0) {
            q.receives.take(b, lane, message);
        }
    }

    private void note(
            Block b,
            int lane,
            Site k,
            Term slot,
            Optional<Term> written,
            List<Term> results,
            List<Term> before,
            List<Term> after,
            boolean receive) {
        List<Term> values =
                new ArrayList<>(
                        List.of(
                                slot,
                                read(q.first, slot),
                                read(q.executions, slot),
                                eq(read(q.laneStatus, lane), Qp.FAILED)));
        values.addAll(results);
        written.ifPresent(values::add);
        values.addAll(before);
        values.addAll(after);
        int from = 4 + results.size();
        Optional<Location> place = written.flatMap(_ -> k.target());
        b.note(
                values,
                (names, v) -> {
                    List<Change> changes =
                            place.map(l -> List.of(machine.change(l, v, from))).orElse(List.of());
                    List<Long> res = Arrays.stream(v, 4, from).boxed().toList();
                    return new Event.Executed(
                            names.request(q.id(), (int) v[0]),
                            lane,
                            v[1] == lane,
                            (int) v[2],
                            v[3] != 0,
                            res,
                            changes,
                            receive);
                });
    }
}
