package dev.twintrace.engine.verdict;

import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.verdict.Culprit.Blamed;
import dev.twintrace.engine.verdict.Finding.Twin;
import dev.twintrace.engine.verdict.Finding.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Looks for the twin of a run: one with the same sender view up to the decision to blame, in which
 * the request needed that very decision. The first of a shortest kind is taken.
 *
 * <p>A resend needs a twin in which not resending can come to no good. Where the decision was not
 * to resend, the twin is a run in which resending can do harm. After the decision no more faults
 * are allowed: what goes wrong then is the decision's doing.
 */
final class TwinSearch {
    private final Subject subject;
    private final Reference reference;
    private final Optional<Reference> crashes;
    private final Meter meter;

    TwinSearch(Subject subject, Reference reference, Optional<Reference> crashes, Meter meter) {
        this.subject = subject;
        this.reference = reference;
        this.crashes = crashes;
        this.meter = meter;
    }

    /** The twin of a run, if there is one within the limits. */
    Optional<Twin> of(Replay run, Blamed blamed) {
        int alternative = blamed.decision().alternatives().get(blamed.position());
        if (alternative < 0) {
            return Optional.empty();
        }
        SameView sameView =
                new SameView(
                        subject,
                        run.view(blamed.decision().queuePair(), blamed.step()),
                        blamed,
                        meter);
        boolean resent = blamed.decision().resends();
        // Whether the request was executed is the clearest difference that a pair can have.
        IntPredicate clearest = resent ? n -> n == 0 : n -> n > 0;
        Optional<Twin> found = sameView.first(clearest, path -> judge(path, blamed, alternative));
        if (found.isEmpty() && resent) {
            found = sameView.first(n -> n > 0, path -> judge(path, blamed, alternative));
        }
        return found;
    }

    /** The twin that starts with these actions, if it is one. */
    private Optional<Twin> judge(List<Integer> prefix, Blamed blamed, int alternative) {
        Optional<Continuation> other = after(prefix, alternative);
        if (other.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> shown =
                blamed.decision().resends() ? other.get().comesToNoGood() : other.get().harmed();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> actions = other.get().actions(shown.get());
        Replay twin = Replay.of(subject.model(), subject.interpreter(), actions);
        Optional<Continuation> same = after(prefix, blamed.decision().action());
        return Optional.of(
                new Twin(
                        twin.trace(subject.model()),
                        prefix.size(),
                        blamed.request(),
                        twin.executions(blamed.request(), prefix.size()),
                        other.get().judgement().wrong(shown.get()).orElse(Wrong.STUCK),
                        same.flatMap(Continuation::rescue)
                                .map(run ->
                                        Replay.of(subject.model(), subject.interpreter(), run)
                                                .trace(subject.model()))));
    }

    /** All runs that start with these actions and this one, without further faults. */
    private Optional<Continuation> after(List<Integer> prefix, int action) {
        long[] state = Replay.of(subject.model(), subject.interpreter(), prefix).last();
        if (!subject.interpreter().enabled(action, state)) {
            return Optional.empty();
        }
        subject.interpreter().apply(action, state);
        subject.calm(state);
        Exploration runs = subject.explore(state, meter);
        if (runs.limit().isPresent() || runs.slip().isPresent()) {
            return Optional.empty();
        }
        List<Integer> start = new ArrayList<>(prefix);
        start.add(action);
        return Optional.of(
                new Continuation(
                        start, runs, new Judgement(runs, subject.reading(), reference, crashes)));
    }

    /** What may follow some actions. */
    private record Continuation(List<Integer> start, Exploration runs, Judgement judgement) {

        /**
         * Where the shortest run ends, if none ends well; where none ends at all, the first state
         * with something wrong.
         */
        Optional<Integer> comesToNoGood() {
            return first(judgement::good).isPresent()
                    ? Optional.empty()
                    : first(s -> runs.end(s) && judgement.wrong(s).isPresent())
                            .or(() -> first(s -> judgement.wrong(s).isPresent()));
        }

        /** The first state of a run that is bad, or else stuck. */
        Optional<Integer> harmed() {
            return first(s -> judgement.wrong(s).filter(Judgement::unsafe).isPresent())
                    .or(() -> first(s -> runs.end(s) && judgement.stuck(s)));
        }

        /** The shortest run that ends well. */
        Optional<List<Integer>> rescue() {
            return first(judgement::good).map(this::actions);
        }

        List<Integer> actions(int state) {
            List<Integer> all = new ArrayList<>(start);
            all.addAll(runs.path(state));
            return all;
        }

        private Optional<Integer> first(IntPredicate such) {
            return IntStream.range(0, runs.size()).filter(such).boxed().findFirst();
        }
    }
}
