package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.less;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.not;
import static dev.twintrace.protocol.semantics.Terms.or;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.protocol.model.Term;
import java.util.ArrayList;
import java.util.List;

/** What holds of a queue pair in every state, by the way its rules treat slots and FIFOs. */
final class Certainties {
    private final Qp q;
    private final List<Term> all = new ArrayList<>();

    private Certainties(Qp q) {
        this.q = q;
    }

    static List<Term> of(Qp q) {
        Certainties c = new Certainties(q);
        q.fifo.forEach(c::entries);
        c.lanes();
        c.order();
        c.slots();
        if (q.turn.length() > 0 && !q.late && !q.separateLog()) {
            c.turns();
        }
        if (!q.late && !q.separateLog()) {
            c.onlyCopies();
        }
        if (q.receives.capacity > 0) {
            c.all.add(not(less(constant(q.receives.capacity), q.receives.inUse())));
        }
        return List.copyOf(c.all);
    }

    /** Where a post is the next statement there is room for it: so many are outstanding at most. */
    static List<Term> room(Qp q, Term next) {
        Certainties c = new Certainties(q);
        c.implies(next, eq(read(q.order, q.outstanding - 1), 0));
        for (Qp.Lane l : q.fifo) {
            Term up = and(next, q.laneIs(l.id(), Qp.UP));
            for (int i = 1; i <= (q.separateLog() ? 2 : 1); i++) {
                c.implies(up, eq(read(l.ref(), q.capacity - i), 0));
            }
        }
        return c.all;
    }

    private void implies(Term condition, Term then) {
        all.add(or(not(condition), then));
    }

    /** Entries have no gaps, and refer to requests that are there; each at most once a lane. */
    private void entries(Qp.Lane l) {
        for (int p = 0; p < q.capacity; p++) {
            Term nothing = eq(read(l.ref(), p), 0);
            implies(nothing, eq(read(l.phase(), p), 0));
            implies(eq(read(l.phase(), p), 0), nothing);
            if (p + 1 < q.capacity) {
                implies(nothing, eq(read(l.ref(), p + 1), 0));
            }
            if (!q.separateLog() && !q.probes) {
                all.add(less(read(l.ref(), p), constant(q.slots + 1L)));
            }
            for (int ref = 1; ref <= (q.separateLog() ? 2 : 1) * q.slots; ref++) {
                Term here = eq(read(l.ref(), p), ref);
                int slot = (ref - 1) % q.slots;
                implies(here, ne(read(q.site, slot), 0));
                implies(here, ne(read(q.copies, slot), 0));
                for (int behind = p + 1; behind < q.capacity; behind++) {
                    implies(here, ne(read(l.ref(), behind), ref));
                }
            }
        }
    }

    /** Where no post names its lane, they are used up from the lowest to the highest. */
    private void lanes() {
        for (int l = 0; l < q.lanes; l++) {
            if (!q.late && !q.separateLog()) {
                implies(q.laneIs(l, Qp.FAILED), eq(q.refAt(l, 0), 0));
            }
            if (q.namesLanes()) {
                continue;
            }
            if (l > 0) {
                implies(less(read(q.current), constant(l)), eq(q.refAt(l, 0), 0));
            }
            if (q.failover.isPresent() && l + 1 < q.lanes) {
                Term passed = less(constant(l), read(q.current));
                implies(passed, q.laneIs(l, Qp.FAILED));
                implies(q.laneIs(l, Qp.FAILED), passed);
            }
        }
    }

    /** The outstanding requests have no gaps, and each is there once and not completed. */
    private void order() {
        implies(read(q.aborted), q.nothingOutstanding());
        for (int p = 0; p < q.outstanding; p++) {
            if (p + 1 < q.outstanding) {
                implies(eq(read(q.order, p), 0), eq(read(q.order, p + 1), 0));
            }
            for (int s = 0; s < q.slots; s++) {
                Term here = eq(read(q.order, p), s + 1);
                implies(here, ne(read(q.status, s), 0));
                implies(here, ne(read(q.status, s), Qp.COMPLETED));
                for (int behind = p + 1; behind < q.outstanding; behind++) {
                    implies(here, ne(read(q.order, behind), s + 1));
                }
            }
        }
    }

    /** Slots are taken in turn; without late copies a slot is free again when its turn comes. */
    private void turns() {
        for (int p = 0; p < q.outstanding; p++) {
            Term last = p + 1 < q.outstanding ? eq(read(q.order, p + 1), 0) : Term.ONE;
            for (int s = 0; s < q.slots; s++) {
                int next = (s + 1) % q.slots;
                Term here = eq(read(q.order, p), s + 1);
                implies(and(here, last), eq(read(q.turn), next));
                if (p + 1 < q.outstanding) {
                    implies(and(here, not(last)), eq(read(q.order, p + 1), next + 1));
                }
            }
        }
    }

    /**
     * Where no copy outlives its lane, a request has one copy at most, on the lane where its answer
     * is waited for; until the queue pair aborts.
     */
    private void onlyCopies() {
        for (int s = 0; s < q.slots; s++) {
            Term active = eq(read(q.status, s), Qp.ACTIVE);
            all.add(or(read(q.aborted), ne(read(q.status, s), Qp.COMPLETED)));
            all.add(or(read(q.aborted), or(active, eq(read(q.copies, s), 0))));
            all.add(less(read(q.copies, s), constant(2)));
            for (Qp.Lane l : q.fifo) {
                for (int p = 0; p < q.capacity; p++) {
                    Term elsewhere = ne(read(l.ref(), p), s + 1);
                    all.add(or(read(q.aborted), or(elsewhere, active)));
                    all.add(or(elsewhere, eq(read(q.lane, s), l.id())));
                }
            }
        }
    }

    private void slots() {
        for (int s = 0; s < q.slots; s++) {
            Term free = eq(read(q.site, s), 0);
            implies(free, eq(read(q.status, s), 0));
            implies(eq(read(q.status, s), 0), free);
            implies(free, eq(read(q.copies, s), 0));
            Term outstanding = any(positions(s));
            implies(
                    any(
                            List.of(
                                    eq(read(q.status, s), Qp.ACTIVE),
                                    eq(read(q.status, s), Qp.IN_ERROR),
                                    eq(read(q.status, s), Qp.DONE))),
                    outstanding);
        }
    }

    private List<Term> positions(int slot) {
        return q.positions().mapToObj(p -> eq(read(q.order, p), slot + 1)).toList();
    }
}
