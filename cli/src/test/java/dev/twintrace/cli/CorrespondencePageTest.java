package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/correspondence.md names is there. */
class CorrespondencePageTest {
    /** As the design lists them. */
    private static final List<String> NAMES =
            List.of(
                    "Core/Traces",
                    "Core/Memory",
                    "Core/Operations",
                    "Core/Properties",
                    "Theorem1/Indistinguishability",
                    "Theorem1/Impossibility",
                    "Theorem2/FADD",
                    "Theorem2/CAS",
                    "Theorem3/ConsensusNumber",
                    "Theorem3/FailoverConsensus",
                    "Theorem3/Hierarchy",
                    "`sender_view`",
                    "`execution_count`",
                    "`AtMostOnce`",
                    "`op_executed`",
                    "`exec_cas`",
                    "`exec_fadd`",
                    "`mem_read`",
                    "`mem_write`",
                    "`indistinguishable`",
                    "`sender_view_eq`",
                    "`impossibility_safe_retransmission`",
                    "`fadd_double_increment`",
                    "`cas_double_success`",
                    "`cas_retry_not_generally_safe`",
                    "`consensus_number`",
                    "`cn_lt`",
                    "`rdma_read_cn`",
                    "`no_correct_future_decision`",
                    "`failover_needs_cn_2`",
                    "`transparent_cas_failover_impossible`");

    /** A name in code. */
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private record Named(String type, String method) {}

    @Test
    void everyNameHasOneRow() throws IOException {
        assertThat(rows().map(List::getFirst)).containsExactlyElementsOf(NAMES);
    }

    @Test
    void everyRowSaysWhatIsStrongerInASentence() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> {
                    assertThat(row).hasSize(4);
                    assertThat(row.get(3)).as(row.getFirst()).matches("[A-Z].+\\.");
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void itsTypesAndMethodsExist(List<String> row) throws ClassNotFoundException {
        assertThat(named(row.get(1))).isNotEmpty();
        for (Named named : named(row.get(1))) {
            Class<?> type = type(named.type());
            assertThat(
                            named.method().isEmpty()
                                    || Arrays.stream(type.getMethods())
                                            .anyMatch(m -> m.getName().equals(named.method())))
                    .as(named.toString())
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void itsTestsExist(List<String> row) throws IOException {
        assertThat(named(row.get(2))).isNotEmpty();
        for (Named named : named(row.get(2))) {
            String source = Files.readString(test(named.type()));
            assertThat(source).contains("class " + named.type() + " ");
            assertThat(source).containsPattern("void " + named.method() + "\\w*\\(");
            if (!named.method().isEmpty()) {
                assertThat(source).contains("void " + named.method() + "(");
            }
        }
    }

    static Stream<List<String>> rows() throws IOException {
        return Files.readString(Cli.ROOT.resolve("docs/correspondence.md"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .filter(row -> row.size() > 1)
                .filter(row -> !row.get(1).equals("Here") && !row.get(1).equals("---"));
    }

    private static List<Named> named(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(match -> {
                    String[] parts = match.group(1).split("#", 2);
                    return new Named(parts[0], parts.length > 1 ? parts[1] : "");
                })
                .toList();
    }

    /** A nested type goes by the name of the one that it is in, {@code core.Operation.Send}. */
    private static Class<?> type(String name) throws ClassNotFoundException {
        Matcher nested = Pattern.compile("(.*\\.[A-Z]\\w*)\\.([A-Z]\\w*)").matcher(name);
        return Class.forName(
                "dev.twintrace."
                        + (nested.matches() ? nested.group(1) + "$" + nested.group(2) : name));
    }

    private static Path test(String name) throws IOException {
        try (Stream<Path> files =
                Files.find(
                        Cli.ROOT,
                        20,
                        (path, _) ->
                                path.endsWith(name + ".java")
                                        && path.toString().contains("src/test/java"))) {
            List<Path> found = files.toList();
            assertThat(found).as(name).hasSize(1);
            return found.getFirst();
        }
    }
}
