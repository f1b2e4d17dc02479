package dev.twintrace.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** TLC is not at hand: a small reader of the part of TLA+ that exports use counts the states. */
class TlaTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int MOST_STATES = FULL ? 30_000 : 600;
    private static final int SEEDS = FULL ? 1_000 : 20;

    private static int compare(Optional<Samples.Sample> sample) {
        if (sample.isEmpty()) {
            return 0;
        }
        Samples.Sample s = sample.get();
        if (!(Tla.of(s.model(), s.subject(), "M") instanceof Exported.Done(String text))) {
            return 0;
        }
        TlaModule module = new TlaModule(text);
        assertThat(module.flaws()).as(s.name()).isEmpty();
        assertThat(module.states()).as(s.name()).isEqualTo(s.states());
        return 1;
    }

    @Test
    void examplesHaveAsManyStates() throws IOException {
        int compared = 0;
        for (Path path : Samples.examples()) {
            compared +=
                    compare(Samples.explored(path.toString(), Samples.example(path), MOST_STATES));
        }
        System.out.println("TLA+: " + compared + " examples have as many states");
        assertThat(compared).isGreaterThan(3);
    }

    @Test
    void randomProtocolsHaveAsManyStates() {
        int compared = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            compared += compare(Samples.random(seed, MOST_STATES));
        }
        System.out.println("TLA+: " + compared + " random protocols have as many states");
        assertThat(compared).isGreaterThan(SEEDS / 3);
    }

    @Test
    void aModuleSaysWhatItIs() throws IOException {
        Path ll128 =
                Samples.examples().stream()
                        .filter(p -> p.endsWith("ll128.twin"))
                        .findFirst()
                        .orElseThrow();
        Samples.Sample s = Samples.explored("ll128", Samples.example(ll128), 10_000).orElseThrow();
        assertThat(((Exported.Done) Tla.of(s.model(), s.subject(), "LL128")).text())
                .startsWith("---- MODULE LL128 ----\n")
                .contains("protocol  ll128", "gpu1_flag \\in 0..1", "Do_receiver_await_flag ==")
                .contains("Spec == Init /\\ [][Next]_vars", "receiver_finished ==")
                .doesNotContain("without request", "\t")
                .endsWith("====\n");
    }
}
