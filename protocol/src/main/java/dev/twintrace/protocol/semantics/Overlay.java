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
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.protocol.model.Action.Role;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Failover;
import java.util.ArrayList;
import java.util.List;

/** docs/semantics.md, section 6: errors, moving on, and when the receiver's notice code starts. */
final class Overlay {
    private final Machine machine;
    private final Qp q;
    private final Rule rule;
    private final Requests requests;

    Overlay(Rule rule, Requests requests) {
        this.machine = rule.machine();
        this.q = rule.q;
        this.rule = rule;
        this.requests = requests;
    }

    void addActions(RuleFlow flow) {
        for (int lane = 0; lane < q.lanes; lane++) {
            error(lane, flow);
            moveOn(lane, flow);
        }
    }

    private Term probeLost(int lane) {
        return and(rule.waitsForProbe(), eq(read(q.current), lane));
    }

    /** Rule <em>Error</em>. */
    private void error(int lane, RuleFlow flow) {
        Term quiet = q.late ? q.none(lane, Qp.RESPONSE) : eq(q.refAt(lane, 0), 0);
        Term guard =
                all(
                        List.of(
                                q.laneIs(lane, Qp.DOWN),
                                not(read(q.aborted)),
                                or(q.activeOn(lane), probeLost(lane)),
                                quiet));
        machine.space.action(
                "error " + q.decl.name() + " lane " + lane,
                Role.ORDINARY,
                q.daemon,
                guard,
                b -> {
                    b.assign(q.laneStatus, lane, constant(Qp.FAILED));
                    noteError(b, lane);
                    q.slotIds()
                            .forEach(s ->
                                    b.when(
                                            and(
                                                    eq(read(q.status, s), Qp.ACTIVE),
                                                    eq(read(q.lane, s), lane)),
                                            c -> c.assign(q.status, s, constant(Qp.IN_ERROR))));
                    if (q.failover.isEmpty()) {
                        requests.abort(b, false, rule::stop);
                        return;
                    }
                    b.when(
                            noneLeft(lane),
                            c -> requests.abort(c, false, rule::stop),
                            c -> {
                                c.assign(q.current, lowestLeft(lane));
                                flow.start(c);
                            });
                });
    }

    /**
     * Once this lane has failed, all have. Without posts on named lanes they fail from the lowest
     * to the highest.
     */
    private Term noneLeft(int lane) {
        if (!q.namesLanes()) {
            return lane + 1 == q.lanes ? Term.ONE : Term.ZERO;
        }
        List<Term> failed = new ArrayList<>();
        for (int l = 0; l < q.lanes; l++) {
            failed.add(l == lane ? Term.ONE : q.laneIs(l, Qp.FAILED));
        }
        return all(failed);
    }

    /** The lane for posting once this one has failed and another has not. */
    private Term lowestLeft(int lane) {
        if (!q.namesLanes()) {
            return constant(Math.min(lane + 1, q.lanes - 1));
        }
        Term lowest = Term.ZERO;
        for (int l = q.lanes - 1; l >= 0; l--) {
            if (l != lane) {
                lowest = choose(q.laneIs(l, Qp.FAILED), lowest, constant(l));
            }
        }
        return lowest;
    }

    private void noteError(Block b, int lane) {
        List<Term> values = new ArrayList<>();
        q.positions()
                .forEach(p -> {
                    Term ref = read(q.order, p);
                    Term slot = choose(eq(ref, 0), Term.ZERO, minus(ref, 1));
                    Term hit =
                            all(
                                    List.of(
                                            ne(ref, 0),
                                            eq(read(q.status, slot), Qp.ACTIVE),
                                            eq(read(q.lane, slot), lane)));
                    values.add(choose(hit, ref, Term.ZERO));
                });
        b.seen(
                q.id(),
                Block.Sight.ERROR,
                lane,
                values.stream().map(v -> ne(v, 0)).toList(),
                values,
                (names, v) -> {
                    List<RequestId> hit = new ArrayList<>();
                    for (long ref : v) {
                        if (ref != 0) {
                            hit.add(names.request(q.id(), (int) ref - 1));
                        }
                    }
                    return new Event.ErrorRaised(q.decl.name(), lane, List.copyOf(hit));
                });
    }

    /** Rule <em>Move on</em>. */
    private void moveOn(int lane, RuleFlow flow) {
        Term guard =
                all(
                        List.of(
                                q.laneIs(lane, Qp.DOWN),
                                eq(read(q.current), lane),
                                not(read(q.aborted)),
                                not(q.activeOn(lane)),
                                not(rule.waitsForProbe())));
        machine.space.action(
                "move on from " + q.decl.name() + " lane " + lane,
                Role.ORDINARY,
                q.daemon,
                guard,
                b -> {
                    b.assign(q.laneStatus, lane, constant(Qp.FAILED));
                    b.seen(
                            q.id(),
                            Block.Sight.MOVED_ON,
                            lane,
                            List.of(),
                            List.of(),
                            (names, v) -> new Event.MovedOn(q.decl.name(), lane));
                    b.when(
                            noneLeft(lane),
                            c ->
                                    c.when(
                                            q.nothingOutstanding(),
                                            d -> d.assign(q.aborted, 1),
                                            d -> requests.abort(d, false, rule::stop)),
                            c -> {
                                c.assign(q.current, lowestLeft(lane));
                                if (q.failover.map(Failover::onMove).orElse(false)) {
                                    flow.start(c);
                                }
                            });
                });
    }

    /** Rule <em>Notice</em>. */
    void addNotice(Failover.Notice notice, ProcessUnit unit, ProcessFlow flow) {
        Variable noticed = rule.noticed.orElseThrow();
        List<Term> packetThere = new ArrayList<>();
        for (int l = 0; l < q.lanes; l++) {
            packetThere.add(and(eq(read(q.current), l), ne(q.refAt(l, 0), 0)));
        }
        Term guard =
                all(
                        List.of(
                                unit.isAt(ProcessUnit.FINISHED),
                                less(read(noticed), read(q.current)),
                                notice.outOfBand() ? Term.ONE : any(packetThere)));
        machine.space.action(
                "notice at the receiver of " + q.decl.name(),
                Role.ORDINARY,
                false,
                guard,
                b -> {
                    b.assign(noticed, read(q.current));
                    b.note(
                            List.of(read(q.current)),
                            (names, v) -> new Event.NoticeStarted(q.decl.name(), (int) v[0]));
                    flow.start(b);
                });
    }
}
