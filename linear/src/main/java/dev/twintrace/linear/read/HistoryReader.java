package dev.twintrace.linear.read;

import dev.twintrace.linear.history.History;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads histories in the formats of docs/histories.md, plain or compressed by gzip. */
public final class HistoryReader {
    private static final int PIECE = 1 << 16;

    private final ReadOptions options;

    /** Reads by these options. */
    public HistoryReader(ReadOptions options) {
        this.options = options;
    }

    /** Tells the format from the first bytes. */
    public HistoryReader() {
        this(ReadOptions.DEFAULT);
    }

    /** Reads a file. */
    public Reading read(Path path) {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            return new Reading.Rejected(name, 0, 0, "this is a folder; name a file in it");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return read(name, in);
        } catch (NoSuchFileException missing) {
            return new Reading.Rejected(name, 0, 0, "there is no such file");
        } catch (IOException failure) {
            return new Reading.Rejected(
                    name, 0, 0, "cannot be read (" + failure.getClass().getSimpleName() + ")");
        }
    }

    /**
     * Reads bytes.
     *
     * @param name for messages only
     */
    public Reading read(String name, byte[] bytes) {
        return read(name, new ByteArrayInputStream(bytes));
    }

    /**
     * Reads to the end of a stream; leaves it open.
     *
     * @param name for messages only
     */
    public Reading read(String name, InputStream in) {
        try {
            Feed feed = new Feed(plain(in), options);
            History history = feed.all();
            return new Reading.Accepted(history, feed.format().orElseThrow());
        } catch (Refusal refusal) {
            return refusal.in(name);
        }
    }

    private static InputStream plain(InputStream in) throws Refusal {
        PushbackInputStream front = new PushbackInputStream(in, PIECE);
        try {
            byte[] magic = front.readNBytes(2);
            front.unread(magic);
            return magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b
                    ? new Gunzip(front)
                    : front;
        } catch (IOException failure) {
            throw new Refusal(0, 0, "cannot be read (" + failure.getMessage() + ")");
        }
    }
}
