package dev.twintrace.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A folder for what memory has no room for, or for what is to outlive the process. Its files are
 * made when they are first needed. Not thread-safe.
 */
public final class Shelf {
    private final Path folder;
    private final boolean passing;

    private Shelf(Path folder, boolean passing) {
        this.folder = folder;
        this.passing = passing;
    }

    /**
     * A shelf whose files have no name and are gone with the process, however that ends.
     *
     * @param folder on whose disk they are
     * @throws UncheckedIOException if it cannot be made
     */
    public static Shelf passing(Path folder) {
        return new Shelf(made(folder), true);
    }

    /**
     * A shelf whose files stay.
     *
     * @throws UncheckedIOException if the folder cannot be made
     */
    public static Shelf lasting(Path folder) {
        return new Shelf(made(folder), false);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw failure("make the folder", folder, e);
        }
    }

    /**
     * A file.
     *
     * @param length so many bytes of it are known to be good; the rest is cut off
     * @throws UncheckedIOException if it cannot be made, or has fewer
     */
    Volume volume(String name, long length) {
        Path path = folder.resolve(passing ? "twintrace-" + UUID.randomUUID() : name);
        return new Volume(path, passing, length);
    }

    private static UncheckedIOException failure(String verb, Path path, IOException cause) {
        String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new UncheckedIOException("cannot " + verb + " " + path + ": " + why, cause);
    }

    /** A file of bytes that only grows. */
    static final class Volume {
        private final Path path;
        private final FileChannel channel;
        private long length;

        Volume(Path path, boolean passing, long length) {
            this.path = path;
            this.length = length;
            Set<OpenOption> options =
                    new HashSet<>(
                            Set.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE));
            if (passing) {
                options.add(StandardOpenOption.DELETE_ON_CLOSE);
            }
            try {
                channel = FileChannel.open(path, options);
                if (channel.size() < length) {
                    throw new IOException("it should have at least " + length + " bytes");
                }
                channel.truncate(length);
            } catch (IOException e) {
                throw failure("use", path, e);
            }
        }

        long length() {
            return length;
        }

        /**
         * Appends.
         *
         * @throws UncheckedIOException if it cannot be written, as on a full disk; then nothing has
         *     been appended
         */
        void write(byte[] from, int at, int count) {
            ByteBuffer buffer = ByteBuffer.wrap(from, at, count);
            try {
                long to = length;
                while (buffer.hasRemaining()) {
                    to += channel.write(buffer, to);
                }
                length = to;
            } catch (IOException e) {
                throw failure("write", path, e);
            }
        }

        /** So many bytes from there on, which have to be written, as if they were in memory. */
        ByteBuffer map(long from, int count) {
            try {
                return channel.map(FileChannel.MapMode.READ_ONLY, from, count)
                        .order(ByteOrder.LITTLE_ENDIAN);
            } catch (IOException e) {
                throw failure("read", path, e);
            }
        }

        /** Reads so many bytes from there on, or as many as there are. */
        void read(long from, byte[] into) {
            ByteBuffer buffer = ByteBuffer.wrap(into);
            try {
                long at = from;
                int read = 0;
                while (buffer.hasRemaining() && read >= 0) {
                    read = channel.read(buffer, at);
                    at += Math.max(0, read);
                }
            } catch (IOException e) {
                throw failure("read", path, e);
            }
        }

        /** Returns once all is on the disk. */
        void force() {
            try {
                channel.force(false);
            } catch (IOException e) {
                throw failure("write", path, e);
            }
        }
    }
}
