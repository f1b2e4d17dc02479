package dev.twintrace.protocol.semantics;

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

import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a lane's FIFO has not left the sender yet; docs/semantics.md, section 3, rules
 * <em>Fetch</em> and <em>Fence</em>.
 */
final class SendQueue {
    private final Qp q;
    private final List<Site> fenced;
    private final List<Site> answering;

    SendQueue(Qp q) {
        this.q = q;
        this.fenced = q.sites.stream().filter(s -> s.request.fenced()).toList();
        this.answering =
                q.sites.stream()
                        .filter(s -> s.kind() == RequestKind.READ || s.kind().atomic())
                        .toList();
    }

    /** Entry p, or one before it, is still at the sender: not fetched yet, or held by a fence. */
    Term keeps(int lane, int p) {
        return or(unfetched(lane, p), holds(lane, p));
    }

    private Term unfetched(int lane, int p) {
        List<Term> found = new ArrayList<>();
        for (int i = 0; q.fetches && i <= p; i++) {
            found.add(and(ne(q.refAt(lane, i), 0), not(read(q.fifo.get(lane).fetched(), i))));
        }
        return any(found);
    }

    /** A fence holds back entry p or one before it: a READ or an atomic before that is there. */
    Term holds(int lane, int p) {
        List<Term> found = new ArrayList<>();
        for (int i = 1; !fenced.isEmpty() && i <= p; i++) {
            List<Term> before = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                before.add(or(copyOf(lane, j, answering), probe(lane, j)));
            }
            found.add(and(copyOf(lane, i, fenced), any(before)));
        }
        return any(found);
    }

    /** The entry is a copy of a request of one of these sites. */
    Term copyOf(int lane, int p, List<Site> sites) {
        if (sites.isEmpty()) {
            return Term.ZERO;
        }
        Term ref = q.refAt(lane, p);
        return and(
                less(minus(ref, 1), constant(q.slots)),
                q.ofSites(choose(eq(ref, 0), Term.ZERO, minus(ref, 1)), sites));
    }

    /** The entry is a probe. */
    Term probe(int lane, int p) {
        return q.probes ? less(constant(2L * q.slots), q.refAt(lane, p)) : Term.ZERO;
    }
}
