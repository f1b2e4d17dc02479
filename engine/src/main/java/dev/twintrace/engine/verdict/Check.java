package dev.twintrace.engine.verdict;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Outcome;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.symmetry.Symmetry;
import dev.twintrace.engine.verdict.Verdict.Duplicate;
import dev.twintrace.engine.verdict.Verdict.Statistics;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Decides whether a protocol's failover is safe; docs/semantics.md, section 8. */
public final class Check {
    private final Subject subject;
    private final Lazy<Subject> crash;
    private final Effort effort;
    private final Meter meter;
    private final Lazy<Symmetry> symmetry;
    private final Lazy<Symmetry> crashSymmetry;
    private final Search search;

    private Check(Model model, Supplier<Model> crashModel, Effort effort, Progress progress) {
        this.subject = Subject.of(model);
        this.crash = new Lazy<>(() -> Subject.of(crashModel.get()));
        this.effort = effort;
        this.meter = new Meter(effort.limits(), progress);
        this.symmetry = new Lazy<>(() -> Symmetry.of(model));
        this.crashSymmetry = new Lazy<>(() -> Symmetry.of(crash.value().model()));
        this.search = new Search(subject, effort, meter, this::shared);
    }

    /** What the subject's symmetry has in common with that of what it is judged by. */
    private Symmetry shared() {
        Symmetry own = symmetry.value();
        return own.trivial() ? own : own.sharedWith(crashSymmetry.value());
    }

    /**
     * Decides about a protocol, with one thread and in memory. A limit or an interruption of the
     * thread ends the search, and the verdict is UNKNOWN.
     */
    public static Answer check(Protocol protocol, Limits limits, Progress progress) {
        return check(protocol, Effort.of(limits), progress);
    }

    /**
     * Decides about a protocol. A limit, a full disk or an interruption of the thread ends the
     * search, and the verdict is UNKNOWN.
     *
     * @throws dev.twintrace.engine.explore.UnusableCheckpoint if it is to go on from a checkpoint
     *     that is of something else, or cannot be read
     */
    public static Answer check(Protocol protocol, Effort effort, Progress progress) {
        List<QueuePair> overloaded = Lowering.overloaded(protocol);
        if (!overloaded.isEmpty()) {
            return new Answer.Mistake(
                    Optional.empty(),
                    "More than "
                            + Lowering.MOST_OUTSTANDING
                            + " requests may be outstanding at once on "
                            + overloaded.getFirst().name()
                            + ".",
                    "Wait for completions in between, or post fewer: no search would come to an end.",
                    new Trace(List.of()));
        }
        return check(
                Lowering.lower(protocol, effort.reducing().slots()),
                () -> Lowering.lower(CrashReference.of(protocol), effort.reducing().slots()),
                effort,
                progress);
    }

    /**
     * Decides about a model.
     *
     * @param crashModel the model of the protocol without failover; asked for where it is needed
     */
    static Answer check(Model model, Supplier<Model> crashModel, Effort effort, Progress progress) {
        return new Check(model, crashModel, effort, progress).answer();
    }

    private Answer answer() {
        Search.Found found = search.explore(false, "reference");
        Exploration calm = found.runs();
        Reference reference = Reference.withoutFaults(calm, subject.reading(), found.symmetry());
        Optional<Answer.Mistake> mistake = mistake(calm, reference);
        if (mistake.isPresent()) {
            // With shortest runs, and with those that a search without reductions shows.
            Optional<Answer.Mistake> same =
                    found.reduced()
                            ? mistake(search.again(false, calm.depth()), reference)
                            : Optional.empty();
            return same.orElse(mistake.get());
        }
        if (calm.limit().isPresent()) {
            String limit = "without faults: " + calm.limit().get();
            return unknown(limit, reference.outcomes(), calm.size());
        }
        return withFaults(reference, calm.size());
    }

    private Optional<Answer.Mistake> mistake(Exploration calm, Reference reference) {
        Mistakes mistakes = new Mistakes(subject, calm, false);
        Judgement judgement = new Judgement(calm, subject.reading(), reference, Optional.empty());
        return mistakes.slip().or(() -> mistakes.notGood(judgement));
    }

    private Verdict unknown(String limit, Set<Outcome> outcomes, long referenceStates) {
        return new Verdict(
                Conclusion.UNKNOWN,
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                outcomes,
                new Statistics(0, 0, 0, referenceStates, 0, List.of(), meter.seconds()),
                Optional.of(limit));
    }

    private Answer withFaults(Reference reference, int referenceStates) {
        return switch (look(reference, referenceStates)) {
            case Stage.Wrong(Answer.Mistake mistake) -> mistake;
            // The states are forgotten by now: the search for twins has all memory for itself.
            case Stage.Looked looked -> verdict(looked, reference);
        };
    }

    /** What comes of looking at the runs with faults. */
    private sealed interface Stage {
        record Wrong(Answer.Mistake mistake) implements Stage {}

        record Looked(
                Survey survey,
                Optional<Reference> crashes,
                Statistics statistics,
                Optional<String> limit)
                implements Stage {}
    }

    /** What runs of the protocol without failover come to. */
    private sealed interface Crashes {
        record Wrong(Answer.Mistake mistake) implements Crashes {}

        record Known(Optional<Reference> reference, int states, Optional<String> limit)
                implements Crashes {}
    }

    private Stage look(Reference reference, int referenceStates) {
        meter.enter(Progress.Phase.RUNS);
        Search.Found found = search.explore(true, "runs");
        Exploration runs = found.runs();
        Optional<Answer.Mistake> mistake = slip(found);
        if (mistake.isPresent()) {
            return new Stage.Wrong(mistake.get());
        }
        Crashes crashes =
                runs.limit().isEmpty() && anyError(runs)
                        ? crashes()
                        : new Crashes.Known(Optional.empty(), 0, Optional.empty());
        return switch (crashes) {
            case Crashes.Wrong(Answer.Mistake wrong) -> new Stage.Wrong(wrong);
            case Crashes.Known known -> {
                Statistics statistics =
                        new Statistics(
                                runs.size(),
                                runs.transitions(),
                                runs.depth(),
                                referenceStates,
                                known.states(),
                                found.reductions(),
                                meter.seconds());
                yield new Stage.Looked(
                        survey(runs, reference, known.reference()),
                        known.reference(),
                        statistics,
                        runs.limit().or(known::limit));
            }
        };
    }

    private Survey survey(Exploration runs, Reference reference, Optional<Reference> crashes) {
        Judgement judgement = new Judgement(runs, subject.reading(), reference, crashes);
        return Survey.of(runs, subject.reading(), judgement);
    }

    /** A step that must not be; the first one without any reduction, if it can be found so. */
    private Optional<Answer.Mistake> slip(Search.Found found) {
        Optional<Answer.Mistake> mistake = new Mistakes(subject, found.runs(), true).slip();
        if (mistake.isEmpty() || !found.reduced()) {
            return mistake;
        }
        Exploration all = search.again(true, found.runs().depth());
        return new Mistakes(subject, all, true).slip().or(() -> mistake);
    }

    private Crashes crashes() {
        meter.enter(Progress.Phase.CRASH_REFERENCE);
        Subject without = crash.value();
        Search.Found found =
                new Search(
                                without,
                                effort,
                                meter,
                                () -> crashSymmetry.value().sharedWith(symmetry.value()))
                        .explore(true, "crashes");
        Exploration runs = found.runs();
        Optional<Answer.Mistake> mistake = new Mistakes(without, runs, true).slip();
        if (mistake.isPresent()) {
            return new Crashes.Wrong(mistake.get());
        }
        Optional<String> limit = runs.limit().map(why -> "without failover: " + why);
        Optional<Reference> reference =
                limit.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                Reference.ofCrashes(runs, without.reading(), found.symmetry()));
        return new Crashes.Known(reference, runs.size(), limit);
    }

    private boolean anyError(Exploration runs) {
        long[] state = new long[subject.reading().cells()];
        for (int s = 0; s < runs.size(); s++) {
            runs.read(s, state, subject.reading().glance());
            if (subject.reading().handedOver(state)) {
                return true;
            }
        }
        return false;
    }

    private Verdict verdict(Stage.Looked looked, Reference reference) {
        Survey survey = shortest(looked, reference);
        List<Integer> repeated = repeated(looked.statistics()).stream().boxed().toList();
        Findings findings = new Findings(subject, reference, looked.crashes(), meter);
        List<Finding> shown = findings.of(survey.exhibits());
        List<Duplicate> duplicates =
                repeated.stream()
                        .map(mark -> {
                            Model.Repetition r = subject.model().marks().get(mark);
                            return new Duplicate(
                                    r.description(), r.span().line(), findings.harmful(mark));
                        })
                        .toList();
        Conclusion conclusion =
                looked.limit().isPresent() ? Conclusion.UNKNOWN : worst(survey.conclusions());
        Set<Conclusion> also = EnumSet.noneOf(Conclusion.class);
        also.addAll(survey.conclusions());
        also.remove(conclusion);
        return new Verdict(
                conclusion,
                also,
                survey.damage(),
                shown,
                duplicates,
                reference.outcomes(),
                looked.statistics(),
                looked.limit());
    }

    /** With shortest runs where the search was reduced, as far as they can be found. */
    private Survey shortest(Stage.Looked looked, Reference reference) {
        Survey survey = looked.survey();
        if (looked.statistics().reductions().isEmpty() || survey.exhibits().isEmpty()) {
            return survey;
        }
        meter.enter(Progress.Phase.WITNESS);
        return survey.with(survey(search.again(true, survey.depth()), reference, looked.crashes()));
    }

    /** Which statements' requests are executed more than once. */
    private BitSet repeated(Statistics statistics) {
        BitSet marks = new BitSet();
        for (int mark = 0; mark < subject.model().marks().size(); mark++) {
            marks.set(mark, subject.successors().marked(mark));
        }
        return statistics.reductions().isEmpty() ? marks : symmetry.value().marks(marks);
    }

    private static Conclusion worst(Set<Conclusion> conclusions) {
        return conclusions.stream().max(Conclusion::compareTo).orElse(Conclusion.TRANSPARENT);
    }
}
