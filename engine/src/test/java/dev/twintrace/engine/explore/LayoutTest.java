package dev.twintrace.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

    private static List<Variable> variables(long... maxima) {
        List<Variable> all = new ArrayList<>();
        for (int i = 0; i < maxima.length; i++) {
            all.add(new Variable("v" + i, i, 1, maxima[i], 0));
        }
        return all;
    }

    @Test
    void needsNoMoreWordsThanBits() {
        assertThat(new Layout(variables()).words()).isEqualTo(1);
        assertThat(new Layout(variables(0, 0, 0)).words()).isEqualTo(1);
        assertThat(new Layout(variables(-1L)).words()).isEqualTo(1);
        assertThat(new Layout(variables(1, -1L)).words()).isEqualTo(2);
        // 40 + 24 and 40 + 24, though they are declared apart.
        long forty = (1L << 40) - 1;
        long twentyFour = (1L << 24) - 1;
        assertThat(new Layout(variables(forty, forty, twentyFour, twentyFour)).words())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void unpacksWhatItPacked(long seed) {
        Random random = new Random(seed);
        List<Variable> all = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < 20; i++) {
            int length = random.nextInt(4);
            all.add(new Variable("v" + i, offset, length, random.nextLong() >>> shift(random), 0));
            offset += length;
        }
        Layout layout = new Layout(all);
        long[] packed = new long[layout.words() + 5];
        for (int n = 0; n < 1000; n++) {
            long[] state = new long[offset];
            for (Variable v : all) {
                for (int i = 0; i < v.length(); i++) {
                    state[v.offset() + i] =
                            v.max() == -1L
                                    ? random.nextLong()
                                    : Long.remainderUnsigned(random.nextLong(), v.max() + 1);
                }
            }
            Arrays.fill(packed, -1);
            layout.pack(state, packed, 3);
            assertThat(packed[2]).isEqualTo(-1);
            assertThat(packed[3 + layout.words()]).isEqualTo(-1);
            long[] back = new long[offset];
            layout.unpack(packed, 3, back);
            assertThat(back).isEqualTo(state);
        }
    }

    private static int shift(Random random) {
        return random.nextInt(65) & 63;
    }
}
