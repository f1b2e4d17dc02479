package dev.twintrace.protocol.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.tree.Protocol;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {
    private static final String UNQUOTED = "(?=([^\"\n]*\"[^\"\n]*\")*[^\"\n]*(\n|$))";

    private static String formatted(String text) {
        return switch (Formatter.format("p.twin", text)) {
            case Formatted.Done(String layout) -> layout;
            case Formatted.Refused(var diagnostics) ->
                    throw new AssertionError(diagnostics.toString() + "\n" + text);
        };
    }

    static Stream<String> texts() {
        return Snippets.stream()
                .map(Snippets::source)
                .flatMap(text ->
                        Stream.of(
                                text,
                                text.replace("\n", " \n\n\n"),
                                text.replace("{", "{\n").replace("}", "\n}\n"),
                                text.replaceAll(";" + UNQUOTED, "\n"),
                                text.replaceAll("\\s+", " "),
                                text.replace("\n", " // note\n"),
                                text.replaceAll(" " + UNQUOTED, " /* a */ "),
                                text.replaceAll("," + UNQUOTED, "\n// own line\n,"),
                                text.replace("{", "{ // after\n// below\n"),
                                text.replace("\n", "\r\n\t")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void doingItTwiceChangesNothing(String text) {
        String once = formatted(text);
        assertThat(formatted(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theProtocolStaysTheSame(String text) {
        assertThat(tree(formatted(text))).isEqualTo(tree(text));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void commentsAreKept(String text) {
        assertThat(comments(formatted(text))).isEqualTo(comments(text));
    }

    private static long comments(String text) {
        return text.split("//|/\\*", -1).length;
    }

    private static String tree(String text) {
        return TwinFile.parse("p.twin", text) instanceof Parsed.Accepted(TwinFile file)
                        && file.instantiate(Settings.NONE) instanceof Instance.Valid valid
                ? withoutSpans(valid.protocol())
                : "rejected: " + TwinFile.parse("p.twin", text);
    }

    private static String withoutSpans(Protocol protocol) {
        return protocol.toString().replaceAll("Span\\[[^\\]]*\\]", "Span");
    }

    @Test
    void aMessyFileBecomesACanonicalOne() {
        assertThat(
                        formatted(
                                """
                                protocol   p   "t";width 8
                                option a=on   "x"
                                option b = off
                                // the hosts
                                host h{x=0;ring [ 4 ]=0
                                 line{a=0;b=1}}
                                process one on h{x=1;if a{ring[0]=any( 3 )}else if b{x=(1+2)*3}
                                await one{when x==1->y{emit y,1}when timeout{}} // done

                                 x   =  2 /* two */
                                }
                                expect FAIL - STOP with a=off,b=on
                                """))
                .isEqualTo(
                        """
                        protocol p "t"
                        width 8

                        option a = on "x"
                        option b = off

                        // the hosts
                        host h {
                            x = 0
                            ring[4] = 0
                            line { a = 0, b = 1 }
                        }

                        process one on h {
                            x = 1
                            if a { ring[0] = any(3) } else if b { x = (1 + 2) * 3 }
                            await one { when x == 1 -> y { emit y, 1 }; when timeout { } } // done

                            x = 2 /* two */
                        }

                        expect FAIL-STOP with a = off, b = on
                        """);
    }

    @Test
    void aLineThatIsTooLongIsBrokenAtItsBlocks() {
        String words = "a_word_with_a_long_name = 0; another_word_with_a_long_name = 0; ";
        assertThat(formatted("protocol p\nhost h { " + words + "short = 0; last_of_all = 0 }\n"))
                .isEqualTo(
                        """
                        protocol p

                        host h {
                            a_word_with_a_long_name = 0
                            another_word_with_a_long_name = 0
                            short = 0
                            last_of_all = 0
                        }
                        """);
    }

    @Test
    void aTextThatIsNoProtocolIsLeftAlone() {
        assertThat(Formatter.format("p.twin", "protocol p host {"))
                .isInstanceOf(Formatted.Refused.class);
    }

    @Test
    void mistakesInNamesDoNotMatterForTheLayout() {
        assertThat(formatted("protocol p process a on nowhere{b=1}"))
                .isEqualTo("protocol p\n\nprocess a on nowhere { b = 1 }\n");
    }
}
