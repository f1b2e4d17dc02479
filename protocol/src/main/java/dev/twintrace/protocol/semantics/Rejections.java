package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.all;
import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.not;
import static dev.twintrace.protocol.semantics.Terms.or;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Action.Role;
import dev.twintrace.protocol.model.Term;
import java.util.List;
import java.util.stream.IntStream;

/** docs/semantics.md, section 4: what the target does not take, and what that does to the lane. */
final class Rejections {
    private final Machine machine;
    private final Qp q;
    private final Requests requests;
    private final SendQueue sendQueue;

    Rejections(Machine machine, Requests requests) {
        this.machine = machine;
        this.q = requests.q;
        this.requests = requests;
        this.sendQueue = requests.sendQueue;
    }

    private String name(String rule, int lane, int p) {
        return rule + " " + q.decl.name() + " lane " + lane + " entry " + p;
    }

    private Term isFirstRequest(int lane, int p) {
        return and(
                q.phaseIs(lane, p, Qp.REQUEST),
                all(
                        IntStream.range(0, p)
                                .mapToObj(i -> ne(read(q.fifo.get(lane).phase(), i), Qp.REQUEST))
                                .toList()));
    }

    /** Rule <em>Unanswered</em>. */
    void unanswered(int lane) {
        Term waits =
                any(
                        IntStream.range(0, q.capacity)
                                .mapToObj(p ->
                                        and(
                                                or(
                                                        q.phaseIs(lane, p, Qp.REQUEST),
                                                        q.phaseIs(lane, p, Qp.DUPLICATE)),
                                                not(sendQueue.keeps(lane, p))))
                                .toList());
        Term guard = all(List.of(q.isDestroyed(), q.laneIs(lane, Qp.UP), waits));
        machine.space.action(
                "unanswered " + q.decl.name() + " lane " + lane,
                Role.ORDINARY,
                q.daemon,
                guard,
                b -> {
                    b.note(
                            List.of(),
                            (names, v) -> new Event.QueuePairUnknown(q.decl.name(), lane));
                    requests.down(b, lane);
                });
    }

    /** Rule <em>Refuse</em>. */
    void refuse(int lane, int p) {
        Term guard =
                all(
                        List.of(
                                isFirstRequest(lane, p),
                                not(sendQueue.keeps(lane, p)),
                                ne(read(q.revoked), 0)));
        machine.space.action(
                name("refuse", lane, p),
                Role.ORDINARY,
                q.daemon,
                guard,
                b -> {
                    b.note(List.of(), (names, v) -> new Event.Refused(q.decl.name(), lane));
                    rejectFrom(b, lane, p);
                });
    }

    /** A negative answer: the lane is over, unless it was already. */
    void rejectFrom(Block b, int lane, int p) {
        b.when(
                q.laneIs(lane, Qp.UP),
                c -> {
                    for (int i = q.capacity - 1; i >= 0; i--) {
                        int position = i;
                        c.when(
                                q.phaseIs(lane, i, Qp.REQUEST),
                                d -> requests.drop(d, lane, position));
                    }
                    requests.down(c, lane);
                },
                c -> requests.drop(c, lane, p));
    }
}
