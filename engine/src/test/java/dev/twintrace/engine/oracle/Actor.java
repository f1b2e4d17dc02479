package dev.twintrace.engine.oracle;

/** Whoever runs statements: a process, or the notice code of a queue pair. */
sealed interface Actor {
    record Program(int id) implements Actor {}

    record Notice(int queuePair) implements Actor {}
}
