package dev.twintrace.engine.explore;

import dev.twintrace.engine.store.Shelf;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps an exploration within its memory. First goes to disk what is only written until the end:
 * the steps, and how states were reached; then the states themselves. The table by which states are
 * found again has to stay: it takes 11 to 22 bytes a state.
 */
final class Spill {
    private final Optional<Path> folder;
    private Optional<Shelf> shelf = Optional.empty();

    Spill(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Whether memory is within the limit again.
     *
     * @throws java.io.UncheckedIOException if the disk does not take it
     */
    boolean helps(Exploration found, Meter meter) {
        if (folder.isEmpty() || used()) {
            return false;
        }
        Shelf onDisk = Shelf.passing(folder.get());
        found.graph.tape().moveTo(onDisk);
        found.parents.bits().moveTo(onDisk);
        found.states.keys().order().moveTo(onDisk);
        shelf = Optional.of(onDisk);
        return !meter.full(found.bytes());
    }

    /** Whether anything is on disk. */
    boolean used() {
        return shelf.isPresent();
    }
}
