package dev.twintrace.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output, remembering why it broke: writers swallow that. A reader that has seen enough (
 * <code>twintrace … | head</code>) is no failure.
 */
final class Sink extends OutputStream {
    private final OutputStream target;
    private Optional<String> failure = Optional.empty();
    private boolean broken;

    Sink(OutputStream target) {
        this.target = target;
    }

    /** Why the output is not complete; empty if it is, or if nobody wants the rest. */
    Optional<String> failure() {
        return failure;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (broken) {
            return;
        }
        try {
            target.write(bytes, offset, length);
        } catch (IOException why) {
            fail(why);
        }
    }

    @Override
    public void flush() throws IOException {
        if (broken) {
            return;
        }
        try {
            target.flush();
        } catch (IOException why) {
            fail(why);
        }
    }

    private void fail(IOException why) {
        broken = true;
        String message = String.valueOf(why.getMessage());
        if (!message.toLowerCase(Locale.ROOT).contains("pipe")) {
            failure = Optional.of(message);
        }
    }
}
