package dev.twintrace.theorems.theorem3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.theorems.Unestablished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Consensus numbers of what RDMA offers, computed. */
class ConsensusNumberTest {
    private static final ConsensusNumber READ = ConsensusNumber.rdmaRead();
    private static final ConsensusNumber FADD = ConsensusNumber.of("FADD", "register:4+fadd:4");
    private static final ConsensusNumber CAS = ConsensusNumber.of("CAS", "register:4+cas:4");

    @ParameterizedTest
    @CsvSource({
        "register:4, 1, 1",
        "tas, 2, 1",
        "register:4+fadd:4, 2, 1",
        "cas:2, 2, 1",
        "register:4+fadd:4+cas:4, infinite, infinite"
    })
    void theNumbersAreThoseOfTheHierarchy(String type, String consensus, String recoverable) {
        ConsensusNumber number = ConsensusNumber.of(type, type);
        assertThat(ConsensusNumber.text(number.consensus())).isEqualTo(consensus);
        assertThat(ConsensusNumber.text(number.recoverable())).isEqualTo(recoverable);
    }

    @Test
    void lessIsStrict() {
        assertThat(READ.isLessThan(FADD)).isTrue();
        assertThat(FADD.isLessThan(CAS)).isTrue();
        assertThat(READ.isLessThan(CAS)).isTrue();
        assertThat(FADD.isLessThan(READ)).isFalse();
        assertThat(CAS.isLessThan(CAS)).isFalse();
        assertThat(READ.isLessThan(READ)).isFalse();
    }

    @Test
    void readsSolveItForOneAndAtomicsForTwo() {
        assertThat(READ.solvesFor(1)).isTrue();
        assertThat(READ.solvesFor(2)).isFalse();
        assertThat(FADD.solvesFor(2)).isTrue();
        assertThat(FADD.solvesFor(3)).isFalse();
        assertThat(CAS.solvesFor(100)).isTrue();
    }

    @Test
    void boundsAreNotTakenForNumbers() {
        assertThatThrownBy(() -> ConsensusNumber.of("a plain queue", "queue:2-plain"))
                .isInstanceOf(Unestablished.class);
        assertThatThrownBy(() -> ConsensusNumber.of("nothing", "no-such-type"))
                .isInstanceOf(Unestablished.class);
    }
}
