package dev.twintrace.linear.evidence;

import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import dev.twintrace.linear.object.Machine;
import dev.twintrace.linear.object.ObjectType;
import java.util.ArrayDeque;
import java.util.Deque;

/** An object to which operations are done one after the other. */
interface Replay {
    /**
     * Does an operation.
     *
     * @param seen whether its result is the one that was returned
     * @return false if the object would return something else
     */
    boolean execute(int operation, boolean seen);

    /** What the object holds, in words. */
    String text();

    /** A new object. */
    static Replay of(Part part) {
        return part.type() instanceof ObjectType.Queue
                ? new OfQueue(part.history())
                : new OfMachine(part.machine());
    }

    /** By a machine; it keeps every state that it was in. */
    final class OfMachine implements Replay {
        private final Machine machine;
        private int state;

        private OfMachine(Machine machine) {
            this.machine = machine;
            this.state = machine.initial();
        }

        @Override
        public boolean execute(int operation, boolean seen) {
            int next = seen ? machine.after(state, operation) : machine.unseen(state, operation);
            if (next == Machine.NONE) {
                return false;
            }
            state = next;
            return true;
        }

        @Override
        public String text() {
            return machine.text(state);
        }
    }

    /** A queue has as many states as it had contents, too many to keep when it is long. */
    final class OfQueue implements Replay {
        private final History history;
        private final Deque<Long> elements = new ArrayDeque<>();

        private OfQueue(History history) {
            this.history = history;
        }

        @Override
        public boolean execute(int operation, boolean seen) {
            if (history.functions().get(history.function(operation)).equals("enqueue")) {
                elements.add(history.argument(operation, 0));
                return true;
            }
            Long first = elements.poll();
            Form form = history.form(operation);
            if (!seen || form == Form.NONE) {
                return true;
            }
            return first == null
                    ? form == Form.EMPTY
                    : form == Form.VALUE && history.result(operation) == first;
        }

        @Override
        public String text() {
            return elements.stream().map(e -> history.value(e).text()).toList().toString();
        }
    }
}
