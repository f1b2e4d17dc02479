package dev.twintrace.engine.oracle;

/**
 * A step that is enabled, and the state after it.
 *
 * @param fault whether a run may end although it is enabled
 * @param daemon the same, because it is a daemon's
 */
record Step(String rule, State after, boolean fault, boolean daemon) {
    static Step of(String rule, State after) {
        return new Step(rule, after, false, false);
    }

    static Step fault(String rule, State after) {
        return new Step(rule, after, true, false);
    }

    Step byDaemon(boolean isDaemon) {
        return new Step(rule, after, fault, daemon || isDaemon);
    }

    boolean keepsGoing() {
        return !fault && !daemon;
    }
}
