package dev.twintrace.theorems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.engine.solve.Solution;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.TwinFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemes that the theorems are shown for. */
class SchemeTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("twintrace.root"), "examples");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collectives/ll128.twin",
                "collectives/ll128-assumptions.twin",
                "atomics/cas-assumptions.twin",
                "atomics/shared-fadd.twin",
                "atomics/tagged-lock.twin"
            })
    void theSchemesInTheJarAreTheExamples(String file) throws IOException {
        Path example = EXAMPLES.resolve(file);
        Scheme bundled = Scheme.bundled(example.getFileName().toString());
        assertThat(bundled.file().text()).isEqualTo(Files.readString(example));
        assertThat(TwinFile.read(example)).isInstanceOf(Parsed.Accepted.class);
        TwinFile read = ((Parsed.Accepted) TwinFile.read(example)).file();
        assertThat(read.instantiate(read.defaults()))
                .isEqualTo(bundled.file().instantiate(bundled.settings()))
                .isInstanceOf(Instance.Valid.class);
    }

    @Test
    void aRuleIsNotClaimedWhereThereIsNone() {
        Scheme scheme = Scheme.bundled("ll128-assumptions.twin");
        assertThat(scheme.solution()).isInstanceOf(Solution.Impossible.class);
        assertThatThrownBy(scheme::rules).isInstanceOf(Unestablished.class);
    }

    @Test
    void impossibilityIsNotClaimedWhereThereIsARule() {
        Scheme scheme = Scheme.bundled("ll128-assumptions.twin").with("reuse", "off");
        assertThat(scheme.rules().text()).hasSize(1);
        assertThatThrownBy(scheme::impossible).isInstanceOf(Unestablished.class);
    }

    @Test
    void whatAFileDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> Scheme.bundled("ll128.twin").with("colour", "red").protocol())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Scheme.bundled("nothing.twin"))
                .isInstanceOf(IllegalStateException.class);
    }
}
