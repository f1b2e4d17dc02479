package dev.twintrace.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Change;
import dev.twintrace.core.Event;
import dev.twintrace.core.Place;
import dev.twintrace.core.Trace;
import dev.twintrace.report.Samples;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryOverTimeTest {
    private static Event stored(String host, String place, List<Long> before, List<Long> after) {
        return new Event.Stored("receiver", new Change(new Place(host, place), before, after));
    }

    private static Story run(Event... events) {
        Trace trace =
                new Trace(
                        Arrays.stream(events)
                                .map(e -> new Trace.Step("store", List.of(e)))
                                .toList());
        return Story.of(trace, Stage.of(Samples.CAST, trace, Optional.empty()));
    }

    @Test
    void wordsOfTheSameNameOnTwoHostsAreTwo() {
        Story run =
                run(
                        stored("gpu0", "flag", List.of(0L), List.of(7L)),
                        stored("gpu1", "flag", List.of(1L), List.of(3L)));
        MemoryOverTime memory = new MemoryOverTime(List.of(run));
        assertThat(memory.initial()).isEqualTo("gpu0.flag\n0\ngpu1.flag\n1");
        assertThat(memory.after(run)).containsExactly("gpu0.flag\n7", "gpu1.flag\n3");
    }

    @Test
    void aFieldThatIsWrittenAfterItsElementIsToldWithIt() {
        Story run =
                run(
                        stored("gpu1", "line", List.of(0L, 0L), List.of(1L, 1L)),
                        stored("gpu1", "line.flag", List.of(1L), List.of(0L)),
                        stored("gpu1", "line", List.of(1L, 0L), List.of(2L, 2L)));
        MemoryOverTime memory = new MemoryOverTime(List.of(run));
        assertThat(memory.initial()).isEqualTo("gpu1.line\n{0, 0}");
        assertThat(memory.after(run))
                .containsExactly(
                        "gpu1.line\n{1, 1}",
                        "gpu1.line\n{1, 1}, then flag = 0",
                        "gpu1.line\n{2, 2}");
    }

    @Test
    void whatARunDoesNotChangeIsAsAtFirst() {
        Story one = run(stored("gpu1", "flag", List.of(0L), List.of(1L)));
        Story other = run(stored("gpu1", "data", List.of(5L), List.of(6L)));
        MemoryOverTime memory = new MemoryOverTime(List.of(one, other));
        assertThat(memory.initial()).isEqualTo("gpu1.data\n5\ngpu1.flag\n0");
    }

    @Test
    void aFieldWhoseElementIsNotKnownStandsByItself() {
        Story run = run(stored("gpu1", "line.flag", List.of(0L), List.of(1L)));
        MemoryOverTime memory = new MemoryOverTime(List.of(run));
        assertThat(memory.initial()).isEqualTo("gpu1.line\nflag = 0");
        assertThat(memory.after(run)).containsExactly("gpu1.line\nflag = 1");
    }
}
