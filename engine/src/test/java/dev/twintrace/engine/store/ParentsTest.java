package dev.twintrace.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParentsTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 40})
    void remembersTheParentOfEachState(int most) {
        SplittableRandom random = new SplittableRandom(most);
        Parents parents = new Parents();
        List<Integer> expected = new ArrayList<>(List.of(0));
        Shelf shelf = Shelf.lasting(folder);
        for (int state = 0; state < 200_000; state++) {
            for (int children = random.nextInt(most); children > 0; children--) {
                parents.child();
                expected.add(state);
            }
            parents.next();
            if (state == 100_000) {
                parents.bits().save(shelf);
                Tape bits = Tape.load(Parents.NAME, shelf, parents.bits().size());
                parents = Parents.load(bits, parents.open(), parents.openBits());
            }
        }
        for (int child = 1; child < expected.size(); child++) {
            assertThat(parents.of(child)).isEqualTo(expected.get(child));
        }
        assertThat(parents.bytes()).isLessThan((expected.size() + 200_000) / 7 + (4 << 20));
    }
}
