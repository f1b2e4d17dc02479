package dev.twintrace.engine.verdict;

import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.engine.verdict.Survey.Exhibit;
import dev.twintrace.protocol.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the decision of the overlay that is to blame for a run.
 *
 * <p>Harm done by a copy is blamed on the last decision before it to send that copy's request
 * again; a wrong answer on the decision to give it; a stuck run on the last decision that left a
 * request behind. Where no step shows the harm, the last decision to send an executed request again
 * is blamed. Where no decision has to do with it (a late original that was never resent; two owners
 * by two NICs that are each atomic for themselves only) nothing is blamed.
 */
final class Culprit {
    private final Replay run;
    private final Map<Integer, Model.Decision> decisions;

    /**
     * A decision about a request.
     *
     * @param step its index in the run
     * @param position the request's place among the outstanding ones
     */
    record Blamed(int step, Model.Decision decision, RequestId request, int position) {}

    private Culprit(Model model, Replay run) {
        this.run = run;
        this.decisions =
                model.decisions().stream()
                        .collect(Collectors.toMap(Model.Decision::action, Function.identity()));
    }

    /**
     * The decisions to blame for what the run shows, the likeliest first; there are several only
     * where one decision left several requests behind.
     */
    static List<Blamed> of(Model model, Replay run, Exhibit exhibit) {
        Culprit culprit = new Culprit(model, run);
        return switch (exhibit.conclusion()) {
            case UNSAFE -> {
                Damage damage = exhibit.damage().orElse(Damage.OTHER);
                Optional<Blamed> blamed = culprit.ofDamage(damage);
                // What was decided after the harm is done does not do it.
                yield (culprit.ownHarm(damage).isPresent()
                                ? blamed
                                : blamed.or(culprit::ofRepeating))
                        .stream().toList();
            }
            case STUCK -> {
                List<Blamed> leaving = culprit.ofLeavingBehind();
                yield leaving.isEmpty()
                        ? culprit.ofRepeating().or(() -> culprit.ofDamage(Damage.OTHER)).stream()
                                .toList()
                        : leaving;
            }
            case FAIL_STOP, TRANSPARENT, UNKNOWN -> List.of();
        };
    }

    private Optional<Blamed> ofDamage(Damage damage) {
        Optional<Harm> harm = harm(damage);
        if (harm.isEmpty()) {
            return Optional.empty();
        }
        RequestId request = harm.get().request();
        int before = harm.get().step();
        if (damage == Damage.ANSWERED_WRONGLY) {
            Optional<Blamed> answer =
                    last(
                            before + 1,
                            request,
                            e ->
                                    e instanceof Event.CompletedByOverlay c
                                            && c.request().equals(request));
            if (answer.isPresent()) {
                return answer;
            }
        }
        return last(
                before, request, e -> e instanceof Event.Resent x && x.request().equals(request));
    }

    /** The last decision in the first {@code steps} steps with such an event. */
    private Optional<Blamed> last(int steps, RequestId request, Predicate<Event> such) {
        for (int step = steps - 1; step >= 0; step--) {
            Model.Decision decision = decisions.get(run.moments().get(step).action());
            if (decision != null && run.moments().get(step).events().anyMatch(such)) {
                int position = run.moments().get(step).deciding().indexOf(Optional.of(request));
                return position < 0
                        ? Optional.empty()
                        : Optional.of(new Blamed(step, decision, request, position));
            }
        }
        return Optional.empty();
    }

    private record Harm(int step, RequestId request) {}

    /**
     * The request that did the harm, and when: what the last event of the class says. Where there
     * is none that names a request, it is taken to be the harm of any other class, or else of the
     * last request that was executed again.
     */
    private Optional<Harm> harm(Damage damage) {
        Optional<Harm> own = ownHarm(damage);
        if (own.isPresent()) {
            return own;
        }
        Optional<Harm> any = lastHarm(e -> e instanceof Event.Damaged d ? d.request() : List.of());
        if (any.isPresent()) {
            return any;
        }
        return lastHarm(e ->
                e instanceof Event.Executed x && x.count() > 1 ? List.of(x.request()) : List.of());
    }

    private Optional<Harm> ownHarm(Damage damage) {
        return lastHarm(e ->
                e instanceof Event.Damaged d && d.damage() == damage ? d.request() : List.of());
    }

    private Optional<Harm> lastHarm(Function<Event, List<RequestId>> culprit) {
        for (int step = run.moments().size() - 1; step >= 0; step--) {
            List<RequestId> requests =
                    run.moments()
                            .get(step)
                            .events()
                            .flatMap(e -> culprit.apply(e).stream())
                            .toList();
            if (!requests.isEmpty()) {
                return Optional.of(new Harm(step, requests.getLast()));
            }
        }
        return Optional.empty();
    }

    /** The last decision that left a request in error as it was, or answered it, for good. */
    private List<Blamed> ofLeavingBehind() {
        for (int step = run.moments().size() - 1; step >= 0; step--) {
            Replay.Moment moment = run.moments().get(step);
            Model.Decision decision = decisions.get(moment.action());
            if (decision == null || decision.resends()) {
                continue;
            }
            List<Blamed> left = new ArrayList<>();
            for (int p = 0; p < moment.deciding().size(); p++) {
                Optional<RequestId> request = moment.deciding().get(p);
                if (request.isPresent() && !resentAfter(step, request.get())) {
                    left.add(new Blamed(step, decision, request.get(), p));
                }
            }
            if (!left.isEmpty()) {
                // One that was never executed is the likeliest to be missed.
                int all = run.moments().size();
                return left.stream()
                        .sorted(Comparator.comparingInt(b -> run.executions(b.request(), all)))
                        .toList();
            }
        }
        return List.of();
    }

    /** The last decision to send again what had been executed already. */
    private Optional<Blamed> ofRepeating() {
        for (int step = run.moments().size() - 1; step >= 0; step--) {
            int before = step;
            Optional<RequestId> repeated =
                    run.moments()
                            .get(step)
                            .events()
                            .flatMap(e ->
                                    e instanceof Event.Resent x
                                            ? Stream.of(x.request())
                                            : Stream.of())
                            .filter(r -> run.executions(r, before) > 0)
                            .findFirst();
            if (repeated.isPresent()) {
                RequestId request = repeated.get();
                return last(
                        step + 1,
                        request,
                        e -> e instanceof Event.Resent x && x.request().equals(request));
            }
        }
        return Optional.empty();
    }

    private boolean resentAfter(int step, RequestId request) {
        return run.moments().subList(step + 1, run.moments().size()).stream()
                .flatMap(Replay.Moment::events)
                .anyMatch(e -> e instanceof Event.Resent x && x.request().equals(request));
    }
}
