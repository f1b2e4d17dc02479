package dev.twintrace.engine.verdict;

import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.verdict.Finding.Wrong;
import java.util.BitSet;
import java.util.Optional;

/**
 * What is wrong with each state of an exploration; docs/semantics.md, section 8. Of an incomplete
 * one only what is certain: who is stuck can then not be known.
 */
final class Judgement {
    private final Exploration runs;
    private final Reading reading;
    private final Reference reference;
    private final Optional<Reference> crashes;
    private final boolean complete;

    /** From here all processes can finish, or an error can be handed over. */
    private final BitSet released;

    /** From here a run can end. */
    private final BitSet ending;

    private final long[] state;

    /**
     * Judges.
     *
     * @param crashes empty where no run has an error handed over, or where it is not known; an
     *     error is then not held against a run
     */
    Judgement(Exploration runs, Reading reading, Reference reference, Optional<Reference> crashes) {
        this.runs = runs;
        this.reading = reading;
        this.reference = reference;
        this.crashes = crashes;
        this.complete = runs.limit().isEmpty() && runs.slip().isEmpty();
        this.state = new long[reading.cells()];
        this.released = new BitSet();
        this.ending = new BitSet();
        if (complete) {
            findWaysOut();
        }
    }

    private void findWaysOut() {
        boolean errors = false;
        for (int s = 0; s < runs.size(); s++) {
            runs.read(s, state, reading.glance());
            boolean handedOver = reading.handedOver(state);
            errors |= handedOver;
            if (handedOver || (runs.end(s) && reading.finished(state))) {
                released.set(s);
            }
        }
        runs.spread(released);
        if (errors) {
            ending.or(runs.ends());
            runs.spread(ending);
        }
    }

    /** Whether a run that ends here ends well. */
    boolean good(int s) {
        if (!runs.end(s)) {
            return false;
        }
        runs.read(s, state, reading.glance());
        return reading.finished(state) && !reading.handedOver(state) && reference.has(key(s));
    }

    /** Whether nobody was told and the processes cannot all finish any more. */
    boolean stuck(int s) {
        return complete && !released.get(s);
    }

    /** Whether a run that stops here, or spins here for ever, has handed over an error. */
    boolean failed(int s) {
        if (!runs.end(s) && (!complete || ending.get(s))) {
            return false;
        }
        runs.read(s, state, reading.glance());
        return reading.handedOver(state);
    }

    /** What is wrong, the worst first; empty for a good end and for a state on the way. */
    Optional<Wrong> wrong(int s) {
        runs.read(s, state, reading.glance());
        if (reading.twoOwners(state)) {
            return Optional.of(Wrong.TWO_OWNERS);
        }
        if (reading.brokenInvariant(state) >= 0) {
            return Optional.of(Wrong.INVARIANT);
        }
        return reading.handedOver(state) ? afterError(s) : withoutError(s);
    }

    private Optional<Wrong> afterError(int s) {
        boolean allowed;
        if (runs.end(s)) {
            allowed = crashes.isEmpty() || crashes.get().has(key(s));
        } else if (complete && !ending.get(s)) {
            allowed = crashes.isEmpty() || crashes.get().hasPrefix(key(s));
        } else {
            return Optional.empty();
        }
        return Optional.of(allowed ? Wrong.ERROR_HANDED_OVER : Wrong.CRASH_OUTCOME);
    }

    private Optional<Wrong> withoutError(int s) {
        if (runs.end(s) && reading.finished(state)) {
            return reference.has(key(s)) ? Optional.empty() : Optional.of(Wrong.OUTCOME);
        }
        if (!stuck(s)) {
            return Optional.empty();
        }
        return Optional.of(reference.hasPrefix(key(s)) ? Wrong.STUCK : Wrong.STUCK_AND_WRONG);
    }

    private OutcomeKey key(int s) {
        runs.read(s, state);
        return reading.key(state);
    }

    /** Whether this makes a verdict UNSAFE. */
    static boolean unsafe(Wrong wrong) {
        return switch (wrong) {
            case OUTCOME, CRASH_OUTCOME, INVARIANT, TWO_OWNERS, STUCK_AND_WRONG -> true;
            case STUCK, ERROR_HANDED_OVER -> false;
        };
    }
}
