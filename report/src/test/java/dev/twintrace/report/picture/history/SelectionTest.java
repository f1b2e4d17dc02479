package dev.twintrace.report.picture.history;

import static dev.twintrace.report.picture.history.Histories.WORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.report.Examined;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static Set<Integer> set(Numbers numbers) {
        return numbers.stream().boxed().collect(Collectors.toSet());
    }

    private static boolean concurrent(History h, int a, int b) {
        return h.called(a) <= h.returned(b) && h.called(b) <= h.returned(a);
    }

    private static boolean same(Examined examined, int a, int b) {
        History h = examined.history();
        return h.key(a) == h.key(b)
                && (!(examined.type() instanceof ObjectType.Set)
                        || h.argument(a, 0) == h.argument(b, 0));
    }

    /** What is beside a contradiction, by its definition, for any operations as the evidence. */
    @Test
    void ifThereIsRoomAllThatIsConcurrentWithTheEvidenceIsShown() {
        int roomy = 0;
        for (Examined examined : Histories.RANDOM) {
            History h = examined.history();
            if (h.size() < 15) {
                continue;
            }
            int[] core =
                    IntStream.range(h.size() / 3, h.size())
                            .filter(o -> same(examined, o, h.size() / 3))
                            .limit(3)
                            .toArray();
            long end =
                    IntStream.of(core)
                            .mapToLong(o -> Math.max(h.called(o), h.returned(o) % History.NEVER))
                            .max()
                            .orElseThrow();
            Set<Integer> beside =
                    IntStream.range(0, h.size())
                            .filter(o -> same(examined, o, core[0]) && h.called(o) <= end)
                            .filter(o -> IntStream.of(core).anyMatch(e -> concurrent(h, e, o)))
                            .boxed()
                            .collect(Collectors.toSet());
            Evidence evidence = new Evidence(Numbers.of(core), Optional.empty(), "No.");
            Set<Integer> shown = set(Beside.of(h, examined.type(), evidence).operations());
            assertThat(shown).contains(IntStream.of(core).boxed().toArray(Integer[]::new));
            if (beside.size() <= Selection.ENOUGH) {
                roomy++;
                assertThat(shown).containsAll(beside);
                assertThat(shown.size())
                        .isLessThanOrEqualTo(Math.max(Selection.SOME, beside.size()));
            }
        }
        assertThat(roomy).isGreaterThan(Histories.RANDOM.size() / 5);
    }

    @Test
    void theKeyWithTheMostInFlightIsShown() {
        History.Builder builder = new History.Builder();
        for (int i = 0; i < 90; i++) {
            int key = i % 3;
            int longer = key == 1 ? 100 : 5;
            builder.begin(
                    i % 9,
                    10L * i,
                    builder.key(new Value.Text("k" + key)),
                    builder.function("read"));
            builder.end(10L * i + longer, History.Form.VALUE, 0, Executions.ONCE);
        }
        History h = builder.build();
        Examined examined =
                Histories.decided(h, WORD, new Decision.Linearizable(List.of(), List.of()));
        Selection selection = Selection.of(examined);
        assertThat(selection.operations().stream()).allMatch(o -> h.key(o) == 1).hasSize(30);
        assertThat(selection.cut()).isEqualTo("Shown are 30 of 90 operations: those on key k1.");
    }
}
