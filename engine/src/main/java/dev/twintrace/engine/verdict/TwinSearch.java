package dev.twintrace.engine.verdict;

import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.verdict.Culprit.Blamed;
import dev.twintrace.engine.verdict.Finding.Twin;
import dev.twintrace.engine.verdict.Finding.Wrong;
import java.util.ArrayList;
import java.util.Comparator;
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
    /** So many runs with the same view are looked at; nearly always one of the first is a twin. */
    private static final int TRIES = 2000;

    /** So many that share a given start with the run. */
    private static final int TRIES_SHARING = 25;

    /** So many if there is a twin already, but not of the clearest kind. */
    private static final int TRIES_FOR_BETTER = 200;

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
        return twin(run, blamed, alternative).map(t -> t.with(spared(run, blamed, alternative)));
    }

    /** What would have come of the run if the overlay had decided otherwise. */
    private Optional<Trace> spared(Replay run, Blamed blamed, int alternative) {
        List<Integer> prefix =
                run.moments().subList(0, blamed.step()).stream()
                        .map(Replay.Moment::action)
                        .toList();
        return after(prefix, alternative)
                .flatMap(Continuation::rescue)
                .map(actions -> replay(actions).trace(subject.model()));
    }

    private Optional<Twin> twin(Replay run, Blamed blamed, int alternative) {
        List<Twin> twins = new ArrayList<>();
        // A pair says most if its runs part late: from the last moment before the decision, back to
        // the start.
        for (int common = blamed.step(); common >= 0; common--) {
            Optional<Twin> clearest = sharing(common, run, blamed, alternative, twins);
            if (clearest.isPresent()) {
                return clearest;
            }
        }
        return twins.stream().min(Comparator.comparingInt(t -> flaws(t, blamed)));
    }

    /**
     * Twins that share the run's first steps: the first without flaw, the others go to the list.
     */
    private Optional<Twin> sharing(
            int common, Replay run, Blamed blamed, int alternative, List<Twin> twins) {
        int queuePair = blamed.decision().queuePair();
        SameView sameView =
                new SameView(
                        subject,
                        run.view(queuePair, blamed.step()),
                        blamed,
                        run.moments().subList(0, common).stream()
                                .map(Replay.Moment::action)
                                .toList(),
                        run.view(queuePair, common).size(),
                        meter);
        int most = common > 0 ? TRIES_SHARING : twins.isEmpty() ? TRIES : TRIES_FOR_BETTER;
        Optional<List<Integer>> next = sameView.nextRun();
        for (int tries = 0; next.isPresent() && tries < most; tries++) {
            Optional<Twin> twin =
                    pastDiffers(run, next.get(), blamed)
                            ? judge(next.get(), blamed, alternative)
                            : Optional.empty();
            twin.ifPresent(twins::add);
            if (twin.isPresent() && flaws(twin.get(), blamed) == 0) {
                return twin;
            }
            next = sameView.nextRun();
        }
        return Optional.empty();
    }

    /**
     * What a twin lacks. Whether the request was executed is the clearest difference that a pair
     * can have; and a run that the witness's decision rescues proves that it was needed.
     */
    private static int flaws(Twin twin, Blamed blamed) {
        boolean alike = (twin.executed() > 0) == blamed.decision().resends();
        return (alike ? 2 : 0) + (twin.rescued().isPresent() ? 0 : 1);
    }

    /**
     * Whether the request's past is another one: executed or not, or still on its way or not. Two
     * runs in which the same became of it say nothing against the sender's knowledge: that both
     * decisions are wrong then has another reason.
     */
    private boolean pastDiffers(Replay run, List<Integer> prefix, Blamed blamed) {
        List<Integer> actions = new ArrayList<>(prefix);
        actions.add(blamed.decision().action());
        return !past(run, blamed).equals(past(replay(actions), blamed, prefix.size()));
    }

    private static List<Boolean> past(Replay run, Blamed blamed) {
        return past(run, blamed, blamed.step());
    }

    private static List<Boolean> past(Replay run, Blamed blamed, int step) {
        return List.of(
                run.executions(blamed.request(), step) > 0,
                run.moments().get(step).onItsWay().contains(blamed.request()));
    }

    private Replay replay(List<Integer> actions) {
        return Replay.of(subject.model(), subject.interpreter(), actions);
    }

    /** The twin that starts with these actions, if it is one. */
    private Optional<Twin> judge(List<Integer> prefix, Blamed blamed, int alternative) {
        int executed = replay(prefix).executions(blamed.request(), prefix.size());
        if (executed == 0 && !blamed.decision().resends()) {
            return Optional.empty();
        }
        Optional<Continuation> other = after(prefix, alternative);
        if (other.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> shown =
                blamed.decision().resends() ? other.get().comesToNoGood() : other.get().harmed();
        if (shown.isEmpty() || completingDoes(prefix, blamed)) {
            return Optional.empty();
        }
        List<Integer> actions = other.get().actions(shown.get());
        Replay twin = replay(actions);
        Wrong wrong = other.get().judgement().wrong(shown.get()).orElse(Wrong.STUCK);
        Optional<Continuation> same = after(prefix, blamed.decision().action());
        return Optional.of(
                new Twin(
                        twin.trace(subject.model()),
                        prefix.size(),
                        blamed.request(),
                        executed,
                        wrong,
                        wrong == Wrong.STUCK || wrong == Wrong.STUCK_AND_WRONG
                                ? Standstill.of(subject, twin.last())
                                : List.of(),
                        same.flatMap(Continuation::rescue)
                                .map(run -> replay(run).trace(subject.model())),
                        Optional.empty()));
    }

    /**
     * Whether it would do to complete the request instead of posting it again: then the run did not
     * need the resend, it only must not wait for ever.
     */
    private boolean completingDoes(List<Integer> prefix, Blamed blamed) {
        int completion = blamed.decision().completions().get(blamed.position());
        return completion >= 0
                && after(prefix, completion)
                        .map(done -> done.comesToNoGood().isEmpty())
                        .orElse(false);
    }

    /** All runs that start with these actions and this one, without further faults. */
    private Optional<Continuation> after(List<Integer> prefix, int action) {
        long[] state = replay(prefix).last();
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

        /** The first state that is bad; what else was left undone is not the request's doing. */
        Optional<Integer> harmed() {
            return first(s -> judgement.wrong(s).filter(Judgement::unsafe).isPresent());
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
