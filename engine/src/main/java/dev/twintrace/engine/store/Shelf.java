package dev.twintrace.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for what memory has no room for. Its files are made when they are first written. Not
 * thread-safe.
 */
public final class Shelf implements AutoCloseable {
    private final Path folder;
    private final boolean passing;
    private final List<Volume> volumes = new ArrayList<>();

    private Shelf(Path folder, boolean passing) {
        this.folder = folder;
        this.passing = passing;
    }

    /**
     * A new folder inside of this one, for as long as this process wants it.
     *
     * @throws UncheckedIOException if there can be none
     */
    public static Shelf passing(Path parent) {
        try {
            Files.createDirectories(parent);
            return new Shelf(Files.createTempDirectory(parent, "twintrace-spill-"), true);
        } catch (IOException e) {
            throw failure("make a folder in", parent, e);
        }
    }

    /**
     * This folder, which stays.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public static Shelf lasting(Path folder) {
        try {
            Files.createDirectories(folder);
            return new Shelf(folder, false);
        } catch (IOException e) {
            throw failure("make the folder", folder, e);
        }
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** A file of this name, with so many bytes as are known to be good; the rest is cut off. */
    Volume volume(String name, long length) {
        Volume volume = new Volume(folder.resolve(name), length);
        volumes.add(volume);
        return volume;
    }

    /** Closes the files; and removes them if nobody wants them any more. */
    @Override
    public void close() {
        try {
            for (Volume volume : volumes) {
                volume.channel.close();
            }
            if (passing) {
                remove(folder);
            }
        } catch (IOException e) {
            throw failure("tidy up", folder, e);
        }
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
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

        Volume(Path path, long length) {
            this.path = path;
            this.length = length;
            try {
                channel =
                        FileChannel.open(
                                path,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
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
         * @throws UncheckedIOException if it cannot be written, as on a full disk; then nothing
         *     has been appended
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
