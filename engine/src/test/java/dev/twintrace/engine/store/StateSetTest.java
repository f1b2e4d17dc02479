package dev.twintrace.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateSetTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void doesAsAHashMapDoes(int words) {
        Random random = new Random(words);
        StateSet set = new StateSet(words);
        Map<List<Long>, Integer> model = new HashMap<>();
        long[] state = new long[words + 1];
        for (int n = 0; n < 100_000; n++) {
            for (int i = 0; i <= words; i++) {
                // Few values a word: many states come again.
                state[i] = random.nextInt(4) == 0 ? random.nextLong(200) : n % 100;
            }
            List<Long> key = Arrays.stream(state, 1, words + 1).boxed().toList();
            Integer known = model.putIfAbsent(key, model.size());
            int index = set.add(state, 1);
            assertThat(index).isEqualTo(known == null ? model.size() - 1 : ~known);
        }
        assertThat(set.size()).isEqualTo(model.size());
        long[] back = new long[words];
        model.forEach((key, index) -> {
            set.read(index, back, 0);
            assertThat(Arrays.stream(back).boxed().toList()).isEqualTo(key);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void takesLittleMoreThanTheStates(int words) {
        StateSet set = new StateSet(words);
        long[] state = new long[words];
        int n = 500_000;
        for (int i = 0; i < n; i++) {
            state[words - 1] = i;
            set.add(state, 0);
        }
        assertThat(set.bytes()).isBetween(n * 8L * words, n * (8L * words + 20));
    }
}
