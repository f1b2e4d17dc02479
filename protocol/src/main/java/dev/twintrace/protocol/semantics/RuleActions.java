package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.all;
import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.not;
import static dev.twintrace.protocol.semantics.Terms.or;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Action.Role;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * docs/semantics.md, section 6: the steps of a rule; those that decide about requests are {@link
 * Decisions}.
 */
final class RuleActions {
    private final Machine machine;
    private final Rule rule;
    private final Qp q;
    private final Requests requests;
    private final Decisions decisions;
    private final RuleFlow flow;

    RuleActions(Rule rule, Requests requests) {
        this.machine = rule.machine();
        this.rule = rule;
        this.q = rule.q;
        this.requests = requests;
        this.decisions = new Decisions(rule, requests);
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
                decisions.end(node, flow);
            }
            return;
        }
        Consumer<Block> go = b -> flow.proceed(b, p.next());
        switch (p.statement()) {
            case OverlayStatement.ResendAll s -> decisions.resendAll(node, s.kinds(), go);
            case OverlayStatement.Resend s ->
                    decisions.resend(node, flow.hand(p).orElseThrow(), s, go);
            case OverlayStatement.Complete s ->
                    decisions.complete(node, flow.hand(p).orElseThrow(), s, go);
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
            case OverlayStatement.Decide s -> open(node, p, s);
            case OverlayStatement.Assign _, OverlayStatement.If _, OverlayStatement.Each _ ->
                    throw new IllegalStateException("takes no step: " + p.statement());
        }
    }

    private void step(int node, String what, Role role, Term guard, Consumer<Block> body) {
        rule.step(node, what, role, guard, body);
    }

    /** An open decision: each way is a step that the sender sees itself take. */
    private void open(int node, RuleFlow.Point p, OverlayStatement.Decide s) {
        List<Term> observed = s.observed().stream().map(e -> rule.term(e, flow.hand(p))).toList();
        List<Integer> ways = new ArrayList<>();
        for (int i = 0; i < s.ways().size(); i++) {
            int number = i;
            OverlayStatement.Way way = s.ways().get(i);
            ways.add(
                    rule.step(
                            node,
                            "decide to " + way.name(),
                            Role.DECISION,
                            Term.ONE,
                            b -> {
                                b.seen(
                                        q.id(),
                                        Block.Sight.DECIDED,
                                        number,
                                        List.of(),
                                        List.of(),
                                        (names, v) -> new Event.Decided(q.decl.name(), way.name()));
                                flow.proceed(b, p.into(way.statements(), "w" + number));
                            }));
        }
        List<String> names = s.ways().stream().map(OverlayStatement.Way::name).toList();
        List<Variable> memory =
                machine.protocol.words().stream()
                        .filter(w -> w.host() == q.decl.target())
                        .map(machine.cells::variable)
                        .toList();
        machine.space.openings.add(
                new Model.Opening(
                        q.id(),
                        s.id(),
                        not(rule.idle()),
                        memory,
                        rule.isAt(node),
                        observed,
                        names,
                        ways));
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
        Term possible = and(decisions.handInError(hand), q.ofSites(rule.slotIn(hand), addressed));
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
