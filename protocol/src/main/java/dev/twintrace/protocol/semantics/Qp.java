package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.all;
import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.plus;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.RuleWalk;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A queue pair's part of the state (docs/semantics.md, section 1). A request sits in a slot from
 * its post until it has completed and no copy of it is left; new requests take slots in turn, those
 * that are still taken left out. Entries of a lane's FIFO refer to slots: 0 nothing, 1..S a copy of
 * a request, S+1..2S the log write of a request, 2S+1 the probe that the rule waits for, 2S+2 a
 * probe that nobody waits for any more.
 */
final class Qp {
    static final int UP = 0;
    static final int DOWN = 1;
    static final int FAILED = 2;

    static final int ACTIVE = 1;
    static final int IN_ERROR = 2;
    static final int DONE = 3;
    static final int COMPLETED = 4;

    static final int REQUEST = 1;
    static final int MIDDLE = 2;
    static final int RESPONSE = 3;
    static final int DUPLICATE = 4;
    static final int LANDING = 5;

    final QueuePair decl;
    final Optional<Failover> failover;
    final boolean daemon;
    final List<Site> sites = new ArrayList<>();
    final int lanes;
    final int outstanding;
    final int slots;
    final int capacity;
    final boolean late;
    final boolean rewrites;
    final boolean probes;
    final boolean counts;
    final Receives receives;
    final boolean numbers;
    final boolean messages;
    final boolean answers;
    final boolean fetches;
    final int resultArity;
    final int payloadArity;

    final Variable current;
    final Variable laneStatus;
    final Variable aborted;
    final Variable pending;
    final Variable revoked;
    final Variable destroyed;
    final Variable order;
    final Variable turn;
    final Variable site;
    final Variable status;
    final Variable lane;
    final Variable first;
    final Variable copies;
    final Variable executions;
    final Variable succeeded;
    final Variable changed;
    final Variable number;
    final Variable message;
    final Variable rewritten;
    final Variable posted;
    final Variable notified;
    final List<Variable> operands = new ArrayList<>();
    final List<Variable> result = new ArrayList<>();
    final List<Variable> firstResult = new ArrayList<>();
    final List<Variable> lastResult = new ArrayList<>();
    final List<Variable> source = new ArrayList<>();
    final List<Lane> fifo = new ArrayList<>();
    private final List<Variable> extra = new ArrayList<>();

    /**
     * A lane's FIFO: parallel arrays, entry 0 the oldest; entries without reference are at the end
     * and 0 throughout.
     */
    record Lane(
            int id,
            Variable ref,
            Variable phase,
            Variable fetched,
            List<Variable> payload,
            List<Variable> result) {
        List<Variable> all() {
            List<Variable> vs = new ArrayList<>(List.of(ref, phase, fetched));
            vs.addAll(payload);
            vs.addAll(result);
            return vs;
        }
    }

    Qp(Protocol protocol, QueuePair decl, Space space, Slots taken) {
        this.decl = decl;
        this.failover =
                protocol.failovers().stream()
                        .filter(f -> f.queuePairs().stream().anyMatch(q -> q.id() == decl.id()))
                        .findFirst();
        List<Statement.Post> posts = Sites.posts(protocol, decl);
        this.daemon =
                protocol.processes().stream()
                        .anyMatch(p ->
                                p.daemon() && Sites.times(p.body(), s -> isPost(s) ? 1 : 0) > 0);
        List<OverlayStatement> rule = failover.map(Failover::rule).orElse(List.of());
        this.rewrites =
                uses(rule, s -> s instanceof OverlayStatement.Resend r && !r.rewrite().isEmpty());
        for (Statement.Post p : posts) {
            int mark = space.repetition(Wording.request(decl, p), p.span());
            sites.add(new Site(p, mark, operands, rewrites));
        }
        this.lanes = decl.lanes().size();
        this.late = failover.map(Failover::lateOriginals).orElse(false);
        this.outstanding = Sites.outstanding(protocol, decl);
        this.slots = late ? outstanding * lanes : outstanding;
        this.probes =
                uses(
                        rule,
                        s ->
                                s instanceof OverlayStatement.Probe
                                        || s instanceof OverlayStatement.ProbeRequest);
        this.counts = uses(rule, s -> s instanceof OverlayStatement.Count);
        this.capacity = outstanding * (separateLog() ? 2 : 1) + (probes ? lanes : 0);
        this.numbers =
                failover.map(f -> !f.log().isEmpty()).orElse(false)
                        || Mentions.of(rule, Expr.RequestNumber.class);
        this.messages = Mentions.of(rule, Expr.RequestMessage.class);
        this.answers =
                uses(
                        rule,
                        s ->
                                s instanceof OverlayStatement.Complete
                                        || (s instanceof OverlayStatement.Resend r
                                                && !r.mapping().outputs().isEmpty()));
        this.fetches = sites.stream().anyMatch(s -> s.source().isPresent());
        this.resultArity =
                Math.max(
                        sites.stream().mapToInt(Site::resultArity).max().orElse(0),
                        probes ? Mentions.probeArity(rule, sites) : 0);
        this.payloadArity =
                sites.stream()
                        .filter(s -> rewrites || s.source().isPresent())
                        .mapToInt(Site::payloadArity)
                        .max()
                        .orElse(0);

        String n = decl.name() + ".";
        long word = Terms.mask(protocol.width());
        this.current = space.variable(n + "current", 1, lanes - 1L, 0);
        this.laneStatus = space.variable(n + "lane", lanes, FAILED, UP);
        this.aborted = space.flag(n + "aborted");
        this.pending = space.flag(n + "failurePending");
        this.revoked = space.flag(n + "revoked");
        this.destroyed = optional1(space, destroyable(protocol, decl), n + "destroyed", 1);
        this.order = space.variable(n + "outstanding", outstanding, slots, 0);
        boolean inTurn = taken == Slots.IN_TURN && outstanding > 1 && postsAreBounded(protocol);
        this.turn = optional1(space, inTurn, n + "turn", slots - 1L);
        this.site = space.variable(n + "request.site", slots, sites.size(), 0);
        this.status = space.variable(n + "request.status", slots, COMPLETED, 0);
        this.lane = space.variable(n + "request.lane", slots, lanes - 1L, 0);
        this.first = space.variable(n + "request.firstLane", slots, lanes - 1L, 0);
        this.copies = space.variable(n + "request.copies", slots, 2L * lanes, 0);
        this.executions = space.variable(n + "request.executions", slots, 2, 0);
        this.succeeded = optional(space, has(RequestKind.CAS), n + "request.succeeded", 1);
        this.changed = space.variable(n + "request.changed", slots, 1, 0);
        long totalPosts = bound(protocol, s -> isPost(s) ? 1 : 0, word);
        long totalNotices =
                bound(
                        protocol,
                        s -> isPost(s) && ((Statement.Post) s).request().kind().notifies() ? 1 : 0,
                        word);
        this.number = optional(space, numbers, n + "request.number", totalPosts);
        this.message = optional(space, messages, n + "request.message", totalNotices + 1);
        this.posted = optional1(space, numbers, n + "posted", totalPosts);
        this.notified = optional1(space, messages, n + "notified", totalNotices);
        this.rewritten = optional(space, rewrites && fetches, n + "request.rewritten", 1);
        int most = sites.stream().mapToInt(s -> s.evaluated.size()).max().orElse(0);
        fill(space, operands, most, n + "request.operand", slots, word);
        fill(space, result, resultArity, n + "request.result", slots, word);
        boolean results = resultArity > 0 && (answers || decl.exactlyOnce());
        fill(space, firstResult, results ? resultArity : 0, n + "request.firstResult", slots, word);
        fill(
                space,
                lastResult,
                resultArity > 0 && answers ? resultArity : 0,
                n + "request.lastResult",
                slots,
                word);
        fill(
                space,
                source,
                fetches && lanes > 1 ? payloadArity : 0,
                n + "request.source",
                slots,
                word);
        this.receives = new Receives(protocol, this, space);
        for (int l = 0; l < lanes; l++) {
            String ln = n + "lane" + l + ".";
            List<Variable> payload = new ArrayList<>();
            fill(space, payload, payloadArity, ln + "payload", capacity, word);
            List<Variable> res = new ArrayList<>();
            fill(space, res, resultArity, ln + "result", capacity, word);
            fifo.add(
                    new Lane(
                            l,
                            space.variable(ln + "entry", capacity, 2L * slots + 2, 0),
                            space.variable(ln + "phase", capacity, LANDING, 0),
                            space.variable(ln + "fetched", fetches ? capacity : 0, 1, 0),
                            List.copyOf(payload),
                            List.copyOf(res)));
        }
    }

    private static boolean destroyable(Protocol protocol, QueuePair decl) {
        boolean[] found = {false};
        Sites.eachBody(
                protocol,
                body ->
                        Sites.each(
                                body,
                                s ->
                                        found[0] |=
                                                s instanceof Statement.Destroy d
                                                        && d.queuePair().id() == decl.id()));
        return found[0];
    }

    /** 1 once the target has destroyed it. */
    Term isDestroyed() {
        return destroyed.length() == 0 ? Term.ZERO : read(destroyed);
    }

    /** Whether some post names its lane. */
    boolean namesLanes() {
        return sites.stream().anyMatch(s -> s.post.lane() != Statement.Post.CURRENT);
    }

    private boolean postsAreBounded(Protocol protocol) {
        return protocol.processes().stream()
                .allMatch(p -> Sites.times(p.body(), s -> isPost(s) ? 1 : 0) != Sites.UNBOUNDED);
    }

    private boolean isPost(Statement s) {
        return s instanceof Statement.Post p && p.queuePair().id() == decl.id();
    }

    private long bound(Protocol protocol, Sites.Counting counting, long word) {
        long most =
                protocol.processes().stream()
                        .mapToLong(p -> Sites.times(p.body(), counting))
                        .max()
                        .orElse(0);
        return most == Sites.UNBOUNDED ? Math.min(word & Long.MAX_VALUE, 0xffff) : most;
    }

    private boolean has(RequestKind kind) {
        return sites.stream().anyMatch(s -> s.kind() == kind);
    }

    private Variable optional(Space space, boolean needed, String name, long max) {
        return space.variable(name, needed ? slots : 0, max, 0);
    }

    private static Variable optional1(Space space, boolean needed, String name, long max) {
        return space.variable(name, needed ? 1 : 0, max, 0);
    }

    private static void fill(
            Space space, List<Variable> into, int count, String name, int length, long max) {
        for (int i = 0; i < count; i++) {
            into.add(space.variable(name + i, length, max, 0));
        }
    }

    private static boolean uses(List<OverlayStatement> rule, Predicate<OverlayStatement> what) {
        boolean[] found = {false};
        RuleWalk.statements(rule, s -> found[0] |= what.test(s));
        return found[0];
    }

    /** Whether log entries are made by requests of their own. */
    boolean separateLog() {
        return failover.stream()
                .flatMap(f -> f.log().stream())
                .anyMatch(l ->
                        l.order() == Failover.Log.Order.AFTER
                                || l.order() == Failover.Log.Order.BEFORE);
    }

    /** A further variable that describes a slot. */
    void extra(Variable v) {
        extra.add(v);
    }

    int id() {
        return decl.id();
    }

    IntStream positions() {
        return IntStream.range(0, outstanding);
    }

    IntStream slotIds() {
        return IntStream.range(0, slots);
    }

    /** The reference of the probe that the rule waits for. */
    int probe() {
        return 2 * slots + 1;
    }

    int deadProbe() {
        return 2 * slots + 2;
    }

    /** All variables that describe a slot. */
    List<Variable> slotVariables() {
        List<Variable> vs =
                new ArrayList<>(
                        List.of(
                                site,
                                status,
                                lane,
                                first,
                                copies,
                                executions,
                                succeeded,
                                changed,
                                number,
                                message,
                                rewritten));
        vs.addAll(operands);
        vs.addAll(result);
        vs.addAll(firstResult);
        vs.addAll(lastResult);
        vs.addAll(source);
        vs.addAll(extra);
        vs.removeIf(v -> v.length() == 0);
        return vs;
    }

    Term laneIs(int l, int what) {
        return eq(read(laneStatus, l), what);
    }

    Term phaseIs(int l, int p, int what) {
        return eq(read(fifo.get(l).phase(), p), what);
    }

    Term refAt(int l, int p) {
        return read(fifo.get(l).ref(), p);
    }

    /** No entry of a lane is in this phase. */
    Term none(int l, int phase) {
        return all(
                IntStream.range(0, capacity)
                        .mapToObj(p -> ne(read(fifo.get(l).phase(), p), phase))
                        .toList());
    }

    /** A request in some slot is ACTIVE with its newest copy on this lane. */
    Term activeOn(int l) {
        return any(
                slotIds()
                        .mapToObj(s -> and(eq(read(status, s), ACTIVE), eq(read(lane, s), l)))
                        .toList());
    }

    Term nothingOutstanding() {
        return eq(read(order, 0), 0);
    }

    /**
     * The request in the second slot is that in the first one, or was posted before it. Of requests
     * that have completed both, the second counts as later.
     */
    Term postedUpTo(Term slot, Term other) {
        List<Term> found = new ArrayList<>(List.of(eq(slot, other)));
        for (int p = 0; p < outstanding; p++) {
            List<Term> notBehind = new ArrayList<>(List.of(eq(read(order, p), plus(slot, 1))));
            for (int behind = p + 1; behind < outstanding; behind++) {
                notBehind.add(ne(read(order, behind), plus(other, 1)));
            }
            found.add(all(notBehind));
        }
        return any(found);
    }

    /** Whether the request in a slot is of a site in the list. */
    Term ofSites(Term slot, List<Site> which) {
        if (which.size() == sites.size()) {
            return Term.ONE;
        }
        return any(which.stream().map(k -> eq(read(site, slot), k.id() + 1L)).toList());
    }
}
