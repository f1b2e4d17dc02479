package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.all;
import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.choose;
import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.not;
import static dev.twintrace.protocol.semantics.Terms.or;
import static dev.twintrace.protocol.semantics.Terms.plus;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Place;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What processes do to queue pairs: posts at the sender; resets, destruction and the belief about
 * lanes at the target.
 */
final class Posts {
    private final Machine machine;
    private final Function<Qp, Requests> requests;
    private final Function<Qp, Rule> rules;

    Posts(Machine machine, Function<Qp, Requests> requests, Function<Qp, Rule> rules) {
        this.machine = machine;
        this.requests = requests;
        this.rules = rules;
    }

    /**
     * Posts wait while the overlay of the queue pair is not idle, and until the queue pair is
     * there.
     */
    Term mayPost(Qp q) {
        return and(rules.apply(q).idle(), machine.exists(q));
    }

    /** The lane on which the target believes the queue pair to be. */
    Term noticed(Qp q) {
        return rules.apply(q).noticed();
    }

    /** Rule <em>Post</em>. */
    void post(Block b, ProcessUnit u, Qp q, Statement.Post s) {
        b.when(
                ne(read(q.aborted), 0),
                c -> {
                    c.assign(q.pending, 1);
                    c.assign(machine.handedOver, 1);
                    c.seen(
                            q.id(),
                            Block.Sight.POST_FAILED,
                            s.request().site(),
                            List.of(),
                            List.of(),
                            (names, v) -> new Event.PostFailed(u.name, q.decl.name()));
                },
                c -> checked(c, u, q, q.sites.get(s.request().site()), s));
    }

    private void checked(Block b, ProcessUnit u, Qp q, Site k, Statement.Post s) {
        BiConsumer<Block, Term> then = (c, _) -> accept(c, u, q, k, s);
        Optional<Location> source = k.source().or(k::landing);
        if (source.isPresent()) {
            Location l = source.get();
            BiConsumer<Block, Term> inner = then;
            then = (c, _) -> Processes.inRange(c, s.span(), l, u.term(l.index()), inner);
        }
        if (k.target().isPresent()) {
            Location l = k.target().get();
            Processes.inRange(b, s.span(), l, u.term(l.index()), then);
        } else {
            then.accept(b, Term.ZERO);
        }
    }

    private void accept(Block b, ProcessUnit u, Qp q, Site k, Statement.Post s) {
        Requests r = requests.apply(q);
        Term slot = b.let(r.freeSlot());
        Term lane =
                b.let(
                        s.lane() == Statement.Post.CURRENT
                                ? read(q.current)
                                : choose(
                                        q.laneIs(s.lane(), Qp.FAILED),
                                        read(q.current),
                                        constant(s.lane())));
        List<Term> operands = k.evaluated.stream().map(u::term).map(b::let).toList();
        b.assign(q.site, slot, constant(k.id() + 1L));
        if (q.turn.length() > 0) {
            b.assign(q.turn, choose(eq(slot, q.slots - 1L), Term.ZERO, plus(slot, 1)));
        }
        b.assign(q.status, slot, constant(Qp.ACTIVE));
        b.assign(q.lane, slot, lane);
        b.assign(q.first, slot, lane);
        for (int i = 0; i < operands.size(); i++) {
            b.assign(q.operands.get(i), slot, operands.get(i));
        }
        if (q.numbers) {
            b.assign(q.number, slot, read(q.posted));
            b.assign(q.posted, next(q.posted));
        }
        if (q.messages) {
            b.assign(q.message, slot, plus(read(q.notified), 1));
            if (k.kind().notifies()) {
                b.assign(q.notified, next(q.notified));
            }
        }
        if (!q.source.isEmpty() && k.source().isPresent()) {
            List<Term> now = machine.cells.values(k.source().get(), k.sourceElement(slot));
            for (int i = 0; i < now.size(); i++) {
                b.assign(q.source.get(i), slot, now.get(i));
            }
        }
        Term blocked = b.let(Terms.any(q.positions().mapToObj(rules.apply(q)::inErrorAt).toList()));
        b.assign(q.order, r.endOfOrder(), plus(slot, 1));
        Term entered = b.let(and(not(blocked), eq(read(q.laneStatus, lane), Qp.UP)));
        b.when(
                blocked,
                c -> c.assign(q.status, slot, constant(Qp.IN_ERROR)),
                c -> r.enter(c, slot, lane));
        note(b, u, q, k, slot, lane, entered, operands);
    }

    private static Term next(Variable counter) {
        return choose(
                eq(read(counter), constant(counter.max())), Term.ZERO, plus(read(counter), 1));
    }

    private void note(
            Block b,
            ProcessUnit u,
            Qp q,
            Site k,
            Term slot,
            Term lane,
            Term entered,
            List<Term> operands) {
        List<Term> values =
                new ArrayList<>(
                        List.of(
                                slot,
                                lane,
                                entered,
                                k.element(slot),
                                k.immediate(slot),
                                k.addend(slot),
                                k.compare(slot),
                                k.swap(slot)));
        if (k.source().isEmpty()) {
            values.addAll(k.payload(slot));
        }
        List<Term> observed = new ArrayList<>(List.of(lane));
        observed.addAll(operands);
        b.seen(
                q.id(),
                Block.Sight.POSTED,
                k.id(),
                observed,
                values,
                (names, v) ->
                        new Event.Posted(
                                u.name,
                                names.open(q.id(), (int) v[0]),
                                operation(k, v),
                                (int) v[1],
                                v[2] != 0));
    }

    private Operation operation(Site k, long[] v) {
        Place place = k.target().map(l -> machine.cells.place(l, v[3])).orElse(new Place("", ""));
        List<Long> payload = Requests.tail(v, 8);
        return switch (k.request) {
            case Request.Write _ -> new Operation.Write(place, payload);
            case Request.WriteImm _ -> new Operation.WriteImmediate(place, payload, v[4]);
            case Request.Read _ -> new Operation.Read(place);
            case Request.FetchAndAdd _ -> new Operation.FetchAndAdd(place, v[5]);
            case Request.CompareAndSwap _ -> new Operation.CompareAndSwap(place, v[6], v[7]);
            case Request.Send _ -> new Operation.Send(payload);
        };
    }

    /** Rule <em>Reset</em>: it waits for atomics that have begun on lanes that failed. */
    Term resettable(Qp q) {
        List<Term> terms = new ArrayList<>();
        for (int l = 0; l < q.lanes; l++) {
            terms.add(or(not(q.laneIs(l, Qp.FAILED)), q.none(l, Qp.MIDDLE)));
        }
        return all(terms);
    }

    void reset(Block b, Qp q) {
        q.receives.reset(b);
        for (int l = 0; l < q.lanes; l++) {
            int lane = l;
            b.when(q.laneIs(l, Qp.FAILED), c -> requests.apply(q).empty(c, lane));
        }
    }

    /** Rule <em>Destroy</em>. */
    void destroy(Block b, Qp q) {
        b.assign(q.destroyed, 1);
        q.receives.reset(b);
    }
}
