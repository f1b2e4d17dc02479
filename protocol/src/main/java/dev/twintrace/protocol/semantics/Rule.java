package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.choose;
import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.less;
import static dev.twintrace.protocol.semantics.Terms.minus;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.protocol.model.Action.Role;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.RuleWalk;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The overlay of a queue pair: where it is in its rule, the rule's locals, the requests at hand.
 */
final class Rule {
    static final int IDLE = 0;

    /** The first of the numbers that stand for statements. */
    static final int FIRST = 1;

    final Qp q;
    final List<OverlayStatement> body;
    final Variable at;
    final List<Variable> hands = new ArrayList<>();
    final Variable probeElement;
    final List<Probe> probes = new ArrayList<>();

    /**
     * For each resend with a mapping, its number from 1; a request in a slot remembers it with the
     * locals that it reads.
     */
    final IdentityHashMap<OverlayStatement.Resend, Integer> mappings = new IdentityHashMap<>();

    final Variable mapping;
    final List<Variable> captured = new ArrayList<>();
    Optional<ProcessUnit> notice = Optional.empty();
    Optional<Variable> noticed = Optional.empty();
    private final List<Variable> locals = new ArrayList<>();
    private final Machine machine;

    /**
     * A statement that waits for a probe's answer.
     *
     * @param node while the rule is at this number
     * @param place what is read; for a request at hand, by the site that posted it
     * @param site the site whose requests are meant, or -1 for a place named in the rule
     * @param hand the variable of the request at hand
     */
    record Probe(
            int node,
            Location place,
            int site,
            Variable hand,
            List<Local> into,
            RuleFlow.Point then) {}

    Rule(Machine machine, Qp q) {
        this.machine = machine;
        this.q = q;
        this.body = q.failover.map(Failover::rule).orElse(List.of());
        String n = q.decl.name() + ".rule.";
        int[] statements = {0};
        RuleWalk.statements(
                body,
                s -> {
                    statements[0] += 3;
                    if (s instanceof OverlayStatement.Resend r
                            && !r.mapping().outputs().isEmpty()) {
                        mappings.putIfAbsent(r, mappings.size() + 1);
                    }
                });
        int depth = depth(body);
        this.at =
                machine.space.variable(
                        n + "at", q.failover.isPresent() ? 1 : 0, FIRST + statements[0] + 1L, IDLE);
        long word = Terms.mask(machine.protocol.width());
        for (Local l : q.failover.map(Failover::locals).orElse(List.of())) {
            locals.add(machine.space.variable(n + l.name() + "#" + l.id(), 1, word, 0));
        }
        for (int i = 0; i < depth; i++) {
            hands.add(machine.space.variable(n + "hand" + i, 1, q.slots, 0));
        }
        this.probeElement = machine.space.variable(n + "probeElement", q.probes ? 1 : 0, word, 0);
        this.mapping =
                machine.space.variable(
                        q.decl.name() + ".request.mapping",
                        mappings.isEmpty() ? 0 : q.slots,
                        mappings.size(),
                        0);
        int most = mappings.keySet().stream().mapToInt(r -> reads(r).size()).max().orElse(0);
        for (int i = 0; i < most; i++) {
            captured.add(
                    machine.space.variable(
                            q.decl.name() + ".request.captured" + i, q.slots, word, 0));
        }
        q.extra(mapping);
        captured.forEach(q::extra);
    }

    private static int depth(List<OverlayStatement> body) {
        int most = 0;
        for (OverlayStatement s : body) {
            most =
                    Math.max(
                            most,
                            switch (s) {
                                case OverlayStatement.Each e -> 1 + depth(e.body());
                                case OverlayStatement.If i ->
                                        Math.max(depth(i.then()), depth(i.otherwise()));
                                case OverlayStatement.Decide d ->
                                        d.ways().stream()
                                                .mapToInt(w -> depth(w.statements()))
                                                .max()
                                                .orElse(0);
                                case OverlayStatement.ResendAll _,
                                        OverlayStatement.Resend _,
                                        OverlayStatement.Complete _,
                                        OverlayStatement.Abort _,
                                        OverlayStatement.Probe _,
                                        OverlayStatement.ProbeRequest _,
                                        OverlayStatement.Count _,
                                        OverlayStatement.Close _,
                                        OverlayStatement.Handshake _,
                                        OverlayStatement.Assign _ ->
                                        0;
                            });
        }
        return most;
    }

    /** The rule's locals that a mapping reads beside the result. */
    List<Local> reads(OverlayStatement.Resend r) {
        return Mentions.locals(r.mapping().outputs()).stream()
                .filter(l -> !r.mapping().inputs().contains(l))
                .toList();
    }

    Term idle() {
        return at.length() == 0 ? Term.ONE : eq(read(at), IDLE);
    }

    Term isAt(int node) {
        return eq(read(at), node);
    }

    Term noticed() {
        return noticed.map(Terms::read).orElse(Term.ZERO);
    }

    Variable local(Local l) {
        return locals.get(l.id());
    }

    /**
     * An expression of the rule; {@code hand} is the variable of the request at hand, if there is
     * one.
     */
    Term term(Expr e, Optional<Variable> hand) {
        return new Expressions(
                        machine.protocol.width(),
                        machine.cells,
                        l -> read(local(l)),
                        hand.map(h -> new Expressions.Hand(q, slotIn(h))))
                .term(e);
    }

    /** The slot of the request at hand; 0 where there is none, which nothing asks about. */
    Term slotIn(Variable hand) {
        return choose(eq(read(hand), 0), Term.ZERO, minus(read(hand), 1));
    }

    /** The rule waits for a probe. */
    Term waitsForProbe() {
        return any(probes.stream().map(p -> isAt(p.node())).distinct().toList());
    }

    /** Back to idle: locals and requests at hand are forgotten. */
    void stop(Block b) {
        if (at.length() > 0) {
            b.assign(at, IDLE);
        }
        forget(b);
    }

    void forget(Block b) {
        locals.forEach(l -> b.assign(l, 0));
        hands.forEach(h -> b.assign(h, 0));
        if (probeElement.length() > 0) {
            b.assign(probeElement, 0);
            for (Qp.Lane l : q.fifo) {
                for (int p = 0; p < q.capacity; p++) {
                    int position = p;
                    b.when(
                            eq(read(l.ref(), p), q.probe()),
                            c -> c.assign(l.ref(), position, constant(q.deadProbe())));
                }
            }
        }
    }

    /** What a resent request's result becomes. */
    List<Term> mapped(Site k, Term slot, List<Term> results, OverlayStatement.Resend by) {
        List<Local> reads = reads(by);
        return by.mapping().outputs().stream()
                .map(e ->
                        new Expressions(
                                        machine.protocol.width(),
                                        machine.cells,
                                        l -> {
                                            int in = by.mapping().inputs().indexOf(l);
                                            return in >= 0
                                                    ? in < results.size()
                                                            ? results.get(in)
                                                            : Term.ZERO
                                                    : read(captured.get(reads.indexOf(l)), slot);
                                        },
                                        Optional.of(new Expressions.Hand(q, slot)))
                                .term(e))
                .limit(k.resultArity())
                .toList();
    }

    /**
     * The first request in error whose posting position is not before this one; +1, or 0 if there
     * is none.
     */
    Term firstInError(Term from) {
        Term t = Term.ZERO;
        for (int p = q.outstanding - 1; p >= 0; p--) {
            Term late = Terms.not(less(constant(p), from));
            t = choose(and(late, inErrorAt(p)), read(q.order, p), t);
        }
        return t;
    }

    /** A request in error is at this posting position. */
    Term inErrorAt(int position) {
        Term ref = read(q.order, position);
        return and(
                ne(ref, 0),
                eq(read(q.status, choose(eq(ref, 0), Term.ZERO, minus(ref, 1))), Qp.IN_ERROR));
    }

    /**
     * One past the posting position of the request at hand; 0 if it is no longer outstanding, and
     * so were all before it.
     */
    Term behind(Variable hand) {
        Term t = Term.ZERO;
        for (int p = q.outstanding - 1; p >= 0; p--) {
            t =
                    choose(
                            and(ne(read(hand), 0), eq(read(q.order, p), read(hand))),
                            constant(p + 1L),
                            t);
        }
        return t;
    }

    Machine machine() {
        return machine;
    }

    /** A step of the rule, at one of its statements. */
    int step(int node, String what, Role role, Term guard, Consumer<Block> body) {
        return machine.space.action(
                q.decl.name() + " overlay: " + what, role, q.daemon, and(isAt(node), guard), body);
    }
}
