package dev.twintrace.protocol.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.tree.Span;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static String render(String source, Span span) {
        return new Diagnostic(Code.UNKNOWN_WORD, Severity.ERROR, "p.twin", span, "wrong", "mend it")
                .render(source);
    }

    @Test
    void theLineIsShownWithACaretForEachMarkedCharacter() {
        assertThat(render("one\ntwo three\n", new Span(2, 5, 5)))
                .isEqualTo(
                        """
                        p.twin:2:5: error TW0021: wrong
                            two three
                                ^^^^^
                        help: mend it\
                        """);
    }

    @Test
    void tabsAreAsWideAsFourSpaces() {
        assertThat(render("\tx y", new Span(1, 4, 1)))
                .contains("        x y\n")
                .contains("\n          ^\n");
    }

    @Test
    void longLinesAreCutAroundThePlace() {
        String line = "a".repeat(300) + "WRONG" + "b".repeat(300);
        String shown = render(line, new Span(1, 301, 5));
        assertThat(shown.lines()).allMatch(one -> one.length() < 120);
        assertThat(shown).contains("…").contains("WRONG").contains("^^^^^");
    }

    @Test
    void wideCharactersKeepTheCaretInPlace() {
        assertThat(render("\u6F22\u5B57 x", new Span(1, 4, 1)))
                .contains("\n" + " ".repeat(9) + "^");
        assertThat(render("\uD83D\uDE00 x", new Span(1, 3, 1)))
                .contains("\n" + " ".repeat(7) + "^");
    }

    @Test
    void aPlaceBehindTheEndOfALineHasACaretToo() {
        assertThat(render("abc", new Span(1, 4, 0))).contains("\n       ^\n");
    }

    @Test
    void aWholeFileHasNoLine() {
        assertThat(render("protocol p", new Span(1, 1, 0)))
                .isEqualTo("p.twin: error TW0021: wrong\nhelp: mend it");
    }

    @Test
    void nearNamesAreSuggested() {
        assertThat(Spelling.nearest("falg", java.util.List.of("data", "flag"))).contains("flag");
        assertThat(Spelling.nearest("x", java.util.List.of("y"))).isEmpty();
        assertThat(Spelling.nearest("completely", java.util.List.of("other"))).isEmpty();
    }
}
