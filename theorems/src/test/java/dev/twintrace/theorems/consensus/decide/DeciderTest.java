package dev.twintrace.theorems.consensus.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.theorems.consensus.RandomTypes;
import dev.twintrace.theorems.consensus.type.Catalogue;
import dev.twintrace.theorems.consensus.type.FiniteType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The decider against the definitions. */
class DeciderTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int SEEDS = Integer.getInteger("twintrace.seeds", FULL ? 8_000 : 500);

    /** Four processes have a hundred times the cases of three: only some types are asked. */
    private static final int EVERY = 16;

    private static final int INFINITE = 100;

    @Test
    void numbersAreThoseOfTheDefinitions() {
        Map<Integer, Integer> met = new TreeMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            FiniteType type = RandomTypes.of(seed);
            Decision decision = Decider.decide(type, Decider.USUAL_LIMIT);
            int most = seed % EVERY == 0 ? 4 : 3;
            agree(type, Property.DISCERNING, decision.consensus(), most);
            agree(type, Property.RECORDING, decision.recoverable(), most);
            met.merge(number(decision.consensus()), 1, Integer::sum);
            assertThat(number(decision.recoverable()))
                    .as(type.name())
                    .isLessThanOrEqualTo(number(decision.consensus()));
        }
        assertThat(met).as("met").containsKeys(1, 2, 3, INFINITE);
    }

    private static void agree(
            FiniteType type, Property property, ConsensusNumber number, int most) {
        for (int n = 2; n <= most; n++) {
            assertThat(number(number) >= n)
                    .as("%s is %d-%s", type.name(), n, property)
                    .isEqualTo(Oracle.has(type, property, n));
        }
    }

    private static int number(ConsensusNumber number) {
        return switch (number) {
            case ConsensusNumber.One _ -> 1;
            case ConsensusNumber.Exactly(Assignment witness) -> witness.processes();
            case ConsensusNumber.Infinite _ -> INFINITE;
            case ConsensusNumber.AtLeast _ -> throw new AssertionError("the limit was reached");
        };
    }

    @Test
    void witnessesAreThoseOfTheDefinitions() {
        for (long seed = 0; seed < SEEDS; seed++) {
            FiniteType type = RandomTypes.of(seed);
            Decision decision = Decider.decide(type, Decider.USUAL_LIMIT);
            witness(type, Property.DISCERNING, decision.consensus());
            witness(type, Property.RECORDING, decision.recoverable());
        }
    }

    private static void witness(FiniteType type, Property property, ConsensusNumber number) {
        switch (number) {
            case ConsensusNumber.Exactly(Assignment witness) when witness.processes() <= 6 ->
                    assertThat(Oracle.has(type, property, witness)).as(type.name()).isTrue();
            case ConsensusNumber.Infinite(Assignment witness) -> {
                for (int n = 2; n <= 5; n++) {
                    assertThat(Oracle.has(type, property, witness.grown(n)))
                            .as(type.name())
                            .isTrue();
                }
            }
            case ConsensusNumber.Exactly _, ConsensusNumber.One _, ConsensusNumber.AtLeast _ -> {}
        }
    }

    @Test
    void copiesBeyondTheBoundChangeNothing() {
        int lost = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            FiniteType type = RandomTypes.of(seed);
            Table table = new Table(type);
            int bound = Saturation.copies(table.states);
            Assignment pair = new Assignment(0, List.of(1), List.of(table.operations - 1));
            for (Property property : Property.values()) {
                boolean saturated = property.holds(table, pair.grown(1 + bound));
                for (int copies : new int[] {bound + 1, bound + 2, bound + 3, 2 * bound}) {
                    assertThat(property.holds(table, pair.grown(1 + copies)))
                            .as("%s with %d copies", type.name(), copies)
                            .isEqualTo(saturated);
                }
                lost += property.holds(table, pair) && !saturated ? 1 : 0;
            }
        }
        assertThat(lost).as("pairs that copies below the bound break").isPositive();
    }

    @Test
    void twoProcessesAreDecidedAsTheDefinitionSays() {
        for (long seed = 0; seed < SEEDS; seed++) {
            FiniteType type = RandomTypes.of(seed);
            Table table = new Table(type);
            List<Integer> operations = IntStream.range(0, table.operations).boxed().toList();
            for (Property property : Property.values()) {
                List<Assignment> expected = new ArrayList<>();
                for (int q0 = 0; q0 < table.states; q0++) {
                    for (int a : operations) {
                        for (int b = a; b < table.operations; b++) {
                            Assignment pair = new Assignment(q0, List.of(a), List.of(b));
                            if (Oracle.has(type, property, pair)) {
                                expected.add(pair);
                            }
                            assertThat(property.holds(type, pair))
                                    .isEqualTo(Oracle.has(type, property, pair));
                        }
                    }
                }
                assertThat(Pairs.of(table, property, operations, Long.MAX_VALUE))
                        .as("%s, %s", type.name(), property)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void additionsThatDoNotCommuteRecord() {
        FiniteType type = Catalogue.type("masked-fadd-any:2").orElseThrow();
        for (Property property : Property.values()) {
            assertThat(Oracle.has(type, property, 2)).isTrue();
            assertThat(Oracle.has(type, property, 3)).isFalse();
        }
    }

    @Test
    void additionsOfThreeBitsThatDoNotCommuteRecordForFour() {
        FiniteType type = Catalogue.type("masked-fadd-any:3").orElseThrow();
        Decision decision = Decider.decide(type, Decider.USUAL_LIMIT);
        for (Property property : Property.values()) {
            ConsensusNumber number =
                    property == Property.DISCERNING ? decision.consensus() : decision.recoverable();
            assertThat(number)
                    .isInstanceOfSatisfying(
                            ConsensusNumber.Exactly.class,
                            four -> {
                                assertThat(four.witness().processes()).isEqualTo(4);
                                assertThat(Oracle.has(type, property, four.witness())).isTrue();
                            });
        }
    }

    @Test
    void aLimitIsSaid() {
        FiniteType four = Catalogue.type("consensus:4").orElseThrow();
        for (long limit = 1; limit < 8; limit++) {
            assertThat(Decider.decide(four, limit).recoverable())
                    .as("%d assignments", limit)
                    .isInstanceOfSatisfying(
                            ConsensusNumber.AtLeast.class,
                            found ->
                                    assertThat(found.witness().processes()).isLessThanOrEqualTo(4));
        }
        assertThat(Decider.decide(four, Decider.USUAL_LIMIT).recoverable())
                .isInstanceOf(ConsensusNumber.Exactly.class);
    }

    @Test
    void typesWithoutReadGetAnUpperBound() {
        Decision queue =
                Decider.decide(Catalogue.type("queue:2-plain").orElseThrow(), Decider.USUAL_LIMIT);
        assertThat(queue.readable()).isFalse();
        assertThat(queue.consensus()).isInstanceOf(ConsensusNumber.Infinite.class);
    }
}
