package dev.twintrace.report.picture.history;

import static dev.twintrace.report.picture.history.Histories.WORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.report.Examined;
import dev.twintrace.report.drawing.Pictures;
import dev.twintrace.report.picture.Picture;
import dev.twintrace.report.picture.Svg;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of a long history there is a small picture, soon. */
class LargeHistoriesTest {
    private static final int MILLION = 1_000_000;

    private static final History ONE_KEY = history(MILLION, 1, false);

    /** Additions by ten processes, four at once, every tenth of unknown outcome if so wanted. */
    private static History history(int size, int keys, boolean unknown) {
        History.Builder builder = new History.Builder();
        for (int i = 0; i < size; i++) {
            boolean open = unknown && i % 10 == 3;
            builder.begin(i % 10, 10L * i, builder.key(new Value.Word(i % keys)), add(builder));
            builder.argument(builder.number(1));
            builder.end(
                    open ? History.NEVER : 10L * i + 35,
                    open ? History.Form.NONE : History.Form.VALUE,
                    builder.number(i / keys),
                    open ? Executions.AT_MOST_ONCE : Executions.ONCE);
        }
        return builder.build();
    }

    private static int add(History.Builder builder) {
        return builder.function("fadd");
    }

    private static Examined order(History h) {
        List<Numbers> orders =
                IntStream.range(0, h.keys().size())
                        .mapToObj(k ->
                                Numbers.of(
                                        IntStream.iterate(
                                                        k,
                                                        o -> o < h.size(),
                                                        o -> o + h.keys().size())
                                                .toArray()))
                        .toList();
        return Histories.decided(h, WORD, new Decision.Linearizable(orders, List.of("somebody")));
    }

    private static Examined contradiction(History h, int... operations) {
        return Histories.decided(
                h,
                WORD,
                new Decision.NotLinearizable(
                        h.keys().getFirst(),
                        new Evidence(
                                Numbers.of(operations),
                                Optional.of(
                                        new Evidence.Window(
                                                operations[0],
                                                operations[operations.length - 1],
                                                List.of("3", "4"),
                                                false)),
                                "There is no order."),
                        "somebody"));
    }

    private static Timelines small(Examined examined) {
        long start = System.nanoTime();
        Timelines timelines = HistoryPicture.of(examined, Pictures.WIDE);
        assertThat((System.nanoTime() - start) / 1e9).as("seconds").isLessThan(5);
        assertThat(timelines.whole()).isEmpty();
        assertThat(Svg.of(timelines.focus(), "f").length()).isLessThan(200_000);
        Tidy.check(timelines.focus(), timelines.cut());
        return timelines;
    }

    @Test
    void aMillionInOrder() {
        assertThat(small(order(ONE_KEY)).cut())
                .isEqualTo("Shown are the first 32 of 1,000,000 operations.");
        assertThat(small(order(history(MILLION, 4, false))).cut())
                .isEqualTo("Shown are 32 of 1,000,000 operations: the first on key 0.");
        small(order(history(MILLION / 4, MILLION / 8, false)));
    }

    @Test
    void aMillionOfWhichAFewContradictEachOther() {
        History h = history(MILLION, 1, true);
        assertThat(small(contradiction(h, 500_000, 500_002)).cut())
                .startsWith("Shown are 20 of 1,000,000 operations: the evidence and 18 of the ");
        small(contradiction(h, 3, MILLION - 1));
    }

    @Test
    void aMillionThatAreNeededAll() {
        assertThat(small(contradiction(ONE_KEY, IntStream.range(0, MILLION).toArray())).cut())
                .isEqualTo(
                        "Shown are 201 of 1,000,000 operations: the last 200 of the 1,000,000 of"
                                + " the evidence and where the window begins and ends.");
    }

    @Test
    void twoThousandAreDrawnAsAWholeAndNotOneMore() {
        Examined all = order(history(2_000, 1, false));
        Timelines timelines = HistoryPicture.of(all, Pictures.NARROW);
        Picture whole = timelines.whole().orElseThrow();
        assertThat(Svg.of(whole, "w").length()).isBetween(200_000, 2_000_000);
        Tidy.check(whole, "whole");
        assertThat(HistoryPicture.of(order(history(2_001, 1, false)), Pictures.WIDE).whole())
                .isEmpty();
    }

    /** As many as there are at once, for as long as there is. */
    @Test
    void whatTakesTooMuchRoomIsNotDrawnAsAWhole() {
        History.Builder builder = new History.Builder();
        for (int i = 0; i < 2_000; i++) {
            builder.begin(i, i, builder.key(new Value.Word(0)), add(builder));
            builder.argument(1);
            builder.end(5_000 + i, History.Form.VALUE, i, Executions.ONCE);
        }
        Timelines timelines = HistoryPicture.of(order(builder.build()), Pictures.WIDE);
        assertThat(Svg.of(timelines.focus(), "f").length()).isLessThan(200_000);
        assertThat(timelines.whole()).isEmpty();
    }
}
