package dev.twintrace.linear.evidence;

import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import java.util.Arrays;
import java.util.Optional;

/**
 * Replays an order of executions against the history, in time linear in both. It knows the
 * definition and the objects, and no decider.
 *
 * <p>Each execution has an interval in which it may take place. An order fits the intervals if and
 * only if no execution has to be over before one that comes earlier in the order was called: then
 * each can take place at the latest call so far. So it is enough to keep that call.
 */
public final class Validator {
    private final Part part;
    private final History history;
    private final Replay object;

    /** How often each operation of the part was executed: the one with the result, further ones. */
    private final int[] first;

    private final int[] further;

    private Validator(Part part) {
        this.part = part;
        this.history = part.history();
        this.object = Replay.of(part);
        this.first = new int[part.size()];
        this.further = new int[part.size()];
    }

    /**
     * What is wrong with an order, one sentence; empty if it shows that the part is linearizable.
     *
     * @param order as in {@link Finding.Linearizable}
     */
    public static Optional<String> mistake(Part part, Numbers order) {
        Validator validator = new Validator(part);
        return validator.replay(order).or(validator::counts);
    }

    private Optional<String> replay(Numbers order) {
        int[] its = part.operations().stream().toArray();
        boolean all = its.length == history.size();
        long time = Long.MIN_VALUE;
        for (int i = 0; i < order.size(); i++) {
            boolean gave = order.at(i) >= 0;
            int operation = gave ? order.at(i) : ~order.at(i);
            int place = all ? operation : Arrays.binarySearch(its, operation);
            if (place < 0) {
                return Optional.of("Operation " + operation + " is none of the part.");
            }
            time = Math.max(time, history.called(operation));
            if (gave && time > history.returned(operation)) {
                return wrong(operation, "is executed after its return");
            }
            if (!object.execute(operation, gave)) {
                return wrong(operation, "does not fit the state " + object.text());
            }
            (gave ? first : further)[place]++;
        }
        return Optional.empty();
    }

    private Optional<String> counts() {
        for (int place = 0; place < first.length; place++) {
            int operation = part.operations().at(place);
            Executions times = history.executions(operation);
            // If nobody saw a result then every execution will do as the first one.
            int needed =
                    history.returned(operation) == History.NEVER
                            ? first[place] + further[place]
                            : first[place];
            if (first[place] > 1) {
                return wrong(operation, "gives its result twice");
            }
            if (further[place] > 0 && !times.repeatable()) {
                return wrong(operation, "is executed again");
            }
            if (times.required() && needed == 0) {
                return wrong(operation, "is not executed");
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrong(int operation, String what) {
        return Optional.of(
                "%s, operation %d, %s.".formatted(Naming.of(history, operation), operation, what));
    }
}
