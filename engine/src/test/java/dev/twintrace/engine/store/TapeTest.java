package dev.twintrace.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {
    private static final int COUNT = 1_500_000;

    @TempDir private Path folder;

    private static long value(long number) {
        return number * 0x9E3779B97F4A7C15L;
    }

    private static Tape longs(Tape tape, int count) {
        for (long i = tape.size() / Long.BYTES; i < count; i++) {
            tape.addLong(value(i));
        }
        return tape;
    }

    private static void assertAllThere(Tape tape) {
        for (int i = 0; i < COUNT; i++) {
            assertThat(tape.longAt(i)).isEqualTo(value(i));
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            int number = random.nextInt(COUNT);
            assertThat(tape.longAt(number)).isEqualTo(value(number));
        }
    }

    @Test
    void keepsLongs() {
        Tape tape = longs(new Tape("longs"), COUNT);
        assertThat(tape.size()).isEqualTo(8L * COUNT);
        assertAllThere(tape);
    }

    @Test
    void keepsBytesOfAnyCount() {
        Tape tape = new Tape("bytes");
        SplittableRandom random = new SplittableRandom(2);
        byte[] expected = new byte[3_000_000];
        int size = 0;
        while (size < expected.length - 8) {
            long bytes = random.nextLong();
            int count = 1 + random.nextInt(8);
            tape.addBytes(bytes, count);
            for (int i = 0; i < count; i++) {
                expected[size++] = (byte) (bytes >>> (8 * i));
            }
        }
        assertThat(tape.size()).isEqualTo(size);
        for (int i = size - 1; i >= 0; i--) {
            assertThat(tape.byteAt(i)).isEqualTo(expected[i]);
        }
    }

    @Test
    void needsLittleMemoryForWhatIsOnAShelfAndLeavesNothingBehind() throws IOException {
        Tape tape = longs(new Tape("longs"), COUNT / 2);
        long before = tape.bytes();
        tape.moveTo(Shelf.passing(folder));
        assertThat(tape.bytes()).isLessThan(before);
        longs(tape, COUNT);
        assertAllThere(tape);
        assertThat(tape.bytes()).isLessThan(5 << 20);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void isReadAgainAsFarAsItWasSaved() {
        Tape tape = longs(new Tape("longs"), COUNT - 200_000);
        tape.save(Shelf.lasting(folder));
        long saved = tape.size();
        longs(tape, COUNT);
        tape.save(Shelf.lasting(folder));

        Tape again = Tape.load("longs", Shelf.lasting(folder), saved);
        assertThat(again.size()).isEqualTo(saved);
        assertAllThere(longs(again, COUNT));
    }

    @Test
    void refusesAFileThatIsTooShort() {
        Tape tape = longs(new Tape("longs"), 10);
        tape.save(Shelf.lasting(folder));
        assertThatThrownBy(() -> Tape.load("longs", Shelf.lasting(folder), 88))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("it should have at least 88 bytes");
    }

    @Test
    void losesNothingWhenTheDiskIsFull() {
        // The device that is always full.
        Path full = Path.of("/dev/full");
        if (!Files.exists(full)) {
            System.out.println("skipped: there is no /dev/full here");
            return;
        }
        Tape tape = longs(new Tape("full"), COUNT);
        Shelf shelf = Shelf.lasting(Path.of("/dev"));
        assertThatThrownBy(() -> tape.moveTo(shelf))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/dev/full");
        assertAllThere(tape);
    }
}
