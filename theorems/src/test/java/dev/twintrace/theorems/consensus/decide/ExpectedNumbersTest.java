package dev.twintrace.theorems.consensus.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.theorems.consensus.run.Outcome;
import dev.twintrace.theorems.consensus.run.Trials;
import dev.twintrace.theorems.consensus.run.Way;
import dev.twintrace.theorems.consensus.type.Catalogue;
import dev.twintrace.theorems.consensus.type.Familiar;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that are known, out of the computation. */
class ExpectedNumbersTest {
    /** Type, consensus number, recoverable consensus number. */
    private static final String KNOWN =
            """
            register:2 1 1
            register:4 1 1
            tas 2 1
            swap:2 2 1
            swap:4 2 1
            fadd:2 2 1
            fadd:4 2 1
            fadd:16 2 1
            fetch-xor:1 2 1
            fetch-xor:3 2 1
            fetch-max:2 2 1
            fetch-max:4 2 1
            masked-fadd:2 2 1
            masked-fadd:4 2 1
            cas:2 2 1
            cas:3 inf inf
            cas:8 inf inf
            masked-cas:1 2 1
            masked-cas:2 inf inf
            sticky inf inf
            consensus:2 2 2
            consensus:3 3 3
            consensus:4 4 4
            consensus:5 5 5
            queue:2 inf inf
            stack:2 inf inf
            register:4+fadd:4 2 1
            register:4,fadd:4 2 1
            fadd:4,sticky inf inf
            fadd:4-erased 1 1
            swap:4-erased 1 1
            tas-erased 1 1
            register:4+fadd:4-erased 1 1
            cas:3-erased inf inf
            fetch-max:64 2 1
            masked-fadd:8 2 1
            shift:2 2 2
            shift:3 3 3
            shift:4 4 4
            shift:5 5 5
            shift-arithmetic:2 inf inf
            shift-arithmetic:3 inf inf
            register:4+fadd:4+cas:4 inf inf
            masked-fadd-any:1 2 1
            masked-fadd-any:2 2 2
            masked-fadd-any:3 4 4
            cas:4 inf inf
            cas:5 inf inf
            masked-cas:3 inf inf
            shift-arithmetic:4 inf inf
            shift-arithmetic:5 inf inf
            consensus:6 6 6
            fadd:64 2 1
            fetch-xor:2 2 1
            register:8,fadd:4 2 1
            queue:3 inf inf
            stack:3 inf inf
            fadd:16-erased 1 1
            fetch-max:4-erased 1 1
            """;

    static List<String> known() {
        return KNOWN.lines().toList();
    }

    @ParameterizedTest
    @MethodSource("known")
    void numberIsAsKnown(String row) {
        String type = row.split(" ", -1)[0];
        Decision decision = Decider.decide(Catalogue.type(type).orElseThrow(), Decider.USUAL_LIMIT);
        assertThat(type + " " + text(decision.consensus()) + " " + text(decision.recoverable()))
                .isEqualTo(row);
    }

    @Test
    void everyRowOfTheTableIsKnown() {
        Stream<String> types = known().stream().map(row -> row.split(" ", -1)[0]);
        assertThat(types).containsAll(Familiar.all().stream().map(Familiar::expression).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cas:8", "fadd:16"})
    void theirProtocolsForThreeProcessesAreRight(String type) {
        Decision decision = Decider.decide(Catalogue.type(type).orElseThrow(), Decider.USUAL_LIMIT);
        assertThat(Trials.of(decision, 3, 100_000))
                .filteredOn(t -> t.way() == Way.RECOVERABLE || !t.crashes())
                .isNotEmpty()
                .allMatch(t -> t.outcome() instanceof Outcome.Correct);
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
