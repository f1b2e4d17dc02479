package dev.twintrace.protocol.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the semantics says where each rule is; it must be there. */
class RulesPageTest {
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");

    @Test
    void everyRuleIsWhereThePageSaysItIs() throws Exception {
        List<MatchResult> named =
                codeColumn().stream().flatMap(cell -> NAME.matcher(cell).results()).toList();
        assertThat(named).hasSizeGreaterThan(20);
        for (MatchResult name : named) {
            Class<?> type =
                    Class.forName(RulesPageTest.class.getPackageName() + "." + name.group(1));
            if (name.group(2) != null) {
                assertThat(Arrays.stream(type.getDeclaredMethods()).map(m -> m.getName()))
                        .as(name.group())
                        .contains(name.group(2));
            }
        }
    }

    private static List<String> codeColumn() throws IOException {
        Path page = Path.of(System.getProperty("twintrace.root"), "docs", "semantics.md");
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Rule"))
                .map(line -> line.split("\\|", -1)[3])
                .toList();
    }
}
