package dev.twintrace.report.picture.history;

import static dev.twintrace.report.picture.history.Histories.WORD;
import static dev.twintrace.report.picture.history.Histories.gave;
import static dev.twintrace.report.picture.history.Histories.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.report.Examined;
import dev.twintrace.report.drawing.Pictures;
import dev.twintrace.report.picture.Picture;
import dev.twintrace.report.picture.Shape;
import dev.twintrace.report.picture.Shape.Label;
import dev.twintrace.report.picture.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryPictureTest {
    private static final long NEVER = History.NEVER;

    private static Stream<Picture> all(Examined examined) {
        return Stream.of(Pictures.WIDE, Pictures.NARROW)
                .map(width -> HistoryPicture.of(examined, width))
                .flatMap(t -> Stream.concat(Stream.of(t.focus()), t.whole().stream()));
    }

    private static Picture tidy(Examined examined) {
        all(examined).forEach(p -> Tidy.check(p, examined.toString()));
        return HistoryPicture.of(examined, Pictures.WIDE).focus();
    }

    private static List<String> texts(Picture picture) {
        return picture.shapes().stream()
                .filter(Label.class::isInstance)
                .map(s -> ((Label) s).text())
                .toList();
    }

    private static <S extends Shape> List<S> shapes(Picture picture, Class<S> kind) {
        return picture.shapes().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void randomHistoriesOfEveryTypeAreTidy() {
        Histories.RANDOM.forEach(
                examined -> all(examined).forEach(p -> Tidy.check(p, examined.toString())));
    }

    @Test
    void evidenceIsAlwaysShown() {
        int contradictions = 0;
        for (Examined examined : Histories.RANDOM) {
            if (examined.decision()
                    instanceof Decision.NotLinearizable(var _, Evidence evidence, var _)) {
                contradictions++;
                Shown shown =
                        Shown.of(examined, Selection.of(examined).operations().stream().toArray());
                List<Integer> strong =
                        shown.scene().bars().stream()
                                .filter(b -> b.weight() == Bar.Weight.STRONG)
                                .map(Bar::operation)
                                .toList();
                assertThat(strong).isEqualTo(evidence.operations().stream().boxed().toList());
                assertThat(shapes(tidy(examined), Shape.Area.class))
                        .as("boxes")
                        .hasSizeGreaterThanOrEqualTo(strong.size());
            }
        }
        assertThat(contradictions).isGreaterThan(Histories.RANDOM.size() / 10);
    }

    @Test
    void anOrderIsDotsWithTheirPlacesAndWhatTheyChange() {
        Picture picture =
                tidy(
                        Histories.examined(
                                WORD,
                                operation(0, 0, 10, "write", 5),
                                operation(1, 12, 20, "read", gave(5)),
                                operation(2, 5, NEVER, "write", 7),
                                operation(1, 30, 40, "read", gave(7))));
        assertThat(texts(picture))
                .contains("write(5)", "1st \u2192 5", "2nd", "3rd \u2192 7", "4th", "?")
                .contains("h.csv: LINEARIZABLE", "Shown are all 4 operations.");
        assertThat(shapes(picture, Shape.Dot.class)).hasSize(4);
        assertThat(picture.description())
                .contains(
                        "Process 0, 0 to 10: write(5); takes effect as the 1st, the object then"
                                + " holding 5.",
                        "Process 2, 5, no return: write(7) = ?");
    }

    @Test
    void whatIsNotExecutedIsACross() {
        Picture picture =
                tidy(
                        Histories.examined(
                                WORD,
                                operation(0, 0, NEVER, "cas", 1, 2),
                                operation(Executions.AT_MOST_ONCE, 2, 1, 9, "fadd", 1, gave(17)),
                                operation(1, 12, 20, "read", gave(0))));
        assertThat(texts(picture)).contains("fadd(1) = 17 \u00d70\u20131", "never");
        assertThat(shapes(picture, Shape.Cross.class)).isNotEmpty();
        assertThat(picture.description()).contains("executed at most once; not executed.");
    }

    @Test
    void whatIsExecutedAgainHasSeveralDots() {
        Picture picture =
                tidy(
                        Histories.examined(
                                WORD,
                                operation(Executions.AT_LEAST_ONCE, 0, 0, 9, "fadd", 1, gave(0)),
                                operation(1, 12, 20, "read", gave(1)),
                                operation(1, 22, 30, "read", gave(2))));
        assertThat(texts(picture))
                .contains("fadd(1) = 0 \u00d71+", "1st \u2192 1", "3rd, again \u2192 2");
        assertThat(shapes(picture, Shape.Dot.class)).hasSize(4);
    }

    @Test
    void aThousandExecutionsAreCounted() {
        Picture picture =
                tidy(
                        Histories.examined(
                                WORD,
                                operation(Executions.ANY_NUMBER, 0, 0, NEVER, "fadd", 1),
                                operation(1, 12, 20, "read", gave(1_000))));
        assertThat(texts(picture)).contains("4th, again, 996 more \u2192 4", "1001st");
    }

    @Test
    void aContradictionIsBoxesInABand() {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            operations.add(operation(0, 10L * i, 10L * i + 5, "write", i % 3));
        }
        operations.add(operation(1, 387, 398, "read", gave(0)));
        operations.add(operation(2, 401, 405, "read", gave(2)));
        Examined examined = Histories.examined(WORD, operations.toArray(Operation[]::new));
        Picture picture = tidy(examined);
        assertThat(texts(picture))
                .anyMatch(t -> t.startsWith("[1] "))
                .anyMatch(t -> t.startsWith("Shaded: from the call of "))
                .anyMatch(t -> t.startsWith("Shown are 12 of 42 operations: the evidence"));
        assertThat(shapes(picture, Shape.Area.class)).anyMatch(a -> a.role() == Shape.Role.VIEW);
        assertThat(picture.description()).contains("part of the contradiction");
    }

    @Test
    void whatIsNotKnownHasNoMarks() {
        Operation only = operation(0, 1, 2, "write", 1);
        Picture picture =
                tidy(
                        Histories.decided(
                                History.of(List.of(only)),
                                WORD,
                                new Decision.Unknown(new Value.Word(0), "more than 1 second")));
        assertThat(texts(picture))
                .contains("h.csv: UNKNOWN", "It is not known: more than 1 second.");
        assertThat(shapes(picture, Shape.Dot.class)).isEmpty();
    }

    @Test
    void anEmptyHistoryIsAPicture() {
        assertThat(texts(tidy(Histories.examined(WORD)))).contains("There are no operations.");
    }

    @Test
    void strangersCannotWriteMarkupNorMoveWhatIsBesideThem() {
        for (String text :
                List.of(
                        "<script>alert('x')</script>",
                        "]]>&amp;\"",
                        "a\u0007\u001b[2J\n\u202eb",
                        "\u5b57".repeat(60),
                        "\ud83d\ude00".repeat(40),
                        "\ud83d",
                        "w".repeat(5_000))) {
            Picture picture =
                    tidy(
                            Histories.examined(
                                    new ObjectType.Text(text),
                                    operation(0, 0, 10, "put", text),
                                    operation(1, 5, 30, "get", gave(text)),
                                    operation(0, 11, 30, "append", "b"),
                                    operation(1, 31, 33, "get", gave("no"))));
            String svg = Svg.of(picture, "x");
            assertThat(svg).doesNotContain("<script", "\u0007", "\u202e", "\ufffd");
            assertThat(svg.length()).isLessThan(20_000);
        }
    }

    @Test
    void cutNamesAreListed() {
        Picture picture =
                tidy(
                        Histories.examined(
                                new ObjectType.Text(""),
                                operation(0, 0, 10, "put", "x".repeat(50) + "y")));
        assertThat(texts(picture))
                .contains("[1] put(xxxxxxxxxxxxxxx\u2026xxxxxxxxy)")
                .contains("[1] put(" + "x".repeat(50) + "y)");
    }

    /** Every process number that there may be, at every time, and the longest values. */
    @Test
    void extremesFit() {
        Random random = new Random(1);
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long called = random.nextLong(Long.MAX_VALUE / 2);
            operations.add(
                    new Operation(
                            random.nextBoolean() ? Long.MIN_VALUE + i : random.nextInt(3),
                            called,
                            OptionalLong.of(called + random.nextLong(1L << 61)),
                            new Value.Text("key".repeat(40)),
                            "masked_cas",
                            Stream.generate(() -> (Value) new Value.Word(Long.MIN_VALUE + 7))
                                    .limit(4)
                                    .toList(),
                            gave(random.nextLong()),
                            Executions.ANY_NUMBER));
        }
        tidy(Histories.examined(History.of(operations), WORD));
    }
}
