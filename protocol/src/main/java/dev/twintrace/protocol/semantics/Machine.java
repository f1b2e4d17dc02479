package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.not;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Change;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state that the rules share, and what several of them do to it. */
final class Machine {
    final Protocol protocol;
    final Space space;
    final Cells cells;
    final List<Qp> queuePairs = new ArrayList<>();
    final Variable handedOver;
    final Variable faulted;
    final Optional<Variable> totalFaults;
    final List<Variable> laneFaults = new ArrayList<>();
    final List<Variable> nicFaults = new ArrayList<>();
    final List<Variable> losses = new ArrayList<>();
    private final Map<List<Integer>, Variable> busy = new HashMap<>();

    Machine(Protocol protocol, Space space, Slots slots) {
        this.protocol = protocol;
        this.space = space;
        this.cells = new Cells(protocol, space);
        for (QueuePair q : protocol.queuePairs()) {
            queuePairs.add(new Qp(protocol, q, space, slots));
        }
        this.handedOver = space.flag("errorHandedOver");
        this.faulted = space.flag("faultHappened");
        // A cap that no run reaches would only make faults depend on each other.
        long allowed =
                protocol.failovers().stream()
                        .mapToLong(f -> (long) f.laneFaults() + f.nicFaults())
                        .sum();
        this.totalFaults =
                protocol.totalFaults() >= allowed
                        ? Optional.empty()
                        : Optional.of(budget("faults.total", protocol.totalFaults()));
        for (int i = 0; i < protocol.failovers().size(); i++) {
            Failover f = protocol.failovers().get(i);
            laneFaults.add(budget("faults.lane" + i, f.laneFaults()));
            nicFaults.add(budget("faults.nic" + i, f.nicFaults()));
            losses.add(budget("losses" + i, f.losses()));
        }
    }

    private Variable budget(String name, int amount) {
        return space.variable(name, 1, amount, amount);
    }

    List<Variable> budgets() {
        List<Variable> all = new ArrayList<>();
        totalFaults.ifPresent(all::add);
        all.addAll(laneFaults);
        all.addAll(nicFaults);
        all.addAll(losses);
        return all;
    }

    Qp of(QueuePair q) {
        return queuePairs.get(q.id());
    }

    /**
     * Rule <em>Number</em>: who gets what still arrives for a destroyed queue pair; none where
     * packets carry connection ids.
     */
    Optional<Qp> heir(Qp q) {
        return queuePairs.stream()
                .filter(other ->
                        other.decl.number().stream()
                                .anyMatch(n -> n.from() == q.id() && !n.connectionIds()))
                .findFirst();
    }

    /** Rule <em>Number</em>: 1 once the queue pair is there. */
    Term exists(Qp q) {
        return q.decl.number().map(n -> queuePairs.get(n.from()).isDestroyed()).orElse(Term.ONE);
    }

    Host host(int id) {
        return protocol.hosts().get(id);
    }

    /** 1 while an atomic through this NIC of the host is in MIDDLE; only where one can be. */
    Variable busy(int host, int nic) {
        return busy.computeIfAbsent(
                List.of(host, nic),
                k -> space.flag(host(host).name() + ".nic" + nic + ".atomicBegun"));
    }

    /** Whether a statement revokes or destroys the queue pair. */
    private boolean turnsAway(Qp q) {
        boolean[] found = {false};
        Sites.eachBody(
                protocol,
                body ->
                        Sites.each(
                                body,
                                s -> {
                                    if (s instanceof Statement.Revoke r) {
                                        found[0] |= r.queuePair().id() == q.id();
                                    }
                                    if (s instanceof Statement.Destroy d) {
                                        found[0] |= d.queuePair().id() == q.id();
                                    }
                                }));
        return found[0];
    }

    /**
     * Whether an atomic of this site takes two steps. If neither a process nor another NIC of the
     * host can write the cell in between, the first step tells nobody anything, and the atomic is
     * one step. Unless the target may turn requests away: one that has begun by then is executed.
     */
    boolean splits(Qp q, int lane, Site atomic) {
        if (protocol.globalAtomicity() || !atomic.kind().atomic()) {
            return false;
        }
        if (turnsAway(q) || heir(q).map(this::turnsAway).orElse(false)) {
            return true;
        }
        Location cell = atomic.target().orElseThrow();
        int nic = q.decl.lanes().get(lane).targetNic();
        boolean[] written = {false};
        Sites.eachBody(
                protocol,
                body ->
                        Sites.each(
                                body,
                                s -> {
                                    if (s instanceof Statement.Store store
                                            && store.to().word().id() == cell.word().id()) {
                                        written[0] = true;
                                    }
                                }));
        for (Qp other : queuePairs) {
            boolean otherNic =
                    other.decl.target() == q.decl.target()
                            && other.decl.lanes().stream().anyMatch(l -> l.targetNic() != nic);
            for (Site s : other.sites) {
                boolean sameWord =
                        s.target().map(t -> t.word().id() == cell.word().id()).orElse(false);
                written[0] |= otherNic && sameWord && s.kind() != RequestKind.READ;
                written[0] |= s.landing().map(l -> l.word().id() == cell.word().id()).orElse(false);
            }
        }
        written[0] |=
                protocol.failovers().stream()
                        .flatMap(f -> f.log().stream())
                        .anyMatch(l -> l.word().id() == cell.word().id());
        return written[0];
    }

    /** Whether any atomic through this NIC of the host takes two steps. */
    boolean mayBeBusy(int host, int nic) {
        for (Qp q : queuePairs) {
            for (int l = 0; q.decl.target() == host && l < q.lanes; l++) {
                int lane = l;
                if (q.decl.lanes().get(l).targetNic() == nic
                        && q.sites.stream().anyMatch(s -> splits(q, lane, s))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A write to memory: who did it, unless it was a process. */
    record Writer(int queuePair, Term slot) {
        static final Writer PROCESS = new Writer(-1, Term.ZERO);
    }

    /** Values before a write. */
    List<Term> before(Block b, Location to, Term element) {
        return cells.values(to, element).stream().map(b::let).toList();
    }

    /** Stores values, and remembers for every request whose place this changes that it did. */
    void store(
            Block b,
            Location to,
            Term element,
            List<Term> before,
            List<Term> values,
            Writer writer) {
        List<Integer> fields = Cells.fields(to);
        for (int i = 0; i < fields.size(); i++) {
            b.assign(
                    cells.variable(to.word()),
                    Cells.cell(to.word(), element, fields.get(i)),
                    values.get(i));
        }
        for (Qp q : queuePairs) {
            if (q.lanes > 1 || q.late) {
                q.sites.forEach(k -> rememberChange(b, q, k, to, element, before, values, writer));
            }
        }
    }

    private void rememberChange(
            Block b,
            Qp q,
            Site k,
            Location to,
            Term element,
            List<Term> before,
            List<Term> values,
            Writer writer) {
        boolean writes = k.kind() == RequestKind.WRITE || k.kind() == RequestKind.WRITE_IMM;
        Optional<Location> place = writes ? k.target() : k.landing();
        if (place.isEmpty() || place.get().word().id() != to.word().id()) {
            return;
        }
        List<Integer> fields = Cells.fields(to);
        List<Integer> mine = Cells.fields(place.get());
        List<Term> differs = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (mine.contains(fields.get(i))) {
                differs.add(ne(before.get(i), values.get(i)));
            }
        }
        if (differs.isEmpty()) {
            return;
        }
        b.when(
                any(differs),
                c ->
                        q.slotIds()
                                .forEach(s -> {
                                    Term slot = Terms.constant(s);
                                    Term at = writes ? k.element(slot) : k.landingElement(slot);
                                    Term other =
                                            writer.queuePair() == q.id()
                                                    ? not(q.postedUpTo(slot, writer.slot()))
                                                    : Term.ONE;
                                    c.when(
                                            Terms.all(
                                                    List.of(
                                                            eq(read(q.site, s), k.id() + 1L),
                                                            eq(at, element),
                                                            other)),
                                            d -> d.assign(q.changed, s, Term.ONE));
                                }));
    }

    /** A change for an event: {@code 2n + 1} values, the element, then n before and n after. */
    Change change(Location at, long[] v, int from) {
        int n = (v.length - from - 1) / 2;
        List<Long> before = new ArrayList<>();
        List<Long> after = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            before.add(v[from + 1 + i]);
            after.add(v[from + 1 + n + i]);
        }
        return new Change(cells.place(at, v[from]), before, after);
    }

    /** Nothing stops a fault: there is budget left, also of the file's total. */
    Term mayFault(Variable budget) {
        return and(ne(read(budget), 0), totalFaults.map(t -> ne(read(t), 0)).orElse(Term.ONE));
    }

    /** Takes one from a budget and from the file's total. */
    void spend(Block b, Variable budget) {
        b.assign(budget, Terms.minus(read(budget), 1));
        totalFaults.ifPresent(t -> b.assign(t, Terms.minus(read(t), 1)));
        b.assign(faulted, 1);
    }

    Term notBusy(Qp q, int lane) {
        int nic = q.decl.lanes().get(lane).targetNic();
        return mayBeBusy(q.decl.target(), nic) ? not(read(busy(q.decl.target(), nic))) : Term.ONE;
    }
}
