package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of patterns says what the commands on it say. */
class PatternsPageTest {
    private static final Pattern COMMAND =
            Pattern.compile("\\./twintrace check (?:--set (\\S+) )?(examples/\\S+) +# (.+)");

    /** Checked on every build; the others under -Dtwintrace.full. */
    private static final List<String> CHEAP =
            List.of(
                    "examples/collectives/ll128.twin",
                    "examples/connections/revoked-writer.twin",
                    "examples/one-sided/silent-receiver.twin");

    @ParameterizedTest(name = "--set {0} {1}: {2}")
    @MethodSource("commands")
    void aCommandGivesTheVerdictBehindIt(String settings, String file, String verdict) {
        List<Object> args =
                new ArrayList<>(List.of("check", Cli.ROOT.resolve(file), "--width=999"));
        if (!settings.isEmpty()) {
            args.addAll(List.of("--set", settings));
        }
        assertThat(Cli.run(args.toArray()).out().lines().findFirst())
                .contains(Cli.ROOT.resolve(file) + ": " + verdict);
    }

    static Stream<Arguments> commands() throws IOException {
        return page().lines()
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .map(line ->
                        Arguments.of(
                                line.group(1) == null ? "" : line.group(1),
                                line.group(2),
                                line.group(3)));
    }

    @Test
    void everyLineThatLooksLikeACommandIsOne() throws IOException {
        assertThat(page().lines().filter(line -> line.startsWith("./twintrace")))
                .isNotEmpty()
                .allMatch(line -> COMMAND.matcher(line).matches());
    }

    @Test
    void everyExampleHasAPatternAndARow() throws IOException {
        List<String> shown = commands().map(command -> (String) command.get()[1]).toList();
        assertThat(shown).containsAll(examples());
        assertThat(table().stream().map(row -> row.get(0))).containsAll(examples());
    }

    @Test
    void theTableIsWhatTheCommandPrints() throws IOException {
        List<String> files = Boolean.getBoolean("twintrace.full") ? examples() : CHEAP;
        for (String file : files) {
            String printed =
                    Cli.run("faults", "--markdown", "--timeout=60s", Cli.ROOT.resolve(file)).out();
            List<List<String>> rows = rows(printed.replace(Cli.ROOT + "/", ""));
            List<List<String>> shown =
                    table().stream().filter(row -> row.get(0).equals(file)).toList();
            assertThat(shown).as(file).hasSameSizeAs(rows).isNotEmpty();
            for (int i = 0; i < rows.size(); i++) {
                for (int cell = 0; cell < rows.get(i).size(); cell++) {
                    // What is open here or there may be decided by whoever has more time.
                    if (!open(shown.get(i).get(cell)) && !open(rows.get(i).get(cell))) {
                        assertThat(shown.get(i).get(cell))
                                .as(rows.get(i).toString())
                                .isEqualTo(rows.get(i).get(cell));
                    }
                }
            }
        }
    }

    @Test
    void noCellOfTheTableContradictsAnExpectation() throws IOException {
        int compared = 0;
        for (List<String> row : table()) {
            TwinFile file = read(row.get(0));
            Settings scheme = scheme(row.get(1));
            int column = 2;
            for (FaultKind kind : FaultKind.values()) {
                String cell = row.get(column++);
                for (Expectation expected : file.expectations()) {
                    if (!open(cell) && same(file, expected.with(), scheme.with(kind.settings()))) {
                        compared++;
                        assertThat(cell).as(row + " " + kind).startsWith(said(expected));
                        expected.classes()
                                .forEach(one ->
                                        assertThat(cell).as(row.get(0)).contains(one.label()));
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(60);
    }

    private static boolean open(String cell) {
        return cell.startsWith("UNKNOWN") || cell.equals("not reached");
    }

    private static String said(Expectation expected) {
        return expected.conclusion().label();
    }

    /** Whether the two settings make the same protocol. */
    private static boolean same(TwinFile file, Settings one, Settings other) {
        return file.instantiate(one) instanceof Instance.Valid(Protocol first, var _)
                && file.instantiate(other) instanceof Instance.Valid(Protocol second, var _)
                && first.equals(second);
    }

    private static Settings scheme(String words) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!words.equals("default")) {
            for (String one : words.split(", ", -1)) {
                values.put(one.split(" = ", -1)[0], one.split(" = ", -1)[1]);
            }
        }
        return new Settings(values);
    }

    private static TwinFile read(String file) {
        Parsed parsed = TwinFile.read(Cli.ROOT.resolve(file));
        assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
        return ((Parsed.Accepted) parsed).file();
    }

    private static List<String> examples() {
        return Folders.expand(List.of(Cli.EXAMPLES.toString())).stream()
                .map(file -> file.replace(Cli.ROOT + "/", ""))
                .toList();
    }

    private static List<List<String>> table() throws IOException {
        String page = page();
        return rows(page.substring(page.indexOf("<!-- ./twintrace faults")));
    }

    private static List<List<String>> rows(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith("| examples/"))
                .map(line -> line.substring(2, line.length() - 2))
                .map(line -> Arrays.asList(line.split(" \\| ", -1)))
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(Cli.ROOT.resolve("docs/patterns.md"));
    }
}
