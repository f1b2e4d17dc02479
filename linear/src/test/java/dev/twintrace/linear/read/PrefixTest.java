package dev.twintrace.linear.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.oracle.BruteForce;
import dev.twintrace.linear.oracle.RandomHistories;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A verdict on a part of a file is one on the whole. */
class PrefixTest {
    private static final int SEEDS =
            Integer.getInteger(
                    "twintrace.seeds", Boolean.getBoolean("twintrace.full") ? 20_000 : 500);

    @Test
    void whatIsInFlightIsOpen() {
        // write(1), called at 0, is not in the file yet when read() = 1 is.
        History history =
                ((Reading.Accepted)
                                Read.any(
                                        """
                                        process,invoke,complete,operation,arg1,result
                                        0,1,5,read,,1
                                        """))
                        .history();
        assertThat(Prefix.of(history, 1).returned(0)).isEqualTo(History.NEVER);
        assertThat(Prefix.of(history, 5).returned(0)).isEqualTo(History.NEVER);
        assertThat(Prefix.of(history, 6).returned(0)).isEqualTo(5);
    }

    @Test
    void filesOutOfOrderAreNotFollowed() {
        byte[] bytes =
                "process,invoke,complete,operation\n0,5,6,acquire\n0,1,2,release\n"
                        .getBytes(StandardCharsets.UTF_8);
        GrowingHistory growing = GrowingHistory.of("h", new Drip(bytes, 1000), ReadOptions.DEFAULT);
        assertThat(Read.complaint(((GrowingHistory.Look.Over) growing.look()).reading()))
                .startsWith("h:3: a file that is followed tells of operations in the order of");
    }

    @Test
    void whatIsLinearizableIsSoInEveryPart() {
        int looks = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomHistories.Sample sample = RandomHistories.any(seed, 7);
            if (sample.type() instanceof ObjectType.Custom
                    || !linearizable(sample.operations(), sample.type())) {
                continue;
            }
            byte[] bytes = csv(sample.operations()).getBytes(StandardCharsets.UTF_8);
            GrowingHistory growing =
                    GrowingHistory.of("h", new Drip(bytes, 40), ReadOptions.DEFAULT);
            GrowingHistory.Look look = growing.look();
            while (!(look instanceof GrowingHistory.Look.Over)) {
                if (look instanceof GrowingHistory.Look.More(History history)) {
                    looks++;
                    assertThat(possible(Read.list(history), sample.type()))
                            .as("seed %d: %s", seed, sample)
                            .isTrue();
                }
                look = growing.look();
            }
            assertThat(Read.operations(((GrowingHistory.Look.Over) look).reading()))
                    .as("seed %d", seed)
                    .isEqualTo(sample.operations());
        }
        assertThat(looks).isGreaterThan(SEEDS);
    }

    private static boolean linearizable(List<Operation> operations, ObjectType type) {
        return BruteForce.decide(operations, type).linearizable();
    }

    private static boolean possible(List<Operation> operations, ObjectType type) {
        BruteForce.Answer answer = BruteForce.decide(operations, type);
        return answer.linearizable() || !answer.exact();
    }

    private static String csv(List<Operation> operations) {
        return operations.stream()
                .map(PrefixTest::line)
                .collect(
                        Collectors.joining(
                                "\n",
                                "process,invoke,complete,operation,key,executions,result,arg1,arg2,"
                                        + "arg3,arg4\n",
                                "\n"));
    }

    private static String line(Operation operation) {
        StringBuilder line = new StringBuilder();
        line.append(operation.process()).append(',').append(operation.called()).append(',');
        operation.returned().ifPresent(line::append);
        line.append(',').append(operation.function()).append(',').append(field(operation.key()));
        line.append(',');
        line.append(operation.executions().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        line.append(',');
        line.append(
                switch (operation.response()) {
                    case Response.Done _ -> "";
                    case Response.Returned(Value value) -> field(value);
                    case Response.Answered(boolean success) -> Boolean.toString(success);
                    case Response.Empty _ -> "empty";
                });
        for (int a = 0; a < History.ARGUMENTS; a++) {
            line.append(',');
            if (a < operation.arguments().size()) {
                line.append(field(operation.arguments().get(a)));
            }
        }
        return line.toString();
    }

    private static String field(Value value) {
        return switch (value) {
            case Value.Word(long number) -> Long.toString(number);
            case Value.Text(String text) -> '"' + text.replace("\"", "\"\"") + '"';
            case Value.Nil _ -> "nil";
        };
    }
}
