package dev.twintrace.engine.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.engine.reduce.PlainSearch.NoIgnoring;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the reduction relies on: some of what happens in a run is not undone in it. */
class StickyTest {
    private static final int SEEDS = Boolean.getBoolean("twintrace.full") ? 4_000 : 300;

    @Test
    void errorsDamageAndWhatIsConsumedStay() {
        long steps = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Model model = Lowering.lower(RandomProtocols.generate(seed));
            Interpreter interpreter = new Interpreter(model);
            PlainSearch search = PlainSearch.of(model, PlainSearch.ALL, NoIgnoring.NONE, 1_000);
            for (long[] state : search.states) {
                for (int action : search.enabled(state)) {
                    long[] after = state.clone();
                    try {
                        interpreter.apply(action, after);
                    } catch (MistakeInFile mistake) {
                        continue;
                    }
                    assertThat(stays(model, interpreter, state, after))
                            .as("seed %d, %s", seed, model.actions().get(action).name())
                            .isTrue();
                    steps++;
                }
            }
        }
        assertThat(steps).isGreaterThan(10_000);
    }

    private static boolean stays(Model model, Interpreter reader, long[] state, long[] after) {
        boolean flags =
                state[model.handedOver().offset()] <= after[model.handedOver().offset()]
                        && model.damage().values().stream()
                                .allMatch(v -> state[v.offset()] <= after[v.offset()]);
        return flags
                && model.outcome().processes().stream()
                        .allMatch(p -> {
                            int from = p.consumed().offset();
                            int count = (int) reader.compile(p.count()).value(state);
                            return count <= reader.compile(p.count()).value(after)
                                    && Arrays.equals(
                                            state, from, from + count, after, from, from + count);
                        });
    }
}
