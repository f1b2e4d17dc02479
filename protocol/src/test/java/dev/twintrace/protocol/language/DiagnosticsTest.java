package dev.twintrace.protocol.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosticsTest {
    /** These are about files and not about what is in them; SourceTest has them. */
    private static final Set<Code> OF_FILES =
            Set.of(Code.UNREADABLE, Code.NOT_TEXT, Code.TOO_LARGE, Code.EMPTY);

    static Stream<Mistakes> mistakes() {
        return Mistakes.all().stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void oneMistakeGivesOneMessageThatSaysWhatIsWrong(Mistakes mistake) {
        List<Diagnostic> found = mistake.diagnostics();
        assertThat(found)
                .as(() -> rendered(found, mistake.source()))
                .hasSize(1)
                .first()
                .satisfies(one -> {
                    assertThat(one.code().number()).isEqualTo(mistake.code());
                    assertThat(one.message()).contains(mistake.message());
                    assertThat(one.message()).doesNotEndWith(".");
                });
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMessageComesWithHelpAndPointsIntoTheText(Mistakes mistake) {
        for (Diagnostic one : mistake.diagnostics()) {
            assertThat(one.hint()).as(one.message()).isNotEmpty();
            assertThat(one.span()).satisfies(span -> Spans.assertInside(span, mistake.source()));
            assertThat(one.render(mistake.source()))
                    .contains("p.twin:" + one.span().line() + ":" + one.span().column())
                    .contains("^")
                    .contains("help: ");
        }
    }

    @Test
    void everyCodeIsProducedByATest() {
        Set<String> produced =
                Mistakes.all().stream().map(Mistakes::code).collect(Collectors.toSet());
        assertThat(
                        Arrays.stream(Code.values())
                                .filter(code -> !OF_FILES.contains(code))
                                .map(Code::number))
                .allMatch(produced::contains);
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeIsDocumented(Code code) throws IOException {
        Path root = Path.of(System.getProperty("twintrace.root", ".."));
        assertThat(Files.readString(root.resolve("docs/diagnostics.md")))
                .contains("| " + code.number() + " | " + code.severity().label() + " | ");
    }

    @Test
    void numbersAreDistinct() {
        assertThat(Arrays.stream(Code.values()).map(Code::number)).doesNotHaveDuplicates();
    }

    private static String rendered(List<Diagnostic> found, String source) {
        return found.stream().map(one -> one.render(source)).collect(Collectors.joining("\n"));
    }
}
