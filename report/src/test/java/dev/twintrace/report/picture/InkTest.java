package dev.twintrace.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.report.picture.Ink.Need;
import dev.twintrace.report.story.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class InkTest {
    private static List<String> wrapped(String text, int characters) {
        return Ink.wrap(text, Ink.width("x".repeat(characters)));
    }

    @Test
    void valuesStayWithTheirArrowsAndTheirSigns() {
        String change = Words.tied("data: 0 \u2192 1");
        assertThat(wrapped(change, 11)).containsExactly("data: 0 \u2192 1");
        assertThat(wrapped(change, 10)).containsExactly("data:", "0 \u2192 1");
        assertThat(wrapped(Words.tied("cts[0]: {0, 0} \u2192 {1, 5}"), 16))
                .containsExactly("cts[0]:", "{0, 0} \u2192 {1, 5}");
        assertThat(wrapped(Words.tied("cts[0]: {0, 0} \u2192 {1, 5}"), 9))
                .containsExactly("cts[0]:", "{0, 0}", "\u2192 {1, 5}");
        assertThat(wrapped("sees " + Words.tied("slice[0] = 5"), 10))
                .containsExactly("sees", "slice[0]", "= 5");
        assertThat(wrapped("error on lane 0: q#1", 16)).containsExactly("error on lane 0:", "q#1");
        assertThat(wrapped("error on lane 0: q#1", 15)).containsExactly("error on", "lane 0: q#1");
        assertThat(wrapped("q#1 completed: 7", 15)).containsExactly("q#1", "completed: 7");
    }

    @Test
    void aRequestAndWhatItAsksForAreTwoWords() {
        assertThat(wrapped("posts " + Words.tied("q#1 cas(lock, 0, 1)"), 18))
                .containsExactly("posts q#1", "cas(lock, 0, 1)");
        assertThat(wrapped("posts " + Words.tied("q#1 cas(lock, 0, 1)"), 12))
                .containsExactly("posts q#1", "cas(lock, 0,", "1)");
    }

    @Test
    void whatHasNoGoodPlaceToBreakIsCutAnywhere() {
        assertThat(wrapped("incomprehensibilities", 8))
                .containsExactly("incompre", "hensibil", "ities");
        assertThat(wrapped("a\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00b", 4))
                .allMatch(line -> !Character.isLowSurrogate(line.charAt(0)))
                .allMatch(line -> Ink.width(line) <= Ink.width("xxxx"));
        assertThat(wrapped("", 8)).containsExactly("");
    }

    @Test
    void asFewColumnsAsPossibleBreakWords() {
        Need three = new Need(50, 100, 100);
        assertThat(Shares.of(260, List.of(three, three, three))).containsExactly(100, 100, 60);
        assertThat(Shares.of(400, List.of(three, new Need(50, 100, 500))))
                .containsExactly(100, 300);
        assertThat(Shares.of(75, List.of(three, three, three))).containsExactly(25, 25, 25);
    }
}
