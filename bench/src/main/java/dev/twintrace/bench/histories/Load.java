package dev.twintrace.bench.histories;

import java.util.Locale;

/** What is measured: an object, how it is used, and what comes of it. */
enum Load {
    FADD(1_000_000, 8, 1, 0, true),
    REGISTER(1_000_000, 10, 1, 0, true),
    KEY_VALUE(1_000_000, 32, 1_000, 0, true),
    QUEUE(1_000_000, 10, 1, 0, true),
    CAS(100_000, 10, 1, 0, true),
    CAS_LATE(1_000, 10, 1, 20, false),
    FADD_LATE(1_000, 10, 1, 20, false);

    final int operations;
    final int clients;
    final int keys;

    /** So many operations never return. */
    final int unknown;

    final boolean linearizable;

    Load(int operations, int clients, int keys, int unknown, boolean linearizable) {
        this.operations = operations;
        this.clients = clients;
        this.keys = keys;
        this.unknown = unknown;
        this.linearizable = linearizable;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
