package dev.twintrace.theorems.consensus.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.theorems.consensus.RandomTypes;
import dev.twintrace.theorems.consensus.decide.Assignment;
import dev.twintrace.theorems.consensus.decide.Decider;
import dev.twintrace.theorems.consensus.decide.Property;
import dev.twintrace.theorems.consensus.type.Catalogue;
import dev.twintrace.theorems.consensus.type.FiniteType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocols of witnesses work, and those of assignments that are none do not. */
class ExplorerTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int SEEDS = Integer.getInteger("twintrace.seeds", FULL ? 3_000 : 150);
    private static final long LIMIT = 300_000;

    private static List<Trial> trials(FiniteType type) {
        return Trials.of(Decider.decide(type, Decider.USUAL_LIMIT), 3, LIMIT);
    }

    private static void worksAsItShould(Trial trial, String type) {
        if (trial.way() == Way.RECOVERABLE || !trial.crashes()) {
            assertThat(trial.outcome())
                    .as("%s: %s", type, trial)
                    .isInstanceOf(Outcome.Correct.class);
        }
    }

    @Test
    void witnessesOfRandomTypesYieldProtocolsThatWork() {
        int recoverable = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            FiniteType type = RandomTypes.of(seed);
            for (Trial trial : trials(type)) {
                worksAsItShould(trial, type.name());
                recoverable += trial.way() == Way.RECOVERABLE ? 1 : 0;
            }
        }
        assertThat(recoverable).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tas",
                "swap:4",
                "fadd:4",
                "fetch-max:4",
                "cas:2",
                "cas:3",
                "sticky",
                "consensus:2",
                "consensus:3",
                "consensus:4",
                "queue:2",
                "stack:2",
                "shift:2",
                "shift:3",
                "shift:4",
                "shift-arithmetic:2",
                "masked-cas:2",
                "masked-fadd-any:2",
                "fadd:4,sticky"
            })
    void witnessesOfBuiltInTypesYieldProtocolsThatWork(String name) {
        FiniteType type = Catalogue.type(name).orElseThrow();
        List<Trial> trials = trials(type);
        assertThat(trials).isNotEmpty();
        trials.forEach(trial -> worksAsItShould(trial, name));
    }

    @Test
    void aCrashBreaksTestAndSetAndTheRunShowsIt() {
        Outcome outcome =
                trials(Catalogue.type("tas").orElseThrow()).stream()
                        .filter(Trial::crashes)
                        .map(Trial::outcome)
                        .findFirst()
                        .orElseThrow();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Broken.class,
                        broken ->
                                assertThat(broken.run())
                                        .anyMatch(step -> step.contains("crashes"))
                                        .last()
                                        .asString()
                                        .contains("decides"));
    }

    @Test
    void aWrongWitnessIsCaught() {
        FiniteType fadd = Catalogue.type("fadd:4").orElseThrow();
        Assignment three = new Assignment(0, List.of(1), List.of(2, 3));
        assertThat(Explorer.teams(fadd, three, Way.STOPPING, false, LIMIT))
                .isInstanceOf(Outcome.Broken.class);
        assertThat(Explorer.full(fadd, three, Way.STOPPING, false, LIMIT))
                .isInstanceOf(Outcome.Broken.class);
        assertThat(Explorer.teams(fadd, three.only(2), Way.RECOVERABLE, false, LIMIT))
                .isInstanceOf(Outcome.Broken.class);
    }

    /** Where disjoint sets were enough, the condition on q0 could be dropped: it cannot. */
    @Test
    void theConditionOnTheInitialStateIsNeeded() {
        List<Outcome> outcomes = new ArrayList<>();
        for (long seed = 0; seed < 20L * SEEDS; seed++) {
            FiniteType type = RandomTypes.of(seed);
            int last = type.operations().size() - 1;
            Assignment assignment = new Assignment(0, List.of(1), List.of(last, last));
            Sequences first = Sequences.of(type, assignment, true);
            Sequences second = Sequences.of(type, assignment, false);
            boolean disjoint =
                    IntStream.range(0, type.states().size())
                            .noneMatch(s -> first.leave(s) && second.leave(s));
            if (disjoint && !Property.RECORDING.holds(type, assignment)) {
                outcomes.add(Explorer.teams(type, assignment, Way.RECOVERABLE, true, LIMIT));
            }
        }
        assertThat(outcomes).isNotEmpty().allMatch(Outcome.Broken.class::isInstance);
    }

    @Test
    void aLimitIsSaid() {
        FiniteType cas = Catalogue.type("cas:3").orElseThrow();
        assertThat(Trials.of(Decider.decide(cas, Decider.USUAL_LIMIT), 3, 10))
                .allMatch(trial -> trial.outcome() instanceof Outcome.Unfinished);
    }

    @Test
    void typesThatCannotBeReadAreNotRun() {
        assertThat(trials(Catalogue.type("queue:2-plain").orElseThrow())).isEmpty();
    }
}
