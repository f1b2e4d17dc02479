package dev.twintrace.linear.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.Machine;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.object.Signatures;
import dev.twintrace.linear.oracle.RandomHistories.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OracleTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int SEEDS = Integer.getInteger("twintrace.seeds", FULL ? 200_000 : 3_000);
    private static final ObjectType WORD = new ObjectType.Word(WordWidth.VERBS, new Value.Word(0));

    @Test
    void historiesOfAllTypesAreBothLinearizableAndNot() {
        Map<String, Map<String, Integer>> spread = new TreeMap<>();
        for (long seed = 0; seed < 3_000; seed++) {
            Sample sample = RandomHistories.any(seed, 7);
            BruteForce.Answer answer = BruteForce.decide(sample.operations(), sample.type());
            spread.computeIfAbsent(sample.type().getClass().getSimpleName(), _ -> new TreeMap<>())
                    .merge(
                            answer.linearizable() ? "yes" : answer.exact() ? "no" : "?",
                            1,
                            Integer::sum);
        }
        System.out.println("random histories: " + spread);
        assertThat(spread.keySet()).isEqualTo(RandomHistories.names());
        assertThat(spread.values())
                .allSatisfy(counts -> {
                    assertThat(counts.get("yes")).isGreaterThan(30);
                    assertThat(counts.get("no")).isGreaterThan(30);
                });
    }

    @Test
    void aReadSeesWhatWasWrittenBeforeIt() {
        Operation write = operation(1, 2, "write", List.of(3L), new Response.Done());
        assertThat(decide(write, read(3, 4, 3))).isTrue();
        assertThat(decide(write, read(3, 4, 0))).isFalse();
        assertThat(decide(write, read(2, 4, 0))).isTrue();
    }

    @Test
    void aRetryMayTakeEffectAfterTheReturn() {
        Operation once = operation(1, 2, "write", List.of(3L), new Response.Done());
        Operation retried =
                new Operation(
                        0,
                        1,
                        OptionalLong.of(2),
                        once.key(),
                        "write",
                        once.arguments(),
                        once.response(),
                        Executions.AT_LEAST_ONCE);
        Operation other = operation(3, 4, "write", List.of(5L), new Response.Done());
        assertThat(decide(once, other, read(5, 6, 3))).isFalse();
        assertThat(decide(retried, other, read(5, 6, 3))).isTrue();
        assertThat(decide(retried, read(3, 4, 0))).isFalse();
    }

    @Test
    void machinesDoWhatTheReferenceDoes() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Sample sample = RandomHistories.any(seed, 9);
            History history = sample.history();
            assertThat(Signatures.misfit(history, sample.type())).isEmpty();
            int[] all = new int[history.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = i;
            }
            if (all.length > 0) {
                walk(sample, Machine.of(history, sample.type(), all), new Random(seed));
            }
        }
    }

    private static void walk(Sample sample, Machine machine, Random random) {
        Reference reference = Reference.of(sample.type());
        Map<Object, Integer> known = new HashMap<>();
        Object state = reference.initial();
        int number = machine.initial();
        for (int step = 0; step < 20; step++) {
            Integer before = known.putIfAbsent(state, number);
            assertThat(before == null || before == number).isTrue();
            int o = random.nextInt(sample.history().size());
            Operation operation = sample.history().operation(o);
            Optional<Reference.Applied> applied = reference.apply(state, operation);
            boolean fits = applied.filter(a -> a.fits(operation.response())).isPresent();
            int unseen = machine.unseen(number, o);
            assertThat(machine.after(number, o)).isEqualTo(fits ? unseen : Machine.NONE);
            assertThat(unseen != Machine.NONE).isEqualTo(applied.isPresent());
            assertThat(!machine.total(o, true) || fits).isTrue();
            assertThat(!machine.total(o, false) || applied.isPresent()).isTrue();
            assertThat(!machine.observes(o, false) || unseen == number).isTrue();
            assertThat(!machine.observes(o, true) || !fits || unseen == number).isTrue();
            assertThat(!machine.overwrites(o, true) || fits).isTrue();
            if (machine.overwrites(o, false)) {
                assertThat(unseen).isEqualTo(machine.unseen(machine.initial(), o));
            }
            if (unseen != Machine.NONE) {
                number = unseen;
                state = applied.orElseThrow().state();
            }
        }
    }

    private static boolean decide(Operation... operations) {
        return BruteForce.decide(List.of(operations), WORD).linearizable();
    }

    private static Operation read(long called, long returned, long value) {
        Response response = new Response.Returned(new Value.Word(value));
        return operation(called, returned, "read", List.of(), response);
    }

    private static Operation operation(
            long called, long returned, String function, List<Long> arguments, Response response) {
        return new Operation(
                0,
                called,
                OptionalLong.of(returned),
                new Value.Word(0),
                function,
                arguments.stream().<Value>map(Value.Word::new).toList(),
                response,
                Executions.ONCE);
    }
}
