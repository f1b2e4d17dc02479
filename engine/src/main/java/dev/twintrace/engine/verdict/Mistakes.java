package dev.twintrace.engine.verdict;

import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What no run may do, and what the runs without faults must not do, in words for a newcomer. */
final class Mistakes {
    private static final String WHY =
            " Runs with faults are compared with the runs without, so these have to work.";

    /** How the plight of a message without a receive ends. */
    private static final String NO_RECEIVE = "finds no posted receive";

    private final Subject subject;
    private final Exploration runs;
    private final boolean faults;

    /** Looks at runs from the initial state, with or without faults. */
    Mistakes(Subject subject, Exploration runs, boolean faults) {
        this.subject = subject;
        this.runs = runs;
        this.faults = faults;
    }

    /** A step that must not be. */
    Optional<Answer.Mistake> slip() {
        return runs.slip()
                .map(slip ->
                        slip(
                                run(slip.state()),
                                subject.model().actions().get(slip.action()).name(),
                                slip.span(),
                                slip.message()));
    }

    /** A step that must not be, at the end of a run. */
    static Answer.Mistake slip(Trace run, String action, Span span, String message) {
        List<Trace.Step> steps = new ArrayList<>(run.steps());
        steps.add(new Trace.Step(action, List.of()));
        return new Answer.Mistake(
                Optional.of(span),
                message,
                "Bound the index, or make the array longer: no run may do"
                        + " this, one with faults neither.",
                new Trace(List.copyOf(steps)));
    }

    /**
     * A shortest run without faults that is not good; to be asked if there was no {@link #slip}.
     */
    Optional<Answer.Mistake> notGood(Judgement judgement) {
        Reading reading = subject.reading();
        long[] state = new long[reading.cells()];
        int stuck = -1;
        for (int s = 0; s < runs.size(); s++) {
            runs.read(s, state, reading.glance());
            int broken = reading.brokenInvariant(state);
            if (broken >= 0) {
                return Optional.of(brokenInvariant(broken, s));
            }
            if (reading.twoOwners(state)) {
                return Optional.of(twoOwners(s));
            }
            if (reading.handedOver(state)) {
                return Optional.of(handedOver(s));
            }
            if (judgement.stuck(s) && (stuck < 0 || (runs.end(s) && !runs.end(stuck)))) {
                // An end says more than a state on the way to it, though it lies farther.
                stuck = s;
            }
        }
        return stuck < 0 ? Optional.empty() : Optional.of(stuck(stuck));
    }

    private Answer.Mistake brokenInvariant(int index, int s) {
        Protocol.Invariant invariant = subject.model().protocol().invariants().get(index);
        return new Answer.Mistake(
                Optional.of(invariant.span()),
                "'always " + invariant.text() + "' is broken by a run without faults.",
                "Mend the protocol or the condition." + WHY,
                run(s));
    }

    private Answer.Mistake twoOwners(int s) {
        return new Answer.Mistake(
                Optional.empty(),
                "Two processes are inside one critical section in a run without faults.",
                "Mend the lock, or where 'enter' and 'leave' stand." + WHY,
                run(s));
    }

    private Answer.Mistake handedOver(int s) {
        return new Answer.Mistake(
                Optional.empty(),
                "An error is handed over in a run without faults.",
                "Without faults a lane fails only where a receiver that is not ready is an error,"
                        + " or where a permission was revoked: post receives in time, or revoke"
                        + " later."
                        + WHY,
                run(s));
    }

    private Answer.Mistake stuck(int s) {
        long[] state = new long[subject.reading().cells()];
        runs.read(s, state);
        List<Stop> stops = new ArrayList<>();
        for (int i : subject.reading().running(state)) {
            stops.add(stop(subject.model().outcome().processes().get(i), state));
        }
        String where = stops.stream().map(Stop::text).collect(Collectors.joining(" and "));
        List<String> plights = Standstill.plights(subject, state);
        String message =
                runs.end(s)
                        ? "Without any fault a run can end with "
                                + where
                                + (stops.size() == 1 ? ": it waits" : ": they wait")
                                + " for ever."
                        : "Without any fault a run can come to a point, with "
                                + where
                                + ", from which not all processes can finish.";
        return new Answer.Mistake(
                stops.stream().flatMap(stop -> stop.span().stream()).findFirst(),
                message + sentences(plights),
                (plights.stream().anyMatch(p -> p.endsWith(NO_RECEIVE))
                                ? "A message waits for its receive: post one in time ('post_recv'), or"
                                        + " declare those that are posted at first ('receives 1')."
                                : stops.size() == 1
                                        ? "See to it that what it waits for comes."
                                        : "See to it that what they wait for comes.")
                        + " A process that need not finish is declared a 'daemon'."
                        + WHY,
                run(s));
    }

    private static String sentences(List<String> clauses) {
        return clauses.stream()
                .map(c -> " " + Character.toUpperCase(c.charAt(0)) + c.substring(1) + ".")
                .collect(Collectors.joining());
    }

    /** Where a process is that has not finished. */
    private record Stop(String text, Optional<Span> span) {}

    private Stop stop(Model.ProcessTerms terms, long[] state) {
        String name = Standstill.name(subject, terms);
        return Standstill.position(subject, terms, state)
                .map(p ->
                        new Stop(
                                "process '%s' at '%s' (line %d)"
                                        .formatted(name, p.doing(), p.span().line()),
                                Optional.of(p.span())))
                .orElseGet(() -> new Stop("process '" + name + "' unfinished", Optional.empty()));
    }

    private Trace run(int s) {
        long[] initial = subject.interpreter().initial(faults);
        return Replay.of(subject.model(), subject.interpreter(), initial, runs.path(s))
                .trace(subject.model());
    }
}
