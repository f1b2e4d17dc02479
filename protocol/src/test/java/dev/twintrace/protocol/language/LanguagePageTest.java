package dev.twintrace.protocol.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Damage;
import dev.twintrace.protocol.grammar.TwinParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanguagePageTest {

    @ParameterizedTest
    @MethodSource("dev.twintrace.protocol.language.Snippets#stream")
    void everyFileOnThePageIsAcceptedWithoutWarnings(Snippets snippet) {
        assertThat(TwinFile.parse(snippet.name(), snippet.source()))
                .as(() -> problems(snippet))
                .isInstanceOfSatisfying(
                        Parsed.Accepted.class,
                        accepted ->
                                assertThat(accepted.file().instantiate(Settings.NONE))
                                        .isInstanceOfSatisfying(
                                                Instance.Valid.class,
                                                valid -> assertThat(valid.warnings()).isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("dev.twintrace.protocol.language.Snippets#stream")
    void everyFileOnThePageIsInTheCanonicalLayout(Snippets snippet) {
        assertThat(Formatter.format(snippet.name(), snippet.source()))
                .isEqualTo(new Formatted.Done(snippet.source()));
    }

    @Test
    void everyKeywordIsUsedByAFileOnThePage() {
        String files =
                Snippets.all().stream().map(Snippets::source).collect(Collectors.joining("\n"));
        List<String> missing = new ArrayList<>();
        for (int type = 1; type <= TwinParser.VOCABULARY.getMaxTokenType(); type++) {
            String literal = SyntaxMessage.literal(type);
            boolean word = !literal.isEmpty() && Character.isLetter(literal.charAt(0));
            if (word && !files.matches("(?s).*\\b" + literal + "\\b.*")) {
                missing.add(literal);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void thePageListsEveryVerbAndEveryClass() {
        assertThat(Verb.names()).allSatisfy(verb -> assertThat(Snippets.page()).contains(verb));
        assertThat(Damage.values())
                .allSatisfy(one -> assertThat(Snippets.page()).contains("`" + one.label() + "`"));
    }

    private static String problems(Snippets snippet) {
        return TwinFile.parse(snippet.name(), snippet.source()) instanceof Parsed.Rejected rejected
                ? rejected.diagnostics().stream()
                        .map(one -> one.render(snippet.source()))
                        .collect(Collectors.joining("\n"))
                : "";
    }
}
