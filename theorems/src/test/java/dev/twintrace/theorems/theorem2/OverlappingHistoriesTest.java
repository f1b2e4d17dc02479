package dev.twintrace.theorems.theorem2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The search takes others' operations to be over at once, and the sender's to last from one
 * execution to the other. Here all of them overlap as they like, others also act before the first
 * execution and before the completion, and what is said to be safe is so all the same.
 */
class OverlappingHistoriesTest {
    private static final int ROUNDS = Boolean.getBoolean("twintrace.full") ? 400_000 : 20_000;
    private static final WordWidth WIDTH = new WordWidth(2);

    /** Something that the target does: the sender's operation, or another's. */
    private record Action(Verb verb, boolean own) {}

    @Test
    void whatIsSafeIsSoThoughOperationsTakeTime() {
        Random random = new Random(11);
        Repertoire all = Repertoire.ofBits(WIDTH.bits());
        int safe = 0;
        int wrong = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Verb verb = one(random, all.sender());
            boolean looks = random.nextBoolean();
            Context context = one(random, List.of(Context.values()));
            Fate fate = one(random, List.of(Fate.values()));
            List<Action> actions = new ArrayList<>();
            List<Verb> others = all.sender().stream().filter(context::has).toList();
            for (int n = others.isEmpty() ? 0 : random.nextInt(4); n > 0; n--) {
                actions.add(new Action(one(random, others), false));
            }
            for (int n = fate == Fate.LOST ? 1 : 2; n > 0; n--) {
                actions.add(random.nextInt(actions.size() + 1), new Action(verb, true));
            }
            Drawn drawn = drawn(random, actions, looks, fate, one(random, all.initial()));
            boolean linearizable = BruteForce.word(WIDTH.bits(), drawn.initial, drawn.history);
            if (Reason.of(WIDTH, drawn.found, verb, looks, context, fate).isPresent()) {
                assertThat(linearizable).as("%s, %s, %s: %s", verb, context, fate, drawn).isTrue();
                safe++;
            } else {
                wrong += linearizable ? 0 : 1;
            }
        }
        assertThat(safe).isGreaterThan(ROUNDS / 10);
        assertThat(wrong).isGreaterThan(ROUNDS / 100);
    }

    /**
     * A history.
     *
     * @param found what the first execution of the sender's operation found
     */
    private record Drawn(long initial, long found, List<Operation> history) {}

    /** Executes in order, at times 10, 20, …; calls come some time before, returns after. */
    private static Drawn drawn(
            Random random, List<Action> actions, boolean looks, Fate fate, long initial) {
        List<Operation> history = new ArrayList<>();
        long state = initial;
        long first = 0;
        long found = 0;
        int executions = 0;
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            long time = 10L * (i + 1);
            if (action.own) {
                executions++;
                if (executions == 1) {
                    first = time;
                    found = state;
                }
                // The retry is the second execution, but for one that overtakes its original.
                if (executions == (fate == Fate.EXECUTED ? 2 : 1)) {
                    history.add(call(random, action.verb, first, time, state, looks));
                }
            } else {
                history.add(call(random, action.verb, time, time, state, true));
            }
            state = action.verb.after(state, WIDTH);
        }
        Collections.shuffle(history, random);
        return new Drawn(initial, found, history);
    }

    private static Operation call(
            Random random, Verb verb, long begun, long executed, long state, boolean looks) {
        return new Operation(
                0,
                begun - random.nextInt(30),
                OptionalLong.of(executed + random.nextInt(30)),
                new Value.Nil(),
                verb.function(),
                verb.arguments().stream().<Value>map(Value.Word::new).toList(),
                looks && verb.answers()
                        ? new Response.Returned(new Value.Word(verb.result(state)))
                        : new Response.Done(),
                Executions.ONCE);
    }

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
