package dev.twintrace.protocol.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwinFileTest {
    private static final String LL128 = Snippets.all().getFirst().source();

    private static List<String> messages(String text) {
        return TwinFile.parse("p.twin", text) instanceof Parsed.Rejected rejected
                ? rejected.diagnostics().stream().map(Diagnostic::message).toList()
                : List.of();
    }

    private static List<String> messages(Instance instance) {
        return instance instanceof Instance.Invalid(List<Diagnostic> diagnostics)
                ? diagnostics.stream().map(Diagnostic::message).toList()
                : List.of();
    }

    @Test
    void aFileTellsItsNameTitleAndText() {
        TwinFile file = Lowered.file(LL128);
        assertThat(file.protocolName()).isEqualTo("ll128");
        assertThat(file.title()).isEqualTo("NCCL LL128, as abstracted in the paper");
        assertThat(file.text()).isEqualTo(LL128);
    }

    @Test
    void optionsAreTheDeclaredOnesThenTheImplicitOnes() {
        List<Option> options = Lowered.file(LL128).options();
        assertThat(options)
                .extracting(Option::name)
                .containsExactly("reuse", "originals", "faults", "nic_faults", "losses");
        assertThat(options.getFirst().relaxed()).isEqualTo(Optional.of("off"));
        assertThat(options)
                .extracting(Option::defaultValue)
                .containsExactly("on", "bounded", "1", "0", "0");
        assertThat(options)
                .extracting(Option::implicit)
                .containsExactly(false, true, true, true, true);
    }

    @Test
    void aFileWithoutFailoverHasNoImplicitOptions() {
        assertThat(Lowered.file("protocol p host a { x = 0 } process one on a { x = 1 }").options())
                .isEmpty();
    }

    @Test
    void implicitDefaultsThatDifferAreAsWritten() {
        String text =
                """
                protocol p
                host a { y = 0 }
                host b { x = 0 }
                qp q: a -> b
                qp r: b -> a
                process one on a { q.write(x, 1) }
                process two on b { r.write(y, 1) }
                failover q { faults 1; originals late; on error { resend } }
                failover r { faults 2; originals bounded; on error { resend } }
                """;
        assertThat(Lowered.file(text).options())
                .extracting(Option::defaultValue)
                .containsExactly(Option.AS_WRITTEN, Option.AS_WRITTEN, "0", "0");
    }

    @Test
    void expectationsCarryClassesAndSettings() {
        List<Expectation> expectations = Lowered.file(LL128).expectations();
        assertThat(expectations)
                .extracting(Expectation::conclusion)
                .containsExactly(Conclusion.UNSAFE, Conclusion.TRANSPARENT, Conclusion.UNSAFE);
        assertThat(expectations.getFirst().classes()).containsExactly(Damage.GHOST_WRITE);
        assertThat(expectations.get(1).with().values()).isEqualTo(Map.of("reuse", "off"));
        assertThat(expectations.get(2).with()).hasToString("originals=late");
    }

    @Test
    void failStopHasAHyphen() {
        String text = LL128 + "expect FAIL-STOP with reuse = off, originals = late\n";
        Expectation last = Lowered.file(text).expectations().getLast();
        assertThat(last.conclusion()).isEqualTo(Conclusion.FAIL_STOP);
        assertThat(last.with()).hasToString("reuse=off, originals=late");
    }

    @Test
    void defaultsAreThoseOfTheDeclaredOptions() {
        assertThat(Lowered.file(LL128).defaults()).hasToString("reuse=on");
    }

    @Test
    void aSettingThatTheFileDoesNotHaveIsInvalid() {
        TwinFile file = Lowered.file(LL128);
        assertThat(messages(file.instantiate(Settings.NONE.with("resue", "on"))))
                .containsExactly("unknown option `resue`, did you mean `reuse`?");
        assertThat(messages(file.instantiate(Settings.NONE.with("originals", "lat"))))
                .containsExactly("the option `originals` has no value `lat`, did you mean `late`?");
    }

    @Test
    void theSettingsOfEveryFileAreSuggestedAndListed() {
        TwinFile plain = Lowered.file("protocol p host a { x = 0 } process one on a { x = 1 }");
        assertThat(plain.instantiate(Settings.NONE.with("original", "late")))
                .isInstanceOfSatisfying(
                        Instance.Invalid.class,
                        invalid ->
                                assertThat(invalid.diagnostics())
                                        .singleElement()
                                        .satisfies(one -> {
                                            assertThat(one.message())
                                                    .contains("did you mean `originals`?");
                                            assertThat(one.hint())
                                                    .isEqualTo(
                                                            "the options are `originals`, `faults`,"
                                                                    + " `nic_faults` or `losses`");
                                        }));
        assertThat(messages(plain.instantiate(Settings.NONE.with("faults", "1"))))
                .containsExactly("`faults` is about failover blocks, and this file has none");
    }

    @Test
    void aMistakeThatOneSettingShowsIsFoundForThatSetting() {
        String text =
                """
                protocol p
                option wide = off
                host a { ring[4] = 0 }
                process one on a { if wide { ring[4] = 1 } else { ring[0] = 1 } }
                """;
        assertThat(messages(Lowered.file(text).instantiate(Settings.NONE.with("wide", "on"))))
                .containsExactly("`ring` has 4 elements, there is no element 4");
        assertThat(messages(text + "expect TRANSPARENT with wide = on"))
                .containsExactly("`ring` has 4 elements, there is no element 4 (with wide=on)");
    }

    @Test
    void independentMistakesAreAllReportedInTheOrderOfTheFile() {
        assertThat(
                        messages(
                                """
                                protocol p
                                host a { flag = 0 }
                                qp q a -> b
                                process one on a { flag = }
                                process two on a { awiat flag == 1 }
                                option x
                                """))
                .containsExactly(
                        "expected `:`, found `a`",
                        "expected a value, found `}`",
                        "`awiat` is unknown here, did you mean `await`?",
                        "expected `=`, found the end of the file");
        assertThat(
                        messages(
                                """
                                protocol p
                                host a { flag = 0 }
                                process one on a { flga = 1; emit vlue }
                                process two on c { flag = 1 }
                                expect SAFE
                                """))
                .hasSize(4);
    }

    @Test
    void settingsPrintInTheirOrderAndCanBeJoined() {
        Settings settings = Settings.NONE.with("b", "1").with("a", "2");
        assertThat(settings).hasToString("b=1, a=2");
        assertThat(settings.with(Settings.NONE.with("b", "3"))).hasToString("b=3, a=2");
        assertThat(Settings.NONE).hasToString("");
    }
}
