package dev.twintrace.engine.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.engine.reduce.PlainSearch.NoIgnoring;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said to be independent is: slowly, state by state. */
class DependenciesTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int MOST = 2_000;
    private static final int LOOKS = 60;

    private long pairs;

    @Test
    void labelsThatAccordCommuteInTangledModels() {
        check(FULL ? 20_000 : 1_000, TangledModels::generate);
    }

    @Test
    void labelsThatAccordCommuteInProtocols() {
        check(FULL ? 3_000 : 60, seed -> Lowering.lower(RandomProtocols.generate(seed)));
    }

    private void check(int seeds, LongFunction<Model> models) {
        pairs = 0;
        for (long seed = 0; seed < seeds; seed++) {
            Model model = models.apply(seed);
            PlainSearch search = PlainSearch.of(model, PlainSearch.ALL, NoIgnoring.NONE, MOST);
            Steps steps = new Steps(model, search);
            Random random = new Random(seed);
            for (int look = 0; look < LOOKS; look++) {
                long[] state = search.states.get(random.nextInt(search.states.size()));
                steps.look("seed " + seed, state);
            }
        }
        System.out.println(pairs + " pairs of steps commute as they should");
        assertThat(pairs).isGreaterThan(1_000);
    }

    private final class Steps {
        private final Interpreter interpreter;
        private final PlainSearch search;
        private final Dependencies dependencies;
        private final Labels labels;

        Steps(Model model, PlainSearch search) {
            this.interpreter = new Interpreter(model);
            this.search = search;
            this.dependencies = StubbornSets.without(Rule.VISIBLE, model).dependencies();
            this.labels = dependencies.labels();
        }

        void look(String which, long[] state) {
            int[] enabled = search.enabled(state);
            assertThat(Arrays.stream(enabled).map(labels::of).distinct().count())
                    .as("%s: one step for each label", which)
                    .isEqualTo(enabled.length);
            for (int a : enabled) {
                makes(which, state, a);
                for (int b : enabled) {
                    if (a < b && !has(dependencies.claims(labels.of(a)), labels.of(b))) {
                        pairs++;
                        assertThat(twice(state, a, labels.of(b)))
                                .as("%s: actions %d and %d", which, a, b)
                                .isEqualTo(twice(state, b, labels.of(a)))
                                .isNotEmpty();
                    }
                }
            }
        }

        private Set<List<Long>> twice(long[] state, int first, int label) {
            Set<List<Long>> after = new HashSet<>();
            long[] between = after(state, first);
            for (int second : labels.members(label)) {
                if (interpreter.enabled(second, between)) {
                    after.add(
                            Arrays.stream(after(between, second))
                                    .boxed()
                                    .collect(Collectors.toList()));
                }
            }
            return after;
        }

        /** What comes of a mistake does not matter, as long as it is the same either way. */
        private long[] after(long[] state, int action) {
            long[] after = state.clone();
            try {
                interpreter.apply(action, after);
            } catch (MistakeInFile mistake) {
                return after;
            }
            return after;
        }

        private void makes(String which, long[] state, int action) {
            long[] after = after(state, action);
            List<ToLongFunction<long[]>> parts =
                    dependencies.parts().stream().map(Evaluation::of).toList();
            IntStream.range(0, parts.size())
                    .filter(p -> parts.get(p).applyAsLong(state) == 0)
                    .filter(p -> parts.get(p).applyAsLong(after) != 0)
                    .forEach(p ->
                            assertThat(has(dependencies.makers(p), labels.of(action)))
                                    .as("%s: action %d, part %d", which, action, p)
                                    .isTrue());
        }

        private static boolean has(long[] set, int label) {
            return (set[label / Long.SIZE] >>> label & 1) != 0;
        }
    }
}
