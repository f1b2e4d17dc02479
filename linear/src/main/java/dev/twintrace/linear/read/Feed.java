package dev.twintrace.linear.read;

import dev.twintrace.linear.history.History;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/** Carries bytes from a stream to a format, in pieces of a buffer that is used again. */
final class Feed {
    /** A record that is longer is taken for a quote or a bracket that is never closed. */
    private static final int LONGEST = 1 << 26;

    /** So many bytes are enough to tell the format. */
    private static final int SIGHT = 1 << 16;

    private final ReadOptions options;
    private final InputStream in;
    private byte[] bytes = new byte[1 << 20];
    private int from;
    private int to;
    private long read;
    private Optional<HistoryFormat> format;
    private Optional<Records> records = Optional.empty();

    Feed(InputStream in, ReadOptions options) {
        this.in = in;
        this.options = options;
        this.format = options.format();
    }

    /** Reads to the end of the file. */
    History all() throws Refusal {
        while (more(true)) {
            take(false);
        }
        take(true);
        return history().orElseThrow(() -> new Refusal(0, 0, "the file is empty"));
    }

    /**
     * Reads what is there.
     *
     * @return whether there was anything
     */
    boolean some() throws Refusal {
        boolean any = false;
        while (more(false)) {
            any = true;
            take(false);
            if (available() == 0) {
                break;
            }
        }
        return any;
    }

    /** The format; empty if it is not known yet. */
    Optional<HistoryFormat> format() {
        return format;
    }

    /** What was taken so far; empty if there was nothing to take. */
    Optional<History> history() {
        return records.map(Records::history);
    }

    /** How many bytes were read. */
    long read() {
        return read;
    }

    /** What has happened for certain, whatever comes; empty if there was nothing to take. */
    Optional<History> prefix() throws Refusal {
        if (records.isEmpty()) {
            return Optional.empty();
        }
        Horizon horizon = records.get().horizon();
        if (horizon.disorder() != 0) {
            throw new Refusal(
                    horizon.disorder(),
                    0,
                    "a file that is followed tells of operations in the order of their calls, of"
                            + " entries in the order of their times; this comes after a later one");
        }
        return Optional.of(Prefix.of(records.get().history(), horizon.time()));
    }

    /** Takes what it can, or all. */
    void take(boolean last) throws Refusal {
        if (records.isEmpty()) {
            open(last);
        }
        if (records.isPresent()) {
            from = records.get().take(bytes, from, to, last);
        }
    }

    private void open(boolean last) throws Refusal {
        if (to - from >= 3
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf) {
            // A byte order mark, as some spreadsheets write it.
            from += 3;
        }
        if (to - from >= 2 && bytes[from] == 0x1f && bytes[from + 1] == (byte) 0x8b) {
            throw new Refusal(0, 0, "a compressed file cannot be followed; follow the plain one");
        }
        if (Detection.blank(bytes, from, to)) {
            return;
        }
        if (format.isEmpty()) {
            format = Detection.of(bytes, from, to, last || to - from >= SIGHT);
        }
        records =
                format.map(known ->
                        switch (known) {
                            case CSV -> new CsvRecords();
                            case EDN -> new EdnRecords(options);
                            case LOG -> new LogRecords(options);
                            case JSON_LINES -> new JsonRecords();
                        });
    }

    private int available() throws Refusal {
        try {
            return in.available();
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /**
     * Reads on.
     *
     * @param full until the buffer is full: a record that is still open is looked at again after
     *     each piece, so pieces have to grow with it
     */
    private boolean more(boolean full) throws Refusal {
        if (from > 0 && to > from) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
        }
        to -= from;
        from = 0;
        if (to == bytes.length) {
            if (to >= LONGEST) {
                throw new Refusal(
                        0, 0, "a record of more than 64 MiB: is a quote or a bracket not closed?");
            }
            bytes = Arrays.copyOf(bytes, 2 * to);
        }
        try {
            int room = bytes.length - to;
            int count = full ? in.readNBytes(bytes, to, room) : in.read(bytes, to, room);
            to += Math.max(0, count);
            read += Math.max(0, count);
            return full ? count == room : count >= 0;
        } catch (EOFException cut) {
            throw new Refusal(
                    0, 0, "the compressed data ends in the middle: the file is not complete");
        } catch (ZipException damaged) {
            throw new Refusal(
                    0, 0, "the compressed data is damaged (" + damaged.getMessage() + ")");
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    private static Refusal unreadable(IOException failure) {
        return new Refusal(0, 0, "cannot be read (" + failure.getMessage() + ")");
    }
}
