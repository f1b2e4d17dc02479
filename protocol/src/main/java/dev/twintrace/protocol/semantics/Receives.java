package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.minus;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.plus;
import static dev.twintrace.protocol.semantics.Terms.read;
import static dev.twintrace.protocol.semantics.Terms.times;

import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The receive queue and the receive completions of a queue pair, at its target. */
final class Receives {
    final boolean perLane;
    final int messageArity;
    final int capacity;
    final Variable posted;
    private final QueuePair.Receives declared;

    /** Whether more receives may be posted than there is room for: only in a loop without bound. */
    final boolean mayPileUp;

    final Variable waiting;
    final Variable messages;
    final Variable consumed;
    final Variable polled;

    Receives(Protocol protocol, Qp q, Space space) {
        this.perLane = q.decl.receives().perLane();
        this.messageArity =
                q.sites.stream()
                        .filter(s -> s.kind().notifies())
                        .mapToInt(s -> s.kind() == RequestKind.SEND ? s.payloadArity() : 1)
                        .max()
                        .orElse(0);
        long[] posts = {0};
        for (int lane = 0; lane < (perLane ? q.lanes : 1); lane++) {
            posts[0] += q.decl.receives().posted(lane);
        }
        protocol.processes().forEach(p -> posts[0] += atLeastOnce(p.body(), q));
        protocol.failovers()
                .forEach(f ->
                        f.notice().forEach(n -> posts[0] += atLeastOnce(n.body(), q) * moves(q)));
        this.mayPileUp =
                Stream.concat(
                                protocol.processes().stream().map(ProcessDecl::body),
                                protocol.failovers().stream()
                                        .flatMap(f -> f.notice().stream())
                                        .map(Failover.Notice::body))
                        .anyMatch(body -> Sites.times(body, s -> posts(s, q)) == Sites.UNBOUNDED);
        this.capacity =
                messageArity == 0 && posts[0] == 0 ? 0 : Math.toIntExact(Math.max(1, posts[0]));
        String n = q.decl.name() + ".receives.";
        int queues = capacity == 0 ? 0 : perLane ? q.lanes : 1;
        this.posted = space.variable(n + "posted", queues, capacity, 0);
        this.declared = q.decl.receives();
        this.waiting = space.variable(n + "completions", capacity == 0 ? 0 : 1, capacity, 0);
        long word = Terms.mask(protocol.width());
        this.messages = space.variable(n + "messages", capacity * messageArity, word, 0);
        boolean software = q.failover.map(f -> f.count().polled()).orElse(false);
        this.consumed = space.variable(n + "consumed", q.counts && !software ? 1 : 0, word, 0);
        this.polled = space.variable(n + "polled", q.counts && software ? 1 : 0, word, 0);
    }

    /**
     * How often notice code may start. Where there is one lane it never does; its statements are
     * there all the same and want their queue.
     */
    private static int moves(Qp q) {
        return Math.max(1, q.lanes - 1);
    }

    /**
     * Receives that a body posts; what a loop without bound posts is polled in between, or the run
     * shows a mistake.
     */
    private static long atLeastOnce(List<Statement> body, Qp q) {
        long most = Sites.times(body, s -> posts(s, q));
        if (most != Sites.UNBOUNDED) {
            return most;
        }
        long[] once = {0};
        Sites.each(body, s -> once[0] += posts(s, q));
        return once[0];
    }

    private static long posts(Statement s, Qp q) {
        return s instanceof Statement.PostReceive p && p.queuePair().id() == q.id() ? 1 : 0;
    }

    /** The receives that are posted at first. */
    void start(Block b) {
        for (int queue = 0; queue < posted.length(); queue++) {
            if (declared.posted(queue) != 0) {
                b.assign(posted, queue, constant(declared.posted(queue)));
            }
        }
    }

    private Term queue(Term lane) {
        return perLane ? lane : Term.ZERO;
    }

    /** A receive is posted for a notification on this lane. */
    Term ready(int lane) {
        return capacity == 0 ? Term.ZERO : ne(read(posted, queue(constant(lane))), 0);
    }

    /** A notification takes a receive and raises a receive completion. */
    void take(Block b, int lane, List<Term> message) {
        Term at = queue(constant(lane));
        b.assign(posted, at, minus(read(posted, at), 1));
        Term end = b.let(read(waiting));
        for (int i = 0; i < messageArity; i++) {
            b.assign(
                    messages,
                    plus(times(end, messageArity), i),
                    i < message.size() ? message.get(i) : Term.ZERO);
        }
        b.assign(waiting, plus(read(waiting), 1));
        if (consumed.length() > 0) {
            b.assign(
                    consumed,
                    Terms.choose(
                            eq(read(consumed), constant(consumed.max())),
                            Term.ZERO,
                            plus(read(consumed), 1)));
        }
    }

    Term completionWaiting() {
        return capacity == 0 ? Term.ZERO : ne(read(waiting), 0);
    }

    /** Takes the oldest receive completion and gives its message. */
    List<Term> poll(Block b) {
        List<Term> message = new ArrayList<>();
        for (int i = 0; i < messageArity; i++) {
            message.add(b.let(read(messages, i)));
        }
        for (int i = 0; i < messages.length(); i++) {
            b.assign(
                    messages,
                    i,
                    i + messageArity < messages.length()
                            ? read(messages, i + messageArity)
                            : Term.ZERO);
        }
        b.assign(waiting, minus(read(waiting), 1));
        if (polled.length() > 0) {
            b.assign(
                    polled,
                    Terms.choose(
                            eq(read(polled), constant(polled.max())),
                            Term.ZERO,
                            plus(read(polled), 1)));
        }
        return message;
    }

    /** All receives posted and all completions not polled, over all lanes. */
    Term inUse() {
        Term sum = read(waiting);
        for (int i = 0; i < posted.length(); i++) {
            sum = plus(sum, read(posted, i));
        }
        return sum;
    }

    void post(Block b, Term lane) {
        Term at = queue(lane);
        b.assign(posted, at, plus(read(posted, at), 1));
    }

    void reset(Block b) {
        for (int i = 0; i < posted.length(); i++) {
            b.assign(posted, i, Term.ZERO);
        }
    }
}
