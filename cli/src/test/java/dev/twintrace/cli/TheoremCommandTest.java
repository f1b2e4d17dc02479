package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TheoremCommandTest {
    private static final List<String> PARTS =
            List.of(
                    "═══ Theorem ",
                    "Assumptions, and where each is used",
                    "    used: ",
                    "The protocol",
                    "═══ the sender sees the same in both runs ",
                    "What was exhausted",
                    "Tightness: each assumption dropped alone, and what works then",
                    "    confirmed: ",
                    "To see it again",
                    " is established anew, in ");

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void aTheoremIsPrintedWithAllItsParts(String number) {
        Cli.Ran ran = Cli.run("theorem", number);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).containsSubsequence(PARTS);
        assertThat(ran.out()).contains("Theorem " + number + " is established anew");
        assertThat(ran.out()).contains("verified without any of the code that found it");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void allAreEstablishedOneAfterTheOther() {
        Cli.Ran ran = Cli.run("theorem", "all");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .containsSubsequence(
                        "Theorem 1 is established anew",
                        "Retries, where the original was executed",
                        "Theorem 2 is established anew",
                        "Theorem 3 is established anew");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void asciiIsAsciiAndNarrowIsNarrow(String number) {
        Cli.Ran ran = Cli.run("theorem", number, "--ascii", "--width", "72");
        assertThat(ran.code()).isZero();
        assertThat(ran.out().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
        assertThat(ran.out()).doesNotContain("?\n");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 72);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void jsonHasTheSame(String number) {
        Cli.Ran ran = Cli.run("theorem", number, "--json");
        assertThat(ran.code()).isZero();
        JsonNode root = JsonMapper.builder().build().readTree(ran.out());
        assertThat(root.get("schema").asString()).isEqualTo("twintrace-theorem/1");
        JsonNode theorem = root.get("theorems").get(0);
        assertThat(theorem.get("number").asInt()).isEqualTo(Integer.parseInt(number));
        assertThat(theorem.get("established").asBoolean()).isTrue();
        assertThat(names(theorem.get("tightness"), "dropped"))
                .containsAll(names(theorem.get("assumptions"), "name"));
        List<String> kinds = names(theorem.get("passages"), "kind");
        assertThat(kinds).contains("runs", "table", "text");
        for (JsonNode passage : theorem.get("passages")) {
            if (passage.get("kind").asString().equals("runs")) {
                JsonNode twin = passage.get("finding").get("blame").get("twin");
                assertThat(twin.get("sameSenderView").asBoolean()).isTrue();
            }
        }
        assertThat(ran.out()).doesNotContain("null");
    }

    private static List<String> names(JsonNode all, String field) {
        List<String> names = new ArrayList<>();
        all.forEach(node -> names.add(node.get(field).asString()));
        return names;
    }

    @Test
    void anotherNumberIsRefused() {
        Cli.Ran ran = Cli.run("theorem", "4");
        assertThat(ran.code()).isEqualTo(Exit.INPUT);
        assertThat(ran.err()).contains("there is no theorem `4`");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void everyCommandThatATheoremNamesIsOne() {
        for (String number : List.of("1", "3")) {
            JsonNode root =
                    JsonMapper.builder()
                            .build()
                            .readTree(Cli.run("theorem", number, "--json").out());
            for (JsonNode command : root.get("theorems").get(0).get("commands")) {
                List<String> words = List.of(command.asString().split(" ", -1));
                assertThat(words.getFirst()).isEqualTo("twintrace");
                words.stream()
                        .filter(w -> w.startsWith("examples/"))
                        .forEach(w -> assertThat(Cli.ROOT.resolve(w)).exists());
                if (words.get(1).equals("check")) {
                    Object[] args =
                            words.stream()
                                    .skip(1)
                                    .map(w ->
                                            w.startsWith("examples/")
                                                    ? Cli.ROOT.resolve(w).toString()
                                                    : w)
                                    .toArray();
                    assertThat(Cli.run(args).code()).as(command.asString()).isLessThan(Exit.INPUT);
                }
            }
        }
    }
}
