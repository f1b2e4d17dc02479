package dev.twintrace.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.report.Examined;
import dev.twintrace.report.document.HistoryDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearTextTest {
    private static String text(Examined examined) {
        return new TextReport(Style.PLAIN).of(HistoryDocument.of(examined));
    }

    private static final ObjectType WORD = new ObjectType.Word(WordWidth.VERBS, new Value.Word(0));

    private static Operation operation(
            long process, long called, long returned, String function, Response response) {
        return new Operation(
                process,
                called,
                returned == History.NEVER ? OptionalLong.empty() : OptionalLong.of(returned),
                new Value.Word(0),
                function,
                List.of(new Value.Word(1)),
                response,
                returned == History.NEVER ? Executions.AT_MOST_ONCE : Executions.ONCE);
    }

    private static Response value(long number) {
        return new Response.Returned(new Value.Word(number));
    }

    private static Examined examined(History history, Decision decision) {
        return new Examined("h.csv", "CSV", history, WORD, decision, 0.01);
    }

    private static Examined wrong(History history) {
        return examined(
                history,
                new Decision.NotLinearizable(
                        new Value.Word(0),
                        new Evidence(
                                Numbers.of(IntStream.range(0, history.size()).toArray()),
                                Optional.empty(),
                                "There is no order."),
                        "somebody"));
    }

    @Test
    void aNoIsASentenceAPictureAndAList() {
        History history =
                History.of(
                        List.of(
                                operation(0, 0, 10, "fadd", value(0)),
                                operation(1, 5, 30, "fadd", value(0)),
                                operation(0, 20, History.NEVER, "fadd", new Response.Done())));
        assertThat(text(wrong(history)))
                .isEqualTo(
                        """
                        h.csv: NOT LINEARIZABLE
                          history     CSV, 3 operations by 2 processes on 1 key, 1 of unknown outcome
                          object      word of 64 bits, initially 0
                          decided     by somebody, in 0.01 s

                        ═══ why ════════════════════════════════════════════════════════════════════════════════════════════
                        There is no order.

                        process 0  ├─fadd(1) = 0─┤├─fadd(1) = ?─?
                        process 1   ├─fadd(1) = 0──┤
                        time       0             10

                        The operations:
                          1  process 0, 0 to 10: fadd(1) = 0
                          2  process 1, 5 to 30: fadd(1) = 0
                          3  process 0, 20 to ?: fadd(1) = ?
                        """);
    }

    @Test
    void aYesIsShort() {
        History history = History.of(List.of(operation(0, 0, 10, "fadd", value(0))));
        assertThat(
                        text(
                                examined(
                                        history,
                                        new Decision.Linearizable(
                                                List.of(Numbers.of(0)),
                                                List.of("one", "another")))))
                .isEqualTo(
                        """
                        h.csv: LINEARIZABLE
                          history     CSV, 1 operation by 1 process on 1 key
                          object      word of 64 bits, initially 0
                          decided     by one, another, in 0.01 s
                        """);
    }

    @Test
    void whatIsNotKnownIsSaid() {
        History history = History.of(List.of());
        assertThat(
                        text(
                                examined(
                                        history,
                                        new Decision.Unknown(
                                                new Value.Word(0), "more than 1 second"))))
                .contains("h.csv: UNKNOWN", "It is not known: more than 1 second.");
    }

    @Test
    void oneProcessMayDoSeveralThingsAtOnce() {
        History history =
                History.of(
                        List.of(
                                operation(7, 0, 10, "fadd", value(0)),
                                operation(7, 5, 30, "fadd", value(1))));
        assertThat(text(wrong(history)))
                .contains(
                        """
                        process 7  ├─fadd(1) = 0─┤
                                    ├─fadd(1) = 1─┤
                        time       0             10
                        """);
    }

    @Test
    void whereNamesDoNotFitThereAreNumbersAndWhereNothingFitsThereIsNoPicture() {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            operations.add(operation(i % 3, 10L * i, 10L * i + 9, "fadd", value(i)));
        }
        String numbers = text(wrong(History.of(operations)));
        assertThat(numbers).contains("process 0  ├1┤", "12  process 2, 110 to 119: fadd(1) = 11");
        for (int i = 12; i < 150; i++) {
            operations.add(operation(i % 3, 10L * i, 10L * i + 9, "fadd", value(i)));
        }
        String list = text(wrong(History.of(operations)));
        assertThat(list).doesNotContain("├").contains("… and 90 more; --json has all");
    }

    @Test
    void foreignTextCannotMoveTheCursor() {
        Operation operation =
                new Operation(
                        0,
                        0,
                        OptionalLong.of(1),
                        new Value.Text("\u001b[2J"),
                        "put\u0007",
                        List.of(new Value.Text("a\nb\u202e")),
                        new Response.Done(),
                        Executions.ONCE);
        String text = text(wrong(History.of(List.of(operation))));
        assertThat(text).contains("put\\u{7}(a\\nb\\u{202e})").doesNotContain("\u0007", "\u202e");
    }

    /** Two bars overlap if neither operation precedes the other, and only then. */
    @Test
    void barsOverlapIfOperationsAreConcurrent() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed * 0x9e37_79b9_7f4a_7c15L);
            List<Operation> operations = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                long called = random.nextInt(12);
                long returned = random.nextInt(5) == 0 ? History.NEVER : called + random.nextInt(6);
                Response response =
                        returned == History.NEVER ? new Response.Done() : value(random.nextInt(99));
                operations.add(operation(i, called, returned, "f", response));
            }
            History history = History.of(operations);
            int[] all = IntStream.range(0, history.size()).toArray();
            List<String> lanes = new Timeline(history, all, 100).lines().orElseThrow();
            for (int a = 0; a < history.size(); a++) {
                for (int b = 0; b < history.size(); b++) {
                    assertThat(start(lanes, history, b) > end(lanes, history, a))
                            .as("seed %d: %s", seed, lanes)
                            .isEqualTo(history.returned(a) < history.called(b));
                }
            }
        }
    }

    private static String lane(List<String> lanes, History history, int operation) {
        return lanes.stream()
                .filter(l -> l.startsWith("process " + history.process(operation) + " "))
                .findFirst()
                .orElseThrow();
    }

    private static int start(List<String> lanes, History history, int operation) {
        return lane(lanes, history, operation).indexOf('├');
    }

    private static int end(List<String> lanes, History history, int operation) {
        return lane(lanes, history, operation).length() - 1;
    }

    @Test
    void noLineIsTooWide() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed * 0x9e37_79b9_7f4a_7c15L);
            List<Operation> operations = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(60); i++) {
                long called = random.nextLong(1L << random.nextInt(1, 62));
                operations.add(
                        operation(
                                random.nextInt(9),
                                called,
                                called + random.nextLong(1L << random.nextInt(1, 60)),
                                "masked_fadd",
                                value(random.nextLong())));
            }
            for (Style style : List.of(Style.PLAIN, new Style(false, false, 60))) {
                String text =
                        new TextReport(style).of(HistoryDocument.of(wrong(History.of(operations))));
                assertThat(text.lines())
                        .as("seed %d", seed)
                        .allMatch(line -> line.length() <= style.width());
                assertThat(style.unicode() || text.chars().allMatch(c -> c < 128)).isTrue();
            }
        }
    }
}
