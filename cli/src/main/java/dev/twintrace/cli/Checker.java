package dev.twintrace.cli;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.explore.UnusableCheckpoint;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Check;
import dev.twintrace.engine.verdict.Effort;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.engine.verdict.Verdict.Statistics;
import dev.twintrace.protocol.tree.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks protocols and always comes back with an answer, if need be with UNKNOWN. */
final class Checker {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Effort effort;
    private final ProgressLine line;
    private final Interrupts interrupts;
    private boolean interrupted;

    Checker(Effort effort, ProgressLine line, Interrupts interrupts) {
        this.effort = effort;
        this.line = line;
        this.interrupts = interrupts;
    }

    /**
     * Decides about a protocol.
     *
     * @param title what the user is told that is being checked
     */
    Answer check(Protocol protocol, String title) {
        interrupts.expectAnswer();
        line.begin(title);
        long start = System.nanoTime();
        LastStatus last = new LastStatus(line);
        try {
            return Check.check(protocol, effort, last);
        } catch (UnusableCheckpoint unusable) {
            throw new Complaint(String.valueOf(unusable.getMessage()));
        } catch (OutOfMemoryError full) {
            // The search gives back its memory by now, so there is some for the report.
            return outOfMemory(last.states, (System.nanoTime() - start) / NANOS_PER_SECOND);
        } finally {
            interrupted |= Thread.interrupted();
            line.erase();
        }
    }

    /** Whether the user has asked to stop. */
    boolean interrupted() {
        return interrupted;
    }

    private static Verdict outOfMemory(long states, double seconds) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        return new Verdict(
                Conclusion.UNKNOWN,
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                Set.of(),
                new Statistics(states, 0, 0, 0, 0, List.of(), seconds),
                Optional.of("the heap of " + heap + " MiB is full"));
    }

    /** Remembers how far a search got, in case that it cannot tell itself. */
    private static final class LastStatus implements Progress {
        private final Progress next;
        private long states;

        private LastStatus(Progress next) {
            this.next = next;
        }

        @Override
        public void at(Status status) {
            states = status.states();
            next.at(status);
        }
    }
}
