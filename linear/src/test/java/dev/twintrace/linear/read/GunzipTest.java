package dev.twintrace.linear.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.history.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Compressed files are read whole or not at all. */
class GunzipTest {
    private static final String HEADER = "process,invoke,complete,operation,arg1\n";

    private static String records(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("0,").append(2 * i).append(',').append(2 * i + 1).append(",write,");
            text.append(i * 7919L % 10007).append('\n');
        }
        return text.toString();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static Reading read(byte[] bytes) {
        return new HistoryReader().read("h.gz", bytes);
    }

    @Test
    void itIsWhatItWasBefore() throws IOException {
        String text = HEADER + records(0, 20_000);
        assertThat(Read.operations(read(packed(text)))).isEqualTo(Read.operations(text));
    }

    @Test
    void membersFollowEachOther() throws IOException {
        byte[] both = joined(packed(HEADER + records(0, 100)), packed(records(100, 20_000)));
        assertThat(Read.operations(read(both))).hasSize(20_000);
    }

    @Test
    void aCutFileIsRefusedWhereverItIsCut() throws IOException {
        byte[] whole = packed(HEADER + records(0, 200));
        for (int size = 2; size < whole.length; size++) {
            assertThat(Read.complaint(read(Arrays.copyOf(whole, size))))
                    .as("%d bytes", size)
                    .isEqualTo(
                            "h.gz: the compressed data ends in the middle: the file is not"
                                    + " complete");
        }
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        String text = HEADER + records(0, 200);
        byte[] whole = packed(text);
        List<Operation> operations = Read.operations(text);
        for (int at = 10; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x20;
            // The last byte of the compressed data has a few bits that mean nothing.
            if (read(changed) instanceof Reading.Accepted same) {
                assertThat(Read.operations(same)).as("byte %d", at).isEqualTo(operations);
                assertThat(at).isEqualTo(whole.length - 9);
            }
        }
    }

    @Test
    void whatFollowsIsNotSwallowed() throws IOException {
        byte[] whole = packed(HEADER + records(0, 200));
        assertThat(Read.complaint(read(joined(whole, "x".getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo("h.gz: the compressed data is damaged (what follows is not gzip)");
        byte[] second = packed(records(200, 300));
        second[0] = 0;
        assertThat(Read.complaint(read(joined(whole, second)))).contains("damaged");
    }
}
