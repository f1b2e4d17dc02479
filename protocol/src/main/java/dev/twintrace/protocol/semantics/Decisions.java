package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.choose;
import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.minus;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.or;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Action.Role;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * docs/semantics.md, section 6: what a rule decides about requests in error, each decision with
 * what could have been decided instead. The alternatives are no part of any run; the search for a
 * twin takes them.
 */
final class Decisions {
    private final Machine machine;
    private final Rule rule;
    private final Qp q;
    private final Requests requests;

    Decisions(Rule rule, Requests requests) {
        this.machine = rule.machine();
        this.rule = rule;
        this.q = rule.q;
        this.requests = requests;
    }

    private int step(int node, String what, Role role, Term guard, Consumer<Block> body) {
        return rule.step(node, what, role, guard, body);
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
        List<Integer> completions = new ArrayList<>();
        List<Term> inError = new ArrayList<>();
        List<Term> slots = new ArrayList<>();
        List<Term> onItsWay = new ArrayList<>();
        for (int p = 0; p < q.outstanding; p++) {
            Term here = decidesAt.apply(p);
            alternatives.add(
                    step(
                            node,
                            instead + " request " + p,
                            Role.ALTERNATIVE,
                            here,
                            alternative.apply(p)));
            completions.add(
                    resends
                            ? step(
                                    node,
                                    "complete request " + p + " instead",
                                    Role.ALTERNATIVE,
                                    here,
                                    completing(alternative.apply(p), p))
                            : -1);
            inError.add(and(rule.isAt(node), here));
            slots.add(choose(eq(read(q.order, p), 0), Term.ZERO, minus(read(q.order, p), 1)));
            onItsWay.add(onItsWay(p));
        }
        machine.space.decisions.add(
                new Model.Decision(
                        q.id(),
                        action,
                        alternatives,
                        completions,
                        resends,
                        inError,
                        slots,
                        onItsWay));
    }

    /**
     * Before what is done without the request at this position, that request is completed with
     * zeros for its results, executed or not: the sender need not wait for it for ever.
     */
    private Consumer<Block> completing(Consumer<Block> without, int position) {
        return b -> {
            Term slot = b.let(slotAt(position));
            b.note(
                    List.of(slot),
                    (names, v) ->
                            new Event.CompletedByOverlay(
                                    names.request(q.id(), (int) v[0]), List.of()));
            q.result.forEach(v -> b.assign(v, slot, Term.ZERO));
            b.assign(q.status, slot, constant(Qp.DONE));
            without.accept(b);
            requests.settle(b);
        };
    }

    private Term onItsWay(int position) {
        List<Term> found = new ArrayList<>();
        for (int lane = 0; lane < q.lanes; lane++) {
            for (int p = 0; p < q.capacity; p++) {
                found.add(
                        and(
                                eq(q.refAt(lane, p), read(q.order, position)),
                                or(q.phaseIs(lane, p, Qp.REQUEST), q.phaseIs(lane, p, Qp.MIDDLE))));
            }
        }
        return any(found);
    }

    private Term isOf(Term slot, List<RequestKind> kinds) {
        return q.ofSites(slot, q.sites.stream().filter(s -> kinds.contains(s.kind())).toList());
    }

    void resendAll(int node, List<RequestKind> kinds, Consumer<Block> go) {
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

    /** The request at hand is in error. */
    Term handInError(Variable hand) {
        return and(ne(read(hand), 0), eq(read(q.status, rule.slotIn(hand)), Qp.IN_ERROR));
    }

    void resend(int node, Variable hand, OverlayStatement.Resend s, Consumer<Block> go) {
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

    void complete(int node, Variable hand, OverlayStatement.Complete s, Consumer<Block> go) {
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
    void end(int node, RuleFlow flow) {
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
}
