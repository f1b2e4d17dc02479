package dev.twintrace.theorems.consensus.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.theorems.consensus.type.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that are known, out of the computation. */
class ExpectedNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "register:2 1 1",
                "register:4 1 1",
                "tas 2 1",
                "swap:2 2 1",
                "swap:4 2 1",
                "fadd:2 2 1",
                "fadd:4 2 1",
                "fadd:16 2 1",
                "fetch-xor:1 2 1",
                "fetch-xor:3 2 1",
                "fetch-max:2 2 1",
                "fetch-max:4 2 1",
                "masked-fadd:2 2 1",
                "masked-fadd:4 2 1",
                "cas:2 2 1",
                "cas:3 inf inf",
                "cas:8 inf inf",
                "masked-cas:1 2 1",
                "masked-cas:2 inf inf",
                "sticky inf inf",
                "consensus:2 2 2",
                "consensus:3 3 3",
                "consensus:4 4 4",
                "consensus:5 5 5",
                "queue:2 inf inf",
                "stack:2 inf inf",
                "register:4+fadd:4 2 1",
                "register:4,fadd:4 2 1",
                "fadd:4,sticky inf inf",
                "fadd:4-erased 1 1",
                "swap:4-erased 1 1",
                "tas-erased 1 1",
                "shift:2 2 2",
                "shift:3 3 3",
                "shift:4 4 4",
                "shift:5 5 5",
                "shift-arithmetic:2 inf inf",
                "shift-arithmetic:3 inf inf",
                "register:4+fadd:4+cas:4 inf inf",
                "masked-fadd-any:1 2 1",
                "masked-fadd-any:2 2 2",
                "masked-fadd-any:3 4 4",
            })
    void numberIsAsKnown(String type, String consensus, String recoverable) {
        Decision decision = Decider.decide(Catalogue.type(type).orElseThrow(), Decider.USUAL_LIMIT);
        assertThat(text(decision.consensus()) + "/" + text(decision.recoverable()))
                .isEqualTo(consensus + "/" + recoverable);
    }

    private static String text(ConsensusNumber number) {
        return switch (number) {
            case ConsensusNumber.One _ -> "1";
            case ConsensusNumber.Exactly(Assignment witness) -> "" + witness.processes();
            case ConsensusNumber.Infinite _ -> "inf";
            case ConsensusNumber.AtLeast(Assignment witness) -> ">=" + witness.processes();
        };
    }
}
