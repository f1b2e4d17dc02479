package dev.twintrace.engine.verdict;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Outcome;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.verdict.Verdict.Duplicate;
import dev.twintrace.engine.verdict.Verdict.Statistics;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Decides whether a protocol's failover is safe; docs/semantics.md, section 8. */
public final class Check {
    private final Subject subject;
    private final Supplier<Model> crashModel;
    private final Meter meter;

    private Check(Model model, Supplier<Model> crashModel, Meter meter) {
        this.subject = Subject.of(model);
        this.crashModel = crashModel;
        this.meter = meter;
    }

    /**
     * Decides about a protocol. A limit or an interruption of the thread ends the search, and the
     * verdict is UNKNOWN.
     */
    public static Answer check(Protocol protocol, Limits limits, Progress progress) {
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
                Lowering.lower(protocol),
                () -> Lowering.lower(CrashReference.of(protocol)),
                limits,
                progress);
    }

    /**
     * Decides about a model.
     *
     * @param crashModel the model of the protocol without failover; asked for where it is needed
     */
    static Answer check(Model model, Supplier<Model> crashModel, Limits limits, Progress progress) {
        return new Check(model, crashModel, new Meter(limits, progress)).answer();
    }

    private Answer answer() {
        Exploration calm = subject.explore(false, meter);
        Reference reference = Reference.withoutFaults(calm, subject.reading());
        Mistakes mistakes = new Mistakes(subject, calm, false);
        Judgement judgement = new Judgement(calm, subject.reading(), reference, Optional.empty());
        Optional<Answer.Mistake> mistake = mistakes.slip().or(() -> mistakes.notGood(judgement));
        if (mistake.isPresent()) {
            return mistake.get();
        }
        if (calm.limit().isPresent()) {
            String limit = "without faults: " + calm.limit().get();
            return unknown(limit, reference.outcomes(), calm.size());
        }
        return withFaults(reference, calm.size());
    }

    private Verdict unknown(String limit, Set<Outcome> outcomes, long referenceStates) {
        return new Verdict(
                Conclusion.UNKNOWN,
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                outcomes,
                new Statistics(0, 0, 0, referenceStates, 0, meter.seconds()),
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

    private Stage look(Reference reference, int referenceStates) {
        meter.enter(Progress.Phase.RUNS);
        Exploration runs = subject.explore(true, meter);
        Optional<Answer.Mistake> mistake = new Mistakes(subject, runs, true).slip();
        if (mistake.isPresent()) {
            return new Stage.Wrong(mistake.get());
        }
        Optional<String> limit = runs.limit();
        Optional<Reference> crashes = Optional.empty();
        int crashStates = 0;
        if (limit.isEmpty() && anyError(runs)) {
            meter.enter(Progress.Phase.CRASH_REFERENCE);
            Subject crash = Subject.of(crashModel.get());
            Exploration crashed = crash.explore(true, meter);
            crashStates = crashed.size();
            mistake = new Mistakes(crash, crashed, true).slip();
            if (mistake.isPresent()) {
                return new Stage.Wrong(mistake.get());
            }
            limit = crashed.limit().map(why -> "without failover: " + why);
            if (limit.isEmpty()) {
                crashes = Optional.of(Reference.ofCrashes(crashed, crash.reading()));
            }
        }
        Judgement judgement = new Judgement(runs, subject.reading(), reference, crashes);
        Survey survey = Survey.of(runs, subject.reading(), judgement);
        Statistics statistics =
                new Statistics(
                        runs.size(),
                        runs.transitions(),
                        runs.depth(),
                        referenceStates,
                        crashStates,
                        meter.seconds());
        return new Stage.Looked(survey, crashes, statistics, limit);
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
        Survey survey = looked.survey();
        List<Integer> repeated = new ArrayList<>();
        for (int mark = 0; mark < subject.model().marks().size(); mark++) {
            if (subject.successors().marked(mark)) {
                repeated.add(mark);
            }
        }
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

    private static Conclusion worst(Set<Conclusion> conclusions) {
        return conclusions.stream().max(Conclusion::compareTo).orElse(Conclusion.TRANSPARENT);
    }
}
