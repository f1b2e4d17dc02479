package dev.twintrace.engine.verdict;

import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.interpret.Interpreter.Compiled;
import dev.twintrace.protocol.model.Term;
import java.time.Duration;
import java.util.BitSet;

/** What can still happen after a state without further faults, as far as it is soon told. */
final class Motion {
    private static final Limits SOON = new Limits(100_000, 1L << 26, Duration.ofSeconds(2));

    private final Subject subject;
    private final Exploration runs;

    /** From these states the first one can come again. */
    private final BitSet returning = new BitSet();

    /** What becomes of a process. */
    enum Kind {
        /** It does not move any more. */
        STANDS,
        /** It moves, and everything can come again as it is. */
        GOES_ROUND,
        /** It moves on, and this does not come again; or that is not known. */
        OTHER
    }

    Motion(Subject subject, long[] state) {
        this.subject = subject;
        long[] first = state.clone();
        subject.calm(first);
        runs = subject.explore(first, new Meter(SOON, Progress.NONE));
        returning.set(0);
        runs.spread(returning);
    }

    /** What becomes of a process that is at this position. */
    Kind of(Term here) {
        Compiled there = subject.interpreter().compile(here);
        long[] state = new long[subject.reading().cells()];
        boolean moves = false;
        for (int s = 0; s < runs.size(); s++) {
            runs.read(s, state);
            if (there.value(state) == 0) {
                moves = true;
                if (returning.get(s)) {
                    return Kind.GOES_ROUND;
                }
            }
        }
        return moves || runs.limit().isPresent() ? Kind.OTHER : Kind.STANDS;
    }
}
