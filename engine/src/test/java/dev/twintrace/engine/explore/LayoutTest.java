package dev.twintrace.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
        Layout layout =
                new Layout(variables(forty, twentyFour, forty, twentyFour, 0, 0, 0, 0, 0, 0));
        assertThat(layout.words()).isEqualTo(3);
        assertThat(layout.half()).isEqualTo(2);
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

    @Test
    void refusesWhatHasNoRoom() {
        List<Variable> all =
                List.of(
                        new Variable("small", 0, 1, 9, 0),
                        new Variable("large", 1, 3, -1L, 0),
                        new Variable("set", 4, 1, -1L, 12));
        Layout layout = Layout.narrow(all);
        assertThat(layout.words()).isEqualTo(1);
        long[] packed = new long[4];
        long[] back = new long[5];
        layout.pack(new long[] {9, 1, 0, 1, 15}, packed, 0);
        layout.unpack(packed, 0, back);
        assertThat(back).containsExactly(9, 1, 0, 1, 15);

        long[] state = {9, 1, 0, 1L << 40, 15};
        TooNarrow need = catchThrowableOfType(TooNarrow.class, () -> layout.pack(state, packed, 0));
        Layout wider = layout.wider(need);
        wider.pack(state, packed, 0);
        wider.unpack(packed, 0, back);
        assertThat(back).isEqualTo(state);
        assertThat(wider.mask(2)).isEqualTo((1L << 41) - 1);
        assertThat(wider.mask(4)).isEqualTo(15);
        assertThat(wider.wider(2).mask(2)).isEqualTo(-1);
        assertThat(wider.wider(2).mask(0)).isEqualTo(15);
    }

    @Test
    void elementsOfAnArrayLieAtEqualDistances() {
        Layout layout =
                new Layout(
                        List.of(
                                new Variable("flags", 0, 4, 1, 0),
                                new Variable("many", 4, 9, 1000, 0),
                                new Variable("few", 13, 3, 1000, 0)));
        for (int i = 0; i < 9; i++) {
            assertThat(layout.word(4 + i)).isEqualTo(layout.word(4) + i / 6);
            assertThat(layout.shift(4 + i)).isEqualTo(10 * (i % 6));
        }
        for (int i = 0; i < 3; i++) {
            assertThat(layout.word(13 + i)).isEqualTo(layout.word(13));
            assertThat(layout.shift(13 + i)).isEqualTo(layout.shift(13) + 10 * i);
        }
        assertThat(layout.words()).isEqualTo(3);
    }

    @Test
    void halvesHoldTheSameVariablesInEveryLayout() {
        List<Variable> all = variables(3, -1L, -1L, 3, -1L, 200, 1);
        Layout layout = Layout.narrow(all);
        assertThat(layout.words()).isEqualTo(1);
        long[] packed = new long[8];
        for (int v = 0; v < 7; v++) {
            long[] state = new long[7];
            state[v] = all.get(v).max();
            layout = widened(layout, state, packed);
            for (int cell = 0; cell < 7 && layout.words() > 1; cell++) {
                boolean first = layout.word(cell) < layout.half();
                assertThat(layout.mask(cell) == 0 || first == (cell < 4)).isTrue();
            }
        }
        assertThat(layout.words()).isEqualTo(5);
    }

    private static Layout widened(Layout layout, long[] state, long[] packed) {
        try {
            layout.pack(state, packed, 0);
            return layout;
        } catch (TooNarrow need) {
            return layout.wider(need);
        }
    }

    private static int shift(Random random) {
        return random.nextInt(65) & 63;
    }
}
