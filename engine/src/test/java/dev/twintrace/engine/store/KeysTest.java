package dev.twintrace.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void doesAsAHashMapDoes() {
        Random random = new Random(5);
        Keys keys = new Keys("keys");
        Keys.Lookup lookup = keys.new Lookup();
        Map<Long, Integer> model = new HashMap<>();
        long[] wanted = new long[100];
        int[] indexes = new int[wanted.length];
        for (int round = 0; round < 5_000; round++) {
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = key(random);
            }
            if (!model.isEmpty()) {
                lookup.find(wanted, 3, wanted.length, indexes);
                for (int i = 3; i < wanted.length; i++) {
                    int expected = model.getOrDefault(wanted[i], -1);
                    assertThat(indexes[i]).isEqualTo(expected);
                    assertThat(keys.find(wanted[i], Keys.hash(wanted[i]))).isEqualTo(expected);
                }
            }
            for (long key : wanted) {
                Integer known = model.putIfAbsent(key, model.size());
                assertThat(keys.add(key, Keys.hash(key)))
                        .isEqualTo(known == null ? model.size() - 1 : ~known);
            }
        }
        assertThat(keys.size()).isEqualTo(model.size()).isGreaterThan(200_000);
        model.forEach((key, index) -> assertThat(keys.key(index)).isEqualTo(key));
        Keys again = new Keys(keys.order());
        model.forEach((key, index) -> assertThat(again.find(key, Keys.hash(key))).isEqualTo(index));
    }

    /** Small ones, large ones, and those that differ in high or in low bits only. */
    private static long key(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(50_000);
            case 1 -> (long) random.nextInt(50_000) << 40;
            case 2 -> -random.nextInt(50_000);
            default -> random.nextLong();
        };
    }
}
