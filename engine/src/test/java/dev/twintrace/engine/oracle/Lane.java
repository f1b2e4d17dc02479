package dev.twintrace.engine.oracle;

import java.util.List;
import java.util.function.Predicate;

/** A lane of a queue pair with its entries in the order of posting. */
record Lane(Status status, List<Entry> fifo) {
    enum Status {
        UP,
        DOWN,
        FAILED
    }

    boolean up() {
        return status == Status.UP;
    }

    boolean has(Entry.Phase phase) {
        return fifo.stream().anyMatch(e -> e.in(phase));
    }

    Lane withStatus(Status value) {
        return new Lane(value, fifo);
    }

    Lane withFifo(List<Entry> value) {
        return new Lane(status, value);
    }

    Lane with(int at, Entry entry) {
        return withFifo(Lists.set(fifo, at, entry));
    }

    Lane without(int at) {
        return withFifo(Lists.without(fifo, at));
    }

    Lane without(Predicate<Entry> which) {
        return withFifo(fifo.stream().filter(which.negate()).toList());
    }
}
