package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures in the documentation are what the commands beside them draw. */
class DocsPicturesTest {
    private static final Path PICTURES = Cli.ROOT.resolve("docs/pictures");

    /** As it is written below each picture. */
    private static final Pattern COMMAND =
            Pattern.compile("\\./twintrace ([^`]*) --report docs/pictures/([\\w-]+\\.svg)`");

    @TempDir private Path folder;

    /**
     * A picture and how it is drawn.
     *
     * @param page where it is shown
     */
    record Shown(Path page, String command, String file) {}

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Cli.ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(Cli.ROOT.resolve("README.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    static List<Shown> shown() throws IOException {
        List<Shown> all = new ArrayList<>();
        for (Path page : pages()) {
            Matcher command = COMMAND.matcher(Files.readString(page));
            while (command.find()) {
                all.add(new Shown(page, command.group(1), command.group(2)));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("shown")
    void eachIsWhatItsCommandDraws(Shown shown) throws IOException {
        Path drawn = folder.resolve(shown.file());
        List<Object> arguments = new ArrayList<>();
        for (String argument : shown.command().split(" ", -1)) {
            arguments.add(argument.startsWith("examples/") ? Cli.ROOT.resolve(argument) : argument);
        }
        arguments.add("--report");
        arguments.add(drawn);
        Cli.run(arguments.toArray());
        assertThat(Files.readString(PICTURES.resolve(shown.file())))
                .as(
                        "renew it: ./twintrace %s --report docs/pictures/%s",
                        shown.command(), shown.file())
                .isEqualTo(Files.readString(drawn));
    }

    @Test
    void eachHasItsCommandAndIsShown() throws IOException {
        List<String> drawn = shown().stream().map(Shown::file).distinct().sorted().toList();
        try (Stream<Path> files = Files.list(PICTURES)) {
            assertThat(files.map(f -> f.getFileName().toString()).sorted().toList())
                    .isEqualTo(drawn);
        }
        for (Shown shown : shown()) {
            assertThat(Files.readString(shown.page())).contains("pictures/" + shown.file() + ")");
        }
    }
}
