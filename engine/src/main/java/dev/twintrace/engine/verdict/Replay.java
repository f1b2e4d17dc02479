package dev.twintrace.engine.verdict;

import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.Interpreter.Seen;
import dev.twintrace.protocol.model.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A run made again from its actions, this time with its events. */
final class Replay {
    private final List<Moment> moments;
    private final long[] last;

    private Replay(List<Moment> moments, long[] last) {
        this.moments = moments;
        this.last = last;
    }

    /** Its steps in order. */
    List<Moment> moments() {
        return moments;
    }

    /** A copy of the state at its end. */
    long[] last() {
        return last.clone();
    }

    /**
     * A step of the run.
     *
     * @param deciding for each posting position the request in error about which this step decides;
     *     empty for a step that is no decision
     * @param onItsWay those of them of which a copy may still execute
     */
    record Moment(
            int action,
            List<Seen> seen,
            List<Optional<RequestId>> deciding,
            Set<RequestId> onItsWay) {
        Stream<Event> events() {
            return seen.stream().map(Seen::event);
        }
    }

    /** Makes the run again, with all faults allowed at its start. */
    static Replay of(Model model, Interpreter interpreter, List<Integer> actions) {
        return of(model, interpreter, interpreter.initial(true), actions);
    }

    /** Makes the run again from this initial state, which becomes the last one. */
    static Replay of(Model model, Interpreter interpreter, long[] state, List<Integer> actions) {
        Names names = new Names(model.protocol().queuePairs());
        List<Moment> moments = new ArrayList<>();
        for (int action : actions) {
            List<Optional<RequestId>> deciding = List.of();
            Set<RequestId> onItsWay = Set.of();
            for (Model.Decision d : model.decisions()) {
                if (d.action() == action) {
                    deciding = deciding(d, interpreter, state, names);
                    onItsWay = onItsWay(d, interpreter, state, deciding);
                }
            }
            List<Seen> seen = interpreter.observe(action, state, names);
            moments.add(new Moment(action, seen, deciding, onItsWay));
        }
        return new Replay(List.copyOf(moments), state);
    }

    private static List<Optional<RequestId>> deciding(
            Model.Decision d, Interpreter interpreter, long[] state, Names names) {
        List<Optional<RequestId>> requests = new ArrayList<>();
        for (int p = 0; p < d.inError().size(); p++) {
            if (interpreter.compile(d.inError().get(p)).value(state) == 0) {
                requests.add(Optional.empty());
            } else {
                long slot = interpreter.compile(d.slots().get(p)).value(state);
                requests.add(Optional.of(names.request(d.queuePair(), (int) slot)));
            }
        }
        return List.copyOf(requests);
    }

    /** Of which requests a copy may still execute in a state in which this is decided. */
    private static Set<RequestId> onItsWay(
            Model.Decision d,
            Interpreter interpreter,
            long[] state,
            List<Optional<RequestId>> deciding) {
        Set<RequestId> requests = new HashSet<>();
        for (int p = 0; p < deciding.size(); p++) {
            if (interpreter.compile(d.onItsWay().get(p)).value(state) != 0) {
                deciding.get(p).ifPresent(requests::add);
            }
        }
        return Set.copyOf(requests);
    }

    /** The run as reports show it. */
    Trace trace(Model model) {
        return new Trace(
                moments.stream()
                        .map(m ->
                                new Trace.Step(
                                        model.actions().get(m.action()).name(),
                                        m.events().toList()))
                        .toList());
    }

    /** How often a request was executed in the first {@code steps} steps. */
    int executions(RequestId request, int steps) {
        return (int)
                moments.subList(0, steps).stream()
                        .flatMap(Moment::events)
                        .filter(e -> e instanceof Event.Executed x && x.request().equals(request))
                        .count();
    }

    /** What the sender of a queue pair saw in the first {@code steps} steps. */
    List<Sight> view(int queuePair, int steps) {
        return moments.subList(0, steps).stream()
                .flatMap(m -> m.seen().stream())
                .filter(s -> s.view() == queuePair)
                .map(Sight::of)
                .toList();
    }

    /** Something that a sender sees; two of them are the same to it if they are equal. */
    record Sight(int code, List<Long> observed) {
        static Sight of(Seen seen) {
            return new Sight(seen.code(), seen.observed());
        }
    }
}
