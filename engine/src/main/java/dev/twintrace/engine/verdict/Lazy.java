package dev.twintrace.engine.verdict;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made when it is first asked for. Not thread-safe. */
final class Lazy<T> {
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T value() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }
}
