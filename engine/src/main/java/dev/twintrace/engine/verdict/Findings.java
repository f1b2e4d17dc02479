package dev.twintrace.engine.verdict;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.verdict.Finding.Blame;
import dev.twintrace.engine.verdict.Finding.Twin;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.engine.verdict.Survey.Exhibit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From runs to show to findings, with their blame and twins. */
final class Findings {
    private final Subject subject;
    private final Reference reference;
    private final Meter meter;
    private final TwinSearch twins;

    /** Takes the steps of the bad runs only, so that its marks are theirs. */
    private final Interpreter harmfulRuns;

    Findings(Subject subject, Reference reference, Optional<Reference> crashes, Meter meter) {
        this.subject = subject;
        this.reference = reference;
        this.meter = meter;
        this.twins = new TwinSearch(subject, reference, crashes, meter);
        this.harmfulRuns = new Interpreter(subject.model());
        meter.enter(Progress.Phase.TWIN);
    }

    /** The findings, in the order of what they show. */
    List<Finding> of(List<Exhibit> exhibits) {
        List<Finding> findings = new ArrayList<>();
        for (Exhibit exhibit : exhibits) {
            findings.add(finding(exhibit));
        }
        return List.copyOf(findings);
    }

    private Finding finding(Exhibit found) {
        Exhibit exhibit = found.conclusion() == Conclusion.STUCK ? settled(found) : found;
        Interpreter interpreter =
                exhibit.conclusion() == Conclusion.FAIL_STOP || !exhibit.company().isEmpty()
                        ? subject.interpreter()
                        : harmfulRuns;
        Replay run = Replay.of(subject.model(), interpreter, exhibit.actions());
        Trace trace = run.trace(subject.model());
        return new Finding(
                exhibit.conclusion(),
                exhibit.damage(),
                exhibit.company(),
                trace,
                exhibit.wrong(),
                exhibit.outcome(),
                stands(exhibit) ? Standstill.of(subject, run.last()) : List.of(),
                WordHistory.of(subject.model().protocol(), trace),
                exhibit.company().isEmpty() ? blame(run, exhibit) : Optional.empty());
    }

    private static boolean stands(Exhibit exhibit) {
        return switch (exhibit.wrong()) {
            case STUCK, STUCK_AND_WRONG -> true;
            case OUTCOME, CRASH_OUTCOME, INVARIANT, TWO_OWNERS, ERROR_HANDED_OVER -> false;
        };
    }

    private Exhibit settled(Exhibit stuck) {
        long[] state = Replay.of(subject.model(), subject.interpreter(), stuck.actions()).last();
        List<Integer> actions = new ArrayList<>(stuck.actions());
        actions.addAll(Settling.from(subject, state, meter));
        boolean prefix = reference.hasPrefix(subject.reading().key(state));
        return new Exhibit(
                stuck.conclusion(),
                stuck.damage(),
                stuck.company(),
                List.copyOf(actions),
                prefix ? Wrong.STUCK : Wrong.STUCK_AND_WRONG,
                subject.reading().outcome(state));
    }

    /** The first decision to blame that has a twin, or else the likeliest. */
    private Optional<Blame> blame(Replay run, Exhibit exhibit) {
        List<Blame> blames = new ArrayList<>();
        for (Culprit.Blamed b : Culprit.of(subject.model(), run, exhibit)) {
            Optional<Twin> twin = twins.of(run, b);
            int executed = run.executions(b.request(), b.step());
            if (lostAnyway(exhibit, b, twin)) {
                continue;
            }
            blames.add(new Blame(b.step(), b.request(), b.decision().resends(), executed, twin));
            if (twin.isPresent()) {
                return Optional.of(blames.getLast());
            }
        }
        return blames.stream().findFirst();
    }

    /**
     * A run that gets stuck after a resend may have been lost before: then a run in which that
     * resend was needed does not end well with it either.
     */
    private static boolean lostAnyway(Exhibit exhibit, Culprit.Blamed b, Optional<Twin> twin) {
        return exhibit.conclusion() == Conclusion.STUCK
                && b.decision().resends()
                && twin.map(t -> t.rescued().isEmpty()).orElse(false);
    }

    /**
     * Which of the repeated statements did harm: those of which a bad run that is shown executes a
     * request twice. Other repetitions may be part of bad runs that are not shown; they are not
     * what makes these bad.
     */
    boolean harmful(int mark) {
        return harmfulRuns.marked(mark);
    }
}
