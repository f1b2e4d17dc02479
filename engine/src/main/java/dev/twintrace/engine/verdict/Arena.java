package dev.twintrace.engine.verdict;

import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Means;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.explore.Reduction;
import dev.twintrace.engine.explore.Steps;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.symmetry.Symmetry;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * All runs of a protocol with open decisions, whichever way these are taken, and what is wrong
 * where: the board that a solver plays on. A state is wrong here only if it is wrong whatever is
 * decided later, so what holds of a run through these states holds under every rule that allows it.
 */
public final class Arena {
    private final Subject subject;
    private final Exploration runs;
    private final Judgement judgement;
    private final Steps steps;

    private Arena(Subject subject, Exploration runs, Judgement judgement) {
        this.subject = subject;
        this.runs = runs;
        this.judgement = judgement;
        this.steps = Steps.of(runs, subject.successors());
    }

    /** What came of looking at all runs. */
    public sealed interface Made {
        /** All of them. */
        record Complete(Arena arena) implements Made {}

        /** The file has a mistake that a run shows. */
        record Mistaken(Answer.Mistake mistake) implements Made {}

        /** A limit ended the search. */
        record Stopped(String limit) implements Made {}
    }

    /**
     * Explores a protocol with open decisions.
     *
     * @param errors whether runs may hand over an error, which are then to be judged
     */
    public static Made of(Protocol open, boolean errors, Limits limits, Progress progress) {
        Meter meter = new Meter(limits, progress);
        Subject subject = Subject.of(Lowering.lower(open));
        Exploration calm = subject.explore(false, meter, Reduction.NONE, Means.ALONE);
        Reference reference = Reference.withoutFaults(calm, subject.reading(), Symmetry.none());
        Mistakes mistakes = new Mistakes(subject, calm, false);
        Judgement judged = new Judgement(calm, subject.reading(), reference, Optional.empty());
        Optional<Answer.Mistake> mistake = mistakes.slip().or(() -> mistakes.notGood(judged));
        if (mistake.isPresent()) {
            return new Made.Mistaken(mistake.get());
        }
        if (calm.limit().isPresent()) {
            return new Made.Stopped("without faults: " + calm.limit().get());
        }
        meter.enter(Progress.Phase.RUNS);
        Exploration runs = subject.explore(true, meter, Reduction.NONE, Means.ALONE);
        Optional<Answer.Mistake> slip = new Mistakes(subject, runs, true).slip();
        if (slip.isPresent()) {
            return new Made.Mistaken(slip.get());
        }
        if (runs.limit().isPresent()) {
            return new Made.Stopped(runs.limit().get());
        }
        Optional<Reference> crashes = Optional.empty();
        if (errors) {
            Subject without = Subject.of(Lowering.lower(CrashReference.of(open)));
            Exploration crashed = without.explore(true, meter, Reduction.NONE, Means.ALONE);
            if (crashed.limit().isPresent()) {
                return new Made.Stopped("without failover: " + crashed.limit().get());
            }
            crashes = Optional.of(Reference.ofCrashes(crashed, without.reading(), Symmetry.none()));
        }
        return new Made.Complete(
                new Arena(
                        subject, runs, new Judgement(runs, subject.reading(), reference, crashes)));
    }

    /** The model of the protocol. */
    public Model model() {
        return subject.model();
    }

    /** The reference interpreter of the model. */
    public Interpreter interpreter() {
        return subject.interpreter();
    }

    /** How many states there are; the first is the initial one. */
    public int size() {
        return runs.size();
    }

    /** All steps between them. */
    public Steps steps() {
        return steps;
    }

    /** Copies a state's cells. */
    public void read(int state, long[] cells) {
        runs.read(state, cells);
    }

    /** The states that no run of a TRANSPARENT protocol comes to. */
    public BitSet notTransparent() {
        BitSet states = new BitSet();
        long[] state = new long[subject.reading().cells()];
        for (int s = 0; s < runs.size(); s++) {
            runs.read(s, state, subject.reading().glance());
            if (subject.reading().handedOver(state) || judgement.wrong(s).isPresent()) {
                states.set(s);
            }
        }
        return states;
    }

    /** The states that no run of a protocol comes to that is TRANSPARENT or FAIL-STOP. */
    public BitSet notFailStop() {
        BitSet states = new BitSet();
        for (int s = 0; s < runs.size(); s++) {
            Optional<Wrong> wrong = judgement.wrong(s);
            if (wrong.isPresent() && wrong.get() != Wrong.ERROR_HANDED_OVER) {
                states.set(s);
            }
        }
        return states;
    }

    /** What is wrong with a state; empty where nothing is, or only an error may come of it. */
    public Optional<Wrong> wrong(int state) {
        return judgement.wrong(state);
    }

    /** A run made again from its actions. */
    public Trace trace(List<Integer> actions) {
        return Replay.of(subject.model(), subject.interpreter(), actions).trace(subject.model());
    }
}
