package dev.twintrace.bench.golden;

import static dev.twintrace.bench.golden.Terms.above;
import static dev.twintrace.bench.golden.Terms.and;
import static dev.twintrace.bench.golden.Terms.below;
import static dev.twintrace.bench.golden.Terms.increment;
import static dev.twintrace.bench.golden.Terms.is;
import static dev.twintrace.bench.golden.Terms.isNot;
import static dev.twintrace.bench.golden.Terms.minusOne;
import static dev.twintrace.bench.golden.Terms.or;
import static dev.twintrace.bench.golden.Terms.plus;
import static dev.twintrace.bench.golden.Terms.read;
import static dev.twintrace.bench.golden.Terms.set;
import static dev.twintrace.bench.golden.Terms.times;

import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The golden model, as bench/README.md describes it, in the words of the engine. Written by hand
 * and not lowered from a {@code .twin} file: it is there to be the same transition system, state by
 * state, that other tools explore.
 */
public final class GoldenModel {
    private static final int IN_FLIGHT = 1;
    private static final int REQUEST_LOST = 2;
    private static final int EXECUTED = 3;
    private static final int ACK_LOST = 4;
    private static final int ACKED = 5;
    private static final int OF_RECEIVER = 2;
    private static final int OF_THIRD_PARTY = 1;

    private final Row row;
    private final Draft draft = new Draft();

    private final Variable att;
    private final Variable nxt;

    /** An attempt's operations lie side by side: {@code st[a][i]} is at {@link #slot}. */
    private final Variable st;

    /** {@code data[i]} is at {@code i - 1}. */
    private final Variable data;

    private final Variable flag;
    private final Variable rpc;
    private final Variable ri;
    private final Variable rounds;
    private final Variable lock;
    private final Variable tp;
    private final Variable sdone;
    private final Variable viol;
    private final Variable faults;

    /** The golden model of this size. */
    public GoldenModel(Row row) {
        this.row = row;
        att = draft.variable("att", row.r());
        nxt = draft.variable("nxt", 1, row.operations() + 1, 1);
        st = draft.variable("st", row.slots(), ACKED, 0);
        data = draft.variable("data", row.n(), row.n() + 1, 0);
        flag = draft.variable("flag", 1);
        rpc = draft.variable("rpc", 5);
        ri = draft.variable("ri", 1, row.n(), 1);
        rounds = draft.variable("rounds", row.c());
        lock = draft.variable("lock", OF_RECEIVER);
        tp = draft.variable("tp", 2);
        sdone = draft.variable("sdone", 1);
        viol = draft.variable("viol", 1);
        faults = draft.variable("faults", row.f());
        sender();
        for (int a = 0; a <= row.r(); a++) {
            for (int i = 1; i <= row.operations(); i++) {
                operation(a, i);
            }
        }
        receiver();
        thirdParty();
    }

    /** 1 once a wrong value has been consumed. */
    public Variable viol() {
        return viol;
    }

    private void sender() {
        draft.action(
                "Post",
                and(is(sdone, 0), below(nxt, row.operations() + 1)),
                set(st, plus(times(read(att), row.operations()), minusOne(read(nxt))), IN_FLIGHT),
                increment(nxt));
        draft.action(
                "Timeout",
                and(is(sdone, 0), below(att, row.r()), above(read(nxt), 1)),
                increment(att),
                set(nxt, 1));
    }

    /** What can happen to operation {@code i} of attempt {@code a}, even of an old one. */
    private void operation(int a, int i) {
        int slot = slot(a, i);
        Term state = read(st, slot);
        String of = " " + a + " " + i;
        Term mayLose = below(faults, row.f());
        draft.fault(
                "LoseReq" + of,
                and(is(state, IN_FLIGHT), mayLose),
                set(st, slot, REQUEST_LOST),
                increment(faults));
        draft.fault(
                "LoseAck" + of,
                and(is(state, EXECUTED), mayLose),
                set(st, slot, ACK_LOST),
                increment(faults));
        boolean ofFlag = i == row.operations();
        Term inOrder = i == 1 ? Term.ONE : above(read(st, slot(a, i - 1)), EXECUTED - 1);
        draft.action(
                "Exec" + of,
                and(is(state, IN_FLIGHT), inOrder),
                set(st, slot, EXECUTED),
                ofFlag ? set(flag, 1) : set(data, i - 1, i));
        List<Effect> ack = new ArrayList<>(List.of(set(st, slot, ACKED)));
        if (ofFlag) {
            ack.add(when(is(att, a), set(sdone, 1)));
        }
        draft.action("Ack" + of, is(state, EXECUTED), ack.toArray(Effect[]::new));
    }

    private void receiver() {
        Term wrong =
                IntStream.rangeClosed(1, row.n())
                        .mapToObj(i -> isNot(read(data, i - 1), i))
                        .reduce(Term.ZERO, (one, other) -> or(one, other));
        draft.action("Poll", and(is(rpc, 0), is(flag, 1), below(rounds, row.c())), set(rpc, 1));
        draft.action(
                "Consume", is(rpc, 1), set(rpc, 2), increment(rounds), when(wrong, set(viol, 1)));
        draft.action("Reset", is(rpc, 2), set(rpc, 3), set(flag, 0));
        draft.action("Lock", and(is(rpc, 3), is(lock, 0)), set(lock, OF_RECEIVER), set(rpc, 4));
        draft.action(
                "Reuse",
                is(rpc, 4),
                set(data, minusOne(read(ri)), row.n() + 1),
                new Effect.When(
                        is(ri, row.n()), List.of(set(ri, 1), set(rpc, 5)), List.of(increment(ri))));
        draft.action("Unlock", is(rpc, 5), set(lock, 0), set(rpc, 0));
    }

    private void thirdParty() {
        draft.action("Approach", is(tp, 0), set(tp, 1));
        draft.action(
                "Try",
                is(tp, 1),
                new Effect.When(
                        is(lock, 0),
                        List.of(set(lock, OF_THIRD_PARTY), set(tp, 2)),
                        List.of(set(tp, 0))));
        draft.action("Leave", is(tp, 2), set(tp, 0), set(lock, 0));
    }

    private int slot(int a, int i) {
        return a * row.operations() + i - 1;
    }

    private static Effect when(Term condition, Effect then) {
        return new Effect.When(condition, List.of(then), List.of());
    }

    /** As the engine takes it. */
    public Model model() {
        return draft.model("golden " + row.name());
    }
}
