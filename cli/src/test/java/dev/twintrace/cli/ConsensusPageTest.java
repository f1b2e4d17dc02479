package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/consensus.md shows what the command prints today. */
class ConsensusPageTest {
    private static final String EXAMPLE = "examples/types/lease.type";

    private static String page() throws IOException {
        return Files.readString(Cli.ROOT.resolve("docs/consensus.md"));
    }

    private static String shown(String command) throws IOException {
        String prompt = "$ ./twintrace " + command + "\n";
        assertThat(page()).contains(prompt);
        int start = page().indexOf(prompt) + prompt.length();
        return page().substring(start, page().indexOf("\n```", start) + 1);
    }

    @Test
    void theTableIsWhatTheCommandPrints() throws IOException {
        assertThat(Cli.run("consensus").out()).isEqualTo(shown("consensus"));
    }

    @Test
    void theExampleIsTheFileAndWhatTheCommandPrintsOfIt() throws IOException {
        assertThat(page()).contains("```\n" + Files.readString(Cli.ROOT.resolve(EXAMPLE)) + "```");
        assertThat(withoutTime(Cli.run("consensus", Cli.ROOT.resolve(EXAMPLE)).out()))
                .isEqualTo(withoutTime(shown("consensus " + EXAMPLE)));
    }

    /** Without the time it took and the folder of the file. */
    private static String withoutTime(String report) {
        return report.replaceAll("in [0-9.]+ s", "in s").replaceFirst("^\\S*examples/", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fadd:16",
                "register:4+fadd:4+cas:4",
                "fadd:4,sticky",
                "swap:4-erased",
                "cas:8 --processes 5",
                "cas:8 --json"
            })
    void theCommandsOnItRun(String command) throws IOException {
        assertThat(page()).contains("./twintrace consensus " + command + " ");
        Cli.Ran ran = Cli.run((Object[]) ("consensus " + command).split(" ", -1));
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "register",
                "tas",
                "swap",
                "fadd",
                "fetch-max",
                "fetch-xor",
                "cas",
                "masked-cas",
                "masked-fadd",
                "masked-fadd-any",
                "shift",
                "shift-arithmetic",
                "sticky",
                "consensus",
                "queue",
                "stack"
            })
    void everyBuiltInTypeIsOnIt(String name) throws IOException {
        assertThat(page()).containsPattern("`" + name + "[:`]");
    }
}
