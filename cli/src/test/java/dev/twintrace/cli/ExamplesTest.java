package dev.twintrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Check;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.report.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example has the verdicts that it says it has. */
class ExamplesTest {
    @ParameterizedTest(name = "{0} [{1}]: {2}")
    @MethodSource("variants")
    void verdictIsAsExpected(
            String name, String variant, String verdict, TwinFile file, Expectation expected) {
        assertThat(file.instantiate(expected.with())).isInstanceOf(Instance.Valid.class);
        var instance = (Instance.Valid) file.instantiate(expected.with());
        Answer answer = Check.check(instance.protocol(), Limits.none(), Progress.NONE);
        Trial trial = new Trial(name, expected.with(), Optional.of(expected), answer);
        assertThat(trial.standing())
                .as("%s, not %s", Wording.answer(answer), Wording.expectation(expected))
                .isEqualTo(Trial.Standing.AS_EXPECTED);
    }

    static Stream<Arguments> variants() {
        return examples().stream()
                .flatMap(file ->
                        file.expectations().stream()
                                .map(expected ->
                                        Arguments.of(
                                                name(file),
                                                Wording.settings(expected.with()),
                                                Wording.expectation(expected),
                                                file,
                                                expected)));
    }

    @Test
    void everyExampleHasTheCanonicalLayout() {
        assertThat(Cli.run("fmt", "--check", Cli.EXAMPLES).out()).isEmpty();
    }

    @Test
    void everyExampleExpectsSomething() {
        assertThat(examples())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.expectations()).as(name(file)).isNotEmpty());
    }

    private static String name(TwinFile file) {
        return Cli.EXAMPLES.relativize(Path.of(file.fileName())).toString();
    }

    private static List<TwinFile> examples() {
        return Folders.expand(List.of(Cli.EXAMPLES.toString())).stream()
                .map(path -> TwinFile.read(Path.of(path)))
                .map(parsed -> {
                    assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
                    return ((Parsed.Accepted) parsed).file();
                })
                .toList();
    }
}
