package dev.twintrace.linear.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/histories.md publishes the formats: what it shows is read, and the examples too. */
class HistoriesPageTest {
    private static final Path ROOT = Path.of(System.getProperty("twintrace.root"));
    private static final Path EXAMPLES = ROOT.resolve("examples/histories");
    private static final Map<String, HistoryFormat> FORMATS =
            Map.of(
                    "csv", HistoryFormat.CSV,
                    "jsonl", HistoryFormat.JSON_LINES,
                    "edn", HistoryFormat.EDN,
                    "log", HistoryFormat.LOG);

    private static final Pattern BLOCK =
            Pattern.compile(
                    "^```(csv|jsonl|edn|log)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    record Block(String format, String text) {}

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/histories.md"));
    }

    static List<Block> blocks() throws IOException {
        return BLOCK.matcher(page()).results().map(m -> new Block(m.group(1), m.group(2))).toList();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyFormatIsShown() throws IOException {
        assertThat(blocks().stream().map(Block::format)).containsAll(FORMATS.keySet());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whatIsShownIsReadAndKnownByItsFirstBytes(Block block) {
        Reading reading = Read.any(block.text());
        assertThat(Read.operations(reading)).hasSizeGreaterThan(1);
        assertThat(((Reading.Accepted) reading).format()).isEqualTo(FORMATS.get(block.format()));
    }

    @Test
    void csvAndJsonLinesShowTheSameHistory() throws IOException {
        Map<String, String> texts =
                blocks().stream().collect(Collectors.toMap(Block::format, Block::text));
        String csv = texts.getOrDefault("csv", "").replace("\"Ada, \"\"the first\"\"\"", "Ada");
        assertThat(Read.operations(csv))
                .isEqualTo(Read.operations(texts.getOrDefault("jsonl", "")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadAndOnThePage(Path example) throws IOException {
        Reading reading = new HistoryReader().read(example);
        assertThat(Read.operations(reading)).hasSizeGreaterThan(1);
        String name = String.valueOf(example.getFileName());
        assertThat(((Reading.Accepted) reading).format())
                .isEqualTo(FORMATS.get(name.substring(name.lastIndexOf('.') + 1)));
        assertThat(page()).contains("(../examples/histories/" + name + ")");
    }

    @Test
    void thereAreExamplesOfAllFormats() throws IOException {
        Set<String> endings =
                examples().stream()
                        .map(path -> path.toString().replaceAll(".*\\.", ""))
                        .collect(Collectors.toSet());
        assertThat(endings).isEqualTo(FORMATS.keySet());
    }
}
