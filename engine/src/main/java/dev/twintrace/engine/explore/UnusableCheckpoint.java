package dev.twintrace.engine.explore;

import java.nio.file.Path;

/** A folder has a checkpoint from which this exploration cannot go on; the message says why. */
public final class UnusableCheckpoint extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnusableCheckpoint(String message) {
        super(message);
    }

    private UnusableCheckpoint(String message, Throwable cause) {
        super(message, cause);
    }

    static UnusableCheckpoint foreign(Path folder) {
        return new UnusableCheckpoint(
                folder
                        + " has a checkpoint of something else: of another protocol, of other"
                        + " settings, or of another version; name another folder, or remove it");
    }

    static UnusableCheckpoint damaged(Path folder, Exception cause) {
        return new UnusableCheckpoint(
                "the checkpoint in "
                        + folder
                        + " cannot be read ("
                        + cause.getMessage()
                        + "); name another folder, or remove it",
                cause);
    }
}
