package dev.twintrace.linear.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.evidence.Confirmation;
import dev.twintrace.linear.evidence.Validator;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.oracle.RandomHistories;
import dev.twintrace.linear.oracle.RandomHistories.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearizabilityTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int SEEDS = Integer.getInteger("twintrace.seeds", FULL ? 200_000 : 400);
    private static final int FIRST = Integer.getInteger("twintrace.first", 0);
    private static final ObjectType WORD = new ObjectType.Word(WordWidth.VERBS, new Value.Word(0));

    /** Orders are replayed, evidence is confirmed, each by somebody who knows no decider. */
    @Test
    void decisionsAreThoseOfBruteForce() {
        Map<String, Integer> spread = new TreeMap<>();
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Sample sample = RandomHistories.any(seed, 9);
            Decision decision =
                    Linearizability.check(
                            sample.history(),
                            sample.type(),
                            Budget.of(Duration.ofSeconds(10), 5_000));
            String context = "seed " + seed + " " + decision + " " + sample;
            switch (decision) {
                case Decision.Linearizable(List<Numbers> orders, var _) ->
                        assertThat(mistakes(sample, orders)).as(context).isEmpty();
                case Decision.NotLinearizable no ->
                        assertThat(Confirmation.of(sample, no.key(), no.evidence()))
                                .as(context)
                                .isTrue();
                case Decision.Unknown _ -> {}
                case Decision.Unfit _ -> throw new AssertionError(context);
            }
            spread.merge(decision.getClass().getSimpleName(), 1, Integer::sum);
        }
        System.out.println("decisions: " + spread);
        assertThat(spread.get("Linearizable")).isGreaterThan(SEEDS / 4);
        assertThat(spread.get("NotLinearizable")).isGreaterThan(SEEDS / 4);
        assertThat(spread.getOrDefault("Unknown", 0)).isLessThan(SEEDS / 50);
    }

    private static List<String> mistakes(Sample sample, List<Numbers> orders) {
        List<String> all = new ArrayList<>();
        for (int k = 0; k < orders.size(); k++) {
            int key = k;
            Numbers operations =
                    Numbers.of(
                            IntStream.range(0, sample.history().size())
                                    .filter(o -> sample.history().key(o) == key)
                                    .toArray());
            Part part = new Part(sample.history(), sample.type(), operations);
            Validator.mistake(part, orders.get(k)).ifPresent(all::add);
        }
        return all;
    }

    @Test
    void aReadOfAValueThatIsWrittenLaterIsExplained() {
        History history =
                History.of(
                        List.of(
                                operation(1, 2, "write", 5L),
                                read(3, 4, 3),
                                operation(5, 6, "write", 3L),
                                read(7, 8, 3)));
        assertThatThrownBy(() -> Linearizability.assertLinearizable(history, WORD))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        not linearizable: read() = 3 returned before the call of write(3), which wrote what it found.
                          process 0 from 3 to 4 read() = 3
                          process 0 from 5 to 6 write(3)\
                        """);
    }

    @Test
    void whatIsNoHistoryOfTheTypeIsSaid() {
        History history = History.of(List.of(operation(1, 2, "push", 5L)));
        assertThatThrownBy(() -> Linearizability.assertLinearizable(history, WORD))
                .hasMessageStartingWith("not a history of this type: push is none of read, write");
    }

    @Test
    void aMillionOperationsOnAThousandKeysAreDecided() {
        History.Builder builder = new History.Builder();
        int write = builder.function("write");
        for (int i = 0; i < 1_000_000; i++) {
            builder.begin(0, i, builder.key(new Value.Word(i % 1000)), write);
            builder.argument(builder.number(i % 7));
            builder.end(i + 1500, History.Form.NONE, 0, Executions.ONCE);
        }
        History history = builder.build();
        assertThat(Partition.of(history, WORD).parts()).hasSize(1000);
        assertThat(Linearizability.check(history, WORD, Budget.of(Duration.ofMinutes(1), 1 << 20)))
                .isInstanceOf(Decision.Linearizable.class);
    }

    private static Operation read(long called, long returned, long value) {
        Response response = new Response.Returned(new Value.Word(value));
        return new Operation(
                0,
                called,
                OptionalLong.of(returned),
                new Value.Word(0),
                "read",
                List.of(),
                response,
                Executions.ONCE);
    }

    private static Operation operation(long called, long returned, String function, long argument) {
        return new Operation(
                0,
                called,
                OptionalLong.of(returned),
                new Value.Word(0),
                function,
                List.of(new Value.Word(argument)),
                new Response.Done(),
                Executions.ONCE);
    }
}
