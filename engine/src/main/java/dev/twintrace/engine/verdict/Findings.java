package dev.twintrace.engine.verdict;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.verdict.Finding.Blame;
import dev.twintrace.engine.verdict.Survey.Exhibit;
import dev.twintrace.protocol.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From runs to show to findings, with their blame and twins. */
final class Findings {
    private final Subject subject;
    private final TwinSearch twins;

    /** Takes the steps of the bad runs only, so that its marks are theirs. */
    private final Interpreter unsafeRuns;

    Findings(Subject subject, Reference reference, Optional<Reference> crashes, Meter meter) {
        this.subject = subject;
        this.twins = new TwinSearch(subject, reference, crashes, meter);
        this.unsafeRuns = new Interpreter(subject.model());
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

    private Finding finding(Exhibit exhibit) {
        Model model = subject.model();
        Interpreter interpreter =
                exhibit.conclusion() == Conclusion.UNSAFE ? unsafeRuns : subject.interpreter();
        Replay run = Replay.of(model, interpreter, exhibit.actions());
        List<Blame> blames = new ArrayList<>();
        for (Culprit.Blamed b : Culprit.of(model, run, exhibit)) {
            Blame blame =
                    new Blame(
                            b.step(),
                            b.request(),
                            b.decision().resends(),
                            run.executions(b.request(), b.step()),
                            twins.of(run, b));
            blames.add(blame);
            if (blame.twin().isPresent()) {
                break;
            }
        }
        Optional<Blame> blame =
                blames.stream()
                        .filter(b -> b.twin().isPresent())
                        .findFirst()
                        .or(() -> blames.stream().findFirst());
        return new Finding(
                exhibit.conclusion(),
                exhibit.damage(),
                run.trace(model),
                exhibit.wrong(),
                exhibit.outcome(),
                blame);
    }

    /**
     * Which of the repeated statements did harm: those of which a bad run that is shown executes a
     * request twice. Other repetitions may be part of bad runs that are not shown; they are not
     * what makes these bad.
     */
    boolean harmful(int mark) {
        return unsafeRuns.marked(mark);
    }
}
