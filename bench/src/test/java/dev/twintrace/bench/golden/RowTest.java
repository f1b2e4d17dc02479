package dev.twintrace.bench.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to explore the golden model gives the four counts that the other tools agree on:
 * states, steps, levels, and states with a wrong value consumed.
 */
class RowTest {
    private static final int SMALL = 3;

    static List<Row> small() {
        return Row.ALL.subList(0, SMALL);
    }

    static List<Row> large() {
        return Row.ALL.subList(SMALL, Row.ALL.size());
    }

    @ParameterizedTest
    @MethodSource("small")
    void interpreterCountsRight(Row row) {
        assertThat(counts(row, EngineSearch.Steps.INTERPRETED, 1)).isEqualTo(row.counts());
        assertThat(counts(row, EngineSearch.Steps.INTERPRETED, 2)).isEqualTo(row.counts());
    }

    /** The first two rows are over before compiling pays. */
    @ParameterizedTest
    @MethodSource("small")
    void compiledCodeCountsRight(Row row) {
        assertThat(counts(row, EngineSearch.Steps.COMPILED, 1)).isEqualTo(row.counts());
        assertThat(counts(row, EngineSearch.Steps.COMPILED, 2)).isEqualTo(row.counts());
    }

    @ParameterizedTest
    @MethodSource("small")
    void handWrittenCodeCountsRight(Row row) {
        assertThat(PackedSearch.explore(row)).isEqualTo(row.counts());
    }

    @ParameterizedTest
    @MethodSource("large")
    @EnabledIfSystemProperty(named = "twintrace.full", matches = "true")
    void countsRightOnLargeRows(Row row) {
        assertThat(counts(row, EngineSearch.Steps.COMPILED, 1)).isEqualTo(row.counts());
        assertThat(counts(row, EngineSearch.Steps.COMPILED, 2)).isEqualTo(row.counts());
        assertThat(PackedSearch.explore(row)).isEqualTo(row.counts());
    }

    @Test
    void shortestRunToViolHas22Steps() {
        Row row = Row.named("2-1-0-2").orElseThrow();
        assertThat(EngineSearch.explore(row, EngineSearch.Steps.INTERPRETED, 1).shortestToViol())
                .hasValue(22);
    }

    private static Counts counts(Row row, EngineSearch.Steps steps, int threads) {
        return EngineSearch.explore(row, steps, threads).counts();
    }
}
