package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.all;
import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.choose;
import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.minus;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.not;
import static dev.twintrace.protocol.semantics.Terms.or;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Action.Role;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * docs/semantics.md, section 6: the steps of a rule, each decision with what could have been
 * decided instead.
 */
final class RuleActions {
    private final Machine machine;
    private final Rule rule;
    private final Qp q;
    private final Requests requests;
    private final RuleFlow flow;

    RuleActions(Rule rule, Requests requests) {
        this.machine = rule.machine();
        this.rule = rule;
        this.q = rule.q;
        this.requests = requests;
        this.flow = new RuleFlow(rule, this::actions);
    }

    RuleFlow flow() {
        return flow;
    }

    private void actions(int node, RuleFlow.Point p) {
        if (p.atEnd()) {
            if (p.each()) {
                step(
                        node,
                        "next request",
                        Role.ORDINARY,
                        Term.ONE,
                        b -> flow.next(b, p, new HashSet<>()));
            } else {
                end(node);
            }
            return;
        }
        Consumer<Block> go = b -> flow.proceed(b, p.next());
        switch (p.statement()) {
            case OverlayStatement.ResendAll s -> resendAll(node, s.kinds(), go);
            case OverlayStatement.Resend s -> resend(node, flow.hand(p).orElseThrow(), s, go);
            case OverlayStatement.Complete s -> complete(node, flow.hand(p).orElseThrow(), s, go);
            case OverlayStatement.Abort _ ->
                    step(
                            node,
                            "abort",
                            Role.DECISION,
                            Term.ONE,
                            b -> requests.abort(b, true, rule::stop));
            case OverlayStatement.Probe s -> probe(node, p, s);
            case OverlayStatement.ProbeRequest s -> probeRequest(node, p, s, go);
            case OverlayStatement.Count s -> count(node, s, go);
            case OverlayStatement.Close _ ->
                    step(
                            node,
                            "close",
                            Role.ORDINARY,
                            closable(),
                            b -> {
                                close(b);
                                b.seen(
                                        q.id(),
                                        Block.Sight.CLOSED,
                                        0,
                                        List.of(),
                                        List.of(),
                                        (names, v) -> new Event.Closed(q.decl.name()));
                                go.accept(b);
                            });
            case OverlayStatement.Handshake _ -> {
                machine.space.plights.add(
                        new Model.Plight(
                                and(rule.isAt(node), not(receiverKnows())),
                                "the rule of " + q.decl.name() + " waits for the handshake"));
                step(
                        node,
                        "handshake",
                        Role.ORDINARY,
                        receiverKnows(),
                        b -> {
                            b.seen(
                                    q.id(),
                                    Block.Sight.HANDSHAKE,
                                    0,
                                    List.of(),
                                    List.of(),
                                    (names, v) -> new Event.HandshakeDone(q.decl.name()));
                            go.accept(b);
                        });
            }
            case OverlayStatement.Assign _, OverlayStatement.If _, OverlayStatement.Each _ ->
                    throw new IllegalStateException("takes no step: " + p.statement());
        }
    }

    private int step(int node, String what, Role role, Term guard, Consumer<Block> body) {
        return machine.space.action(
                q.decl.name() + " overlay: " + what,
                role,
                q.daemon,
                and(rule.isAt(node), guard),
                body);
    }

    /** Adds a decision and, for each posting position, its alternative. */
    private void decision(
            int node,
            String what,
            boolean resends,
            Consumer<Block> body,
            String instead,
            IntFunction<Term> decidesAt,
            IntFunction<Consumer<Block>> alternative) {
        int action = step(node, what, Role.DECISION, Term.ONE, body);
        List<Integer> alternatives = new ArrayList<>();
        List<Term> inError = new ArrayList<>();
        List<Term> slots = new ArrayList<>();
        for (int p = 0; p < q.outstanding; p++) {
            Term here = decidesAt.apply(p);
            alternatives.add(
                    step(
                            node,
                            instead + " request " + p,
                            Role.ALTERNATIVE,
                            here,
                            alternative.apply(p)));
            inError.add(and(rule.isAt(node), here));
            slots.add(choose(eq(read(q.order, p), 0), Term.ZERO, minus(read(q.order, p), 1)));
        }
        machine.space.decisions.add(
                new Model.Decision(q.id(), action, alternatives, resends, inError, slots));
    }

    private Term isOf(Term slot, List<RequestKind> kinds) {
        return q.ofSites(slot, q.sites.stream().filter(s -> kinds.contains(s.kind())).toList());
    }

    private void resendAll(int node, List<RequestKind> kinds, Consumer<Block> go) {
        IntFunction<Term> at = p -> and(rule.inErrorAt(p), isOf(slotAt(p), kinds));
        decision(
                node,
                "resend",
                true,
                b -> {
                    q.positions().forEach(p -> b.when(at.apply(p), c -> resendSlot(c, slotAt(p))));
                    go.accept(b);
                },
                "resend without",
                at,
                left ->
                        b -> {
                            q.positions()
                                    .filter(p -> p != left)
                                    .forEach(p ->
                                            b.when(at.apply(p), c -> resendSlot(c, slotAt(p))));
                            withheld(b, slotAt(left));
                            go.accept(b);
                        });
    }

    private Term slotAt(int position) {
        Term ref = read(q.order, position);
        return choose(eq(ref, 0), Term.ZERO, minus(ref, 1));
    }

    private IntFunction<Term> atHand(Variable hand) {
        return p -> and(rule.inErrorAt(p), eq(read(q.order, p), read(hand)));
    }

    private Term handInError(Variable hand) {
        return and(ne(read(hand), 0), eq(read(q.status, rule.slotIn(hand)), Qp.IN_ERROR));
    }

    private void resend(int node, Variable hand, OverlayStatement.Resend s, Consumer<Block> go) {
        decision(
                node,
                "resend r",
                true,
                b -> {
                    b.when(handInError(hand), c -> resendAtHand(c, hand, s));
                    go.accept(b);
                },
                "withhold",
                atHand(hand),
                p ->
                        b -> {
                            withheld(b, slotAt(p));
                            go.accept(b);
                        });
    }

    private void resendAtHand(Block b, Variable hand, OverlayStatement.Resend s) {
        Term slot = b.let(rule.slotIn(hand));
        List<Term> values =
                s.rewrite().stream().map(e -> b.let(rule.term(e, Optional.of(hand)))).toList();
        if (!values.isEmpty()) {
            for (Site k : q.sites) {
                b.when(
                        and(
                                eq(read(q.site, slot), k.id() + 1L),
                                constant(k.payloadArity() > 0 ? 1 : 0)),
                        c -> {
                            for (int i = 0; i < k.payloadArity(); i++) {
                                c.assign(
                                        q.operands.get(k.payloadOperand(i)),
                                        slot,
                                        values.get(Math.min(i, values.size() - 1)));
                            }
                            if (q.rewritten.length() > 0) {
                                c.assign(q.rewritten, slot, Term.ONE);
                            }
                        });
            }
        }
        if (rule.mapping.length() > 0) {
            b.assign(rule.mapping, slot, constant(rule.mappings.getOrDefault(s, 0)));
            List<Local> reads = rule.reads(s);
            for (int i = 0; i < rule.captured.size(); i++) {
                b.assign(
                        rule.captured.get(i),
                        slot,
                        i < reads.size() ? read(rule.local(reads.get(i))) : Term.ZERO);
            }
        }
        post(b, slot, values);
    }

    private void resendSlot(Block b, Term slotTerm) {
        Term slot = b.let(slotTerm);
        if (rule.mapping.length() > 0) {
            b.assign(rule.mapping, slot, Term.ZERO);
            rule.captured.forEach(v -> b.assign(v, slot, Term.ZERO));
        }
        post(b, slot, List.of());
    }

    private void post(Block b, Term slot, List<Term> rewritten) {
        Term lane = b.let(read(q.current));
        b.assign(q.status, slot, constant(Qp.ACTIVE));
        b.assign(q.lane, slot, lane);
        Term entered = b.let(eq(read(q.laneStatus, lane), Qp.UP));
        requests.enter(b, slot, lane);
        List<Term> values = new ArrayList<>(List.of(slot, lane, entered));
        values.addAll(rewritten);
        List<Term> observed = new ArrayList<>(List.of(lane));
        observed.addAll(rewritten);
        b.seen(
                q.id(),
                Block.Sight.RESENT,
                0,
                observed,
                values,
                (names, v) ->
                        new Event.Resent(
                                names.request(q.id(), (int) v[0]),
                                (int) v[1],
                                Requests.tail(v, 3),
                                v[2] != 0));
    }

    private void withheld(Block b, Term slot) {
        b.note(List.of(slot), (names, v) -> new Event.Withheld(names.request(q.id(), (int) v[0])));
    }

    private void complete(
            int node, Variable hand, OverlayStatement.Complete s, Consumer<Block> go) {
        decision(
                node,
                "complete r",
                false,
                b -> {
                    b.when(handInError(hand), c -> completeAtHand(c, hand, s));
                    go.accept(b);
                },
                "resend instead",
                atHand(hand),
                p ->
                        b -> {
                            resendSlot(b, slotAt(p));
                            go.accept(b);
                        });
    }

    private void completeAtHand(Block b, Variable hand, OverlayStatement.Complete s) {
        Term slot = b.let(rule.slotIn(hand));
        List<Term> results =
                s.results().stream().map(e -> b.let(rule.term(e, Optional.of(hand)))).toList();
        List<Term> values = new ArrayList<>(List.of(slot));
        values.addAll(results);
        b.seen(
                q.id(),
                Block.Sight.COMPLETED_BY_OVERLAY,
                0,
                results,
                values,
                (names, v) ->
                        new Event.CompletedByOverlay(
                                names.request(q.id(), (int) v[0]), Requests.tail(v, 1)));
        for (Site k : q.sites) {
            b.when(
                    eq(read(q.site, slot), k.id() + 1L),
                    c -> {
                        List<Term> own = new ArrayList<>();
                        for (int i = 0; i < k.resultArity(); i++) {
                            own.add(i < results.size() ? results.get(i) : Term.ZERO);
                        }
                        requests.done(c, k, slot, own, true);
                    });
        }
        requests.settle(b);
    }

    /** The rule ends with requests still in error: that is a decision too. */
    private void end(int node) {
        decision(
                node,
                "leave the rest",
                false,
                b -> {
                    rule.stop(b);
                    flow.ended(b);
                },
                "resend instead",
                rule::inErrorAt,
                p ->
                        b -> {
                            resendSlot(b, slotAt(p));
                            rule.stop(b);
                            flow.ended(b);
                        });
    }

    private void probe(int node, RuleFlow.Point p, OverlayStatement.Probe s) {
        int waiting = flow.second(p);
        flow.discover(p.next());
        Location l = s.location();
        rule.probes.add(new Rule.Probe(waiting, l, -1, q.order, s.into(), p.next()));
        step(
                node,
                "probe " + Wording.place(l),
                Role.ORDINARY,
                Term.ONE,
                b ->
                        Processes.inRange(
                                b,
                                s.span(),
                                l,
                                rule.term(l.index(), flow.hand(p)),
                                (c, element) -> send(c, waiting, l, element)));
    }

    private void probeRequest(
            int node, RuleFlow.Point p, OverlayStatement.ProbeRequest s, Consumer<Block> go) {
        int waiting = flow.second(p);
        flow.discover(p.next());
        Variable hand = flow.hand(p).orElseThrow();
        List<Site> addressed = q.sites.stream().filter(k -> k.target().isPresent()).toList();
        addressed.forEach(k ->
                rule.probes.add(
                        new Rule.Probe(
                                waiting,
                                k.target().orElseThrow(),
                                k.id(),
                                hand,
                                s.into(),
                                p.next())));
        Term possible = and(handInError(hand), q.ofSites(rule.slotIn(hand), addressed));
        step(
                node,
                "probe r",
                Role.ORDINARY,
                Term.ONE,
                b ->
                        b.when(
                                possible,
                                c -> {
                                    Term slot = c.let(rule.slotIn(hand));
                                    addressed.forEach(k ->
                                            c.when(
                                                    eq(read(q.site, slot), k.id() + 1L),
                                                    d ->
                                                            send(
                                                                    d,
                                                                    waiting,
                                                                    k.target().orElseThrow(),
                                                                    d.let(k.element(slot)))));
                                },
                                go));
    }

    private void send(Block b, int waiting, Location l, Term element) {
        b.assign(rule.probeElement, element);
        for (Qp.Lane lane : q.fifo) {
            b.when(
                    and(eq(read(q.current), lane.id()), q.laneIs(lane.id(), Qp.UP)),
                    c -> requests.push(c, lane, constant(q.probe()), Term.ONE));
        }
        b.assign(rule.at, waiting);
        b.seen(
                q.id(),
                Block.Sight.PROBE_SENT,
                0,
                List.of(),
                List.of(read(q.current), element),
                (names, v) ->
                        new Event.ProbeSent(
                                q.decl.name(), (int) v[0], machine.cells.place(l, v[1])));
    }

    private void count(int node, OverlayStatement.Count s, Consumer<Block> go) {
        boolean closes = q.failover.orElseThrow().count().closes();
        Variable counter =
                q.failover.orElseThrow().count().polled() ? q.receives.polled : q.receives.consumed;
        step(
                node,
                "count",
                Role.ORDINARY,
                closes ? closable() : Term.ONE,
                b -> {
                    Term value = counter.length() == 0 ? Term.ZERO : b.let(read(counter));
                    b.assign(rule.local(s.into()), value);
                    if (closes) {
                        close(b);
                    }
                    b.seen(
                            q.id(),
                            Block.Sight.COUNTED,
                            0,
                            List.of(value),
                            List.of(value),
                            (names, v) -> new Event.Counted(q.decl.name(), v[0]));
                    go.accept(b);
                });
    }

    private Term closable() {
        List<Term> terms = new ArrayList<>();
        for (int l = 0; l < q.lanes; l++) {
            terms.add(or(not(q.laneIs(l, Qp.FAILED)), q.none(l, Qp.MIDDLE)));
        }
        return all(terms);
    }

    private void close(Block b) {
        for (int l = 0; l < q.lanes; l++) {
            int lane = l;
            b.when(q.laneIs(l, Qp.FAILED), c -> requests.empty(c, lane));
        }
    }

    private Term receiverKnows() {
        return and(
                rule.notice.map(n -> n.isAt(ProcessUnit.FINISHED)).orElse(Term.ONE),
                rule.noticed.map(v -> eq(read(v), read(q.current))).orElse(Term.ONE));
    }
}
