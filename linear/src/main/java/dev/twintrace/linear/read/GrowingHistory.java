package dev.twintrace.linear.read;

import dev.twintrace.linear.history.History;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A history that is still being written. Each look takes the whole records that were added since
 * the last one, and tells what has happened for certain: what returned before anything that is
 * still to come can have been called. The rest is of unknown outcome. So what is found not to be
 * linearizable stays so, whatever comes.
 */
public final class GrowingHistory implements AutoCloseable {
    private final String name;
    private final InputStream in;
    private final Feed feed;
    private final Optional<Path> file;
    private Optional<Reading> over = Optional.empty();

    private GrowingHistory(String name, InputStream in, ReadOptions options, Optional<Path> file) {
        this.name = name;
        this.in = in;
        this.feed = new Feed(in, options);
        this.file = file;
    }

    /** Of a look. */
    public sealed interface Look {
        /** Operations have come or have completed; the rest of the file may tell of more. */
        record More(History history) implements Look {}

        /** Nothing has come. */
        record Same() implements Look {}

        /** The stream has ended; a file never does. */
        record Over(Reading reading) implements Look {}
    }

    /** What is or will be in a file; it has to exist. */
    public static GrowingHistory of(Path path, ReadOptions options) throws IOException {
        return new GrowingHistory(
                path.toString(), Files.newInputStream(path), options, Optional.of(path));
    }

    /**
     * What comes from a pipe; a look waits for some bytes.
     *
     * @param name for messages only
     */
    public static GrowingHistory of(String name, InputStream in, ReadOptions options) {
        return new GrowingHistory(name, in, options, Optional.empty());
    }

    /**
     * The format.
     *
     * @throws IllegalStateException before there was {@linkplain Look.More something}
     */
    public HistoryFormat format() {
        return feed.format()
                .orElseThrow(() -> new IllegalStateException("nothing has come so far"));
    }

    /** Takes what is there. */
    public Look look() {
        if (over.isPresent()) {
            return new Look.Over(over.get());
        }
        try {
            if (feed.some()) {
                return feed.prefix().<Look>map(Look.More::new).orElseGet(Look.Same::new);
            }
            if (file.isPresent()) {
                return unbroken(file.get());
            }
            feed.take(true);
            return end(
                    feed.history()
                            .<Reading>map(h -> new Reading.Accepted(h, feed.format().orElseThrow()))
                            .orElseGet(
                                    () -> new Reading.Rejected(name, 0, 0, "the file is empty")));
        } catch (Refusal refusal) {
            return end(refusal.in(name));
        }
    }

    private Look unbroken(Path path) throws Refusal {
        try {
            if (Files.size(path) < feed.read()) {
                throw new Refusal(
                        0, 0, "the file has become shorter; was it replaced by another one?");
            }
            return new Look.Same();
        } catch (NoSuchFileException gone) {
            throw new Refusal(0, 0, "the file is gone");
        } catch (IOException failure) {
            throw new Refusal(0, 0, "cannot be read (" + failure.getMessage() + ")");
        }
    }

    private Look end(Reading reading) {
        over = Optional.of(reading);
        return new Look.Over(reading);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
