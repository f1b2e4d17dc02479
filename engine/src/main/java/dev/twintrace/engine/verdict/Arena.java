package dev.twintrace.engine.verdict;

import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Board;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Means;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.explore.Reduction;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.symmetry.Symmetry;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The runs of a protocol with open decisions, whichever way these are taken, and what is wrong
 * where: the board that a solver plays on. It is laid out as far as somebody looks. Every state has
 * to be {@linkplain Board#expand expanded} before it is judged.
 */
public final class Arena {
    /** So many states after one are looked at to see that it is stuck under all decisions. */
    private static final int NEAR = 2_000;

    private final Subject subject;
    private final Board board;
    private final Reference reference;
    private final Optional<Reference> crashes;
    private final Meter meter;
    private final BitSet judged = new BitSet();
    private final BitSet bad = new BitSet();
    private final long[] state;

    private Arena(Subject subject, Reference reference, Optional<Reference> crashes, Meter meter) {
        this.subject = subject;
        this.reference = reference;
        this.crashes = crashes;
        this.meter = meter;
        this.state = new long[subject.reading().cells()];
        this.board =
                new Board(
                        subject.model(),
                        subject.successors().sibling(),
                        subject.interpreter().initial(true));
    }

    /** What came of laying it out. */
    public sealed interface Made {
        /** It can be played on. */
        record Ready(Arena arena) implements Made {}

        /** The file has a mistake that a run without faults shows. */
        record Mistaken(Answer.Mistake mistake) implements Made {}

        /** A limit ended the search. */
        record Stopped(String limit) implements Made {}
    }

    /**
     * Explores the runs without faults of a protocol with open decisions; the others are found in
     * play.
     *
     * @param errors whether runs may hand over an error, which are then to be judged
     * @param limits for the arena, and for each exploration that it needs
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
        Optional<Reference> crashes = Optional.empty();
        if (errors) {
            Subject without = Subject.of(Lowering.lower(CrashReference.of(open)));
            Exploration crashed = without.explore(true, meter, Reduction.NONE, Means.ALONE);
            if (crashed.limit().isPresent()) {
                return new Made.Stopped("without failover: " + crashed.limit().get());
            }
            crashes = Optional.of(Reference.ofCrashes(crashed, without.reading(), Symmetry.none()));
        }
        meter.enter(Progress.Phase.RUNS);
        return new Made.Ready(new Arena(subject, reference, crashes, meter));
    }

    /** The model of the protocol. */
    public Model model() {
        return subject.model();
    }

    /** The reference interpreter of the model. */
    public Interpreter interpreter() {
        return subject.interpreter();
    }

    /** The states and steps; the first state is the initial one. */
    public Board board() {
        return board;
    }

    /**
     * Why to stop, if a limit is reached; to be asked once for each state that is looked at.
     *
     * @param queue how many are still to be looked at
     */
    public Optional<String> exhausted(long queue) {
        return meter.exhausted(board.size(), queue, 0, 0) || meter.full(board.bytes())
                ? Optional.of(meter.reason())
                : Optional.empty();
    }

    /** A step of the board that shows a mistake in the file, after these actions. */
    public Answer.Mistake mistake(Board.Slip slip, List<Integer> actions) {
        return Mistakes.slip(
                trace(actions),
                subject.model().actions().get(slip.action()).name(),
                slip.mistake().span(),
                String.valueOf(slip.mistake().getMessage()));
    }

    /** Whether something is wrong with a state already, whatever is decided later. */
    public boolean bad(int s) {
        if (!judged.get(s)) {
            judged.set(s);
            bad.set(s, wrong(s).isPresent());
        }
        return bad.get(s);
    }

    /**
     * What is wrong with a state already; who is stuck only if nothing but faults can happen. That
     * an error was handed over is, unless that is allowed.
     */
    public Optional<Wrong> wrong(int s) {
        Reading reading = subject.reading();
        board.read(s, state, reading.glance());
        if (reading.twoOwners(state)) {
            return Optional.of(Wrong.TWO_OWNERS);
        }
        if (reading.brokenInvariant(state) >= 0) {
            return Optional.of(Wrong.INVARIANT);
        }
        if (reading.handedOver(state)) {
            if (crashes.isEmpty()) {
                return Optional.of(Wrong.ERROR_HANDED_OVER);
            }
            return board.end(s) && !crashes.get().has(key(s))
                    ? Optional.of(Wrong.CRASH_OUTCOME)
                    : Optional.empty();
        }
        if (board.end(s) && reading.finished(state)) {
            return reference.has(key(s)) ? Optional.empty() : Optional.of(Wrong.OUTCOME);
        }
        return board.still(s) ? Optional.of(stuck(s)) : Optional.empty();
    }

    /** Whether all processes have finished here, or an error was handed over. */
    public boolean released(int s) {
        Reading reading = subject.reading();
        board.read(s, state, reading.glance());
        return reading.handedOver(state) || (board.end(s) && reading.finished(state));
    }

    /** What is wrong with a state that is stuck. */
    public Wrong stuck(int s) {
        return reference.hasPrefix(key(s)) ? Wrong.STUCK : Wrong.STUCK_AND_WRONG;
    }

    /**
     * Whether the processes cannot all finish any more from here however it is decided, as far as
     * that is soon told.
     */
    public boolean stuckAnyway(int s) {
        BitSet seen = new BitSet();
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(s));
        seen.set(s);
        for (int looked = 0; !queue.isEmpty(); looked++) {
            int from = queue.remove();
            board.expand(from);
            if (looked > NEAR || board.slip().isPresent() || released(from)) {
                return false;
            }
            for (int e = board.first(from); e < board.last(from); e++) {
                int to = board.target(e);
                if (!board.fault(e) && !seen.get(to)) {
                    seen.set(to);
                    queue.add(to);
                }
            }
        }
        return true;
    }

    private OutcomeKey key(int s) {
        board.read(s, state);
        return subject.reading().key(state);
    }

    /** A run made again from its actions. */
    public Trace trace(List<Integer> actions) {
        return Replay.of(subject.model(), subject.interpreter(), actions).trace(subject.model());
    }
}
