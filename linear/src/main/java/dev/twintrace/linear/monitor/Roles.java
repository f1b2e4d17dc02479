package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.History.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What each operation on a set tells of its element, if at most one can have added it; and the
 * operations on each element, in the order of their calls. Operations go by their index in the
 * part, elements by numbers from 0.
 */
final class Roles {
    /** What an operation tells. */
    enum Role {
        /** Nothing, and it need not be executed. */
        GONE,
        /** Nothing, but it has to be executed. */
        ANYWHERE,
        /** The element was in: {@code contains} true, {@code add} false. */
        FOUND,
        /** It was not: {@code contains} false, {@code remove} false. */
        MISSED,
        /** It came in. */
        ADDED,
        /** It came in, unless that was not executed. */
        MAY_ADD,
        /** It went. */
        REMOVED,
        /** It went, if it was in and that was executed; it did not return. */
        MAY_REMOVE
    }

    private static final List<String> FUNCTIONS = List.of("add", "remove", "contains");
    private static final int ADD = 0;
    private static final int REMOVE = 1;

    final Part part;
    private final History history;
    private final int[] function;
    private final Role[] role;
    private final int[] element;
    private int[] adder;
    private int[] start = new int[0];
    private int[] members = new int[0];
    private int elements;
    private String broken = "";

    Roles(Part part) {
        this.part = part;
        this.history = part.history();
        this.function = history.functions().stream().mapToInt(FUNCTIONS::indexOf).toArray();
        this.role = new Role[part.size()];
        this.element = new int[part.size()];
        this.adder = new int[16];
        Arrays.fill(adder, -1);
    }

    /** Looks at all operations; the precondition that does not hold, if there is one. */
    Optional<String> read() {
        Values values = new Values(part.size() / 2, 0);
        for (int i = 0; i < part.size() && broken.isEmpty(); i++) {
            int op = operation(i);
            if (function[history.function(op)] < 0 || history.arguments(op) != 1) {
                return Optional.of("operations add, remove or look for an element");
            }
            element[i] = values.number(history.argument(op, 0));
            int its = function[history.function(op)];
            role[i] = its == ADD ? add(i, op) : its == REMOVE ? remove(op) : contains(op);
        }
        if (!broken.isEmpty()) {
            return Optional.of(broken);
        }
        elements = values.size();
        group();
        return Optional.empty();
    }

    private Role add(int index, int op) {
        Executions executions = history.executions(op);
        if (executions.repeatable()) {
            broken = "nothing but a look may be executed again";
        }
        if (history.form(op) == Form.VALUE || history.form(op) == Form.EMPTY) {
            broken = "operations on sets answer true or false";
        }
        if (history.form(op) == Form.FALSE) {
            return executions.required() ? Role.FOUND : Role.GONE;
        }
        adder = Values.roomFor(adder, element[index]);
        if (adder[element[index]] >= 0) {
            broken = "every element is added at most once";
        }
        adder[element[index]] = index;
        return executions.required() && history.returned(op) != History.NEVER
                ? Role.ADDED
                : Role.MAY_ADD;
    }

    private Role remove(int op) {
        Executions executions = history.executions(op);
        if (executions.repeatable()) {
            broken = "nothing but a look may be executed again";
        }
        return switch (history.form(op)) {
            case FALSE -> executions.required() ? Role.MISSED : Role.GONE;
            case TRUE -> {
                if (!executions.required()) {
                    broken = "a removal that succeeded was executed";
                }
                yield Role.REMOVED;
            }
            case NONE -> {
                if (history.returned(op) != History.NEVER) {
                    broken = "every removal that returned says whether it succeeded";
                }
                yield Role.MAY_REMOVE;
            }
            case VALUE, EMPTY -> {
                broken = "operations on sets answer true or false";
                yield Role.GONE;
            }
        };
    }

    private Role contains(int op) {
        if (!history.executions(op).required()) {
            return Role.GONE;
        }
        return switch (history.form(op)) {
            case TRUE -> Role.FOUND;
            case FALSE -> Role.MISSED;
            case NONE -> Role.ANYWHERE;
            case VALUE, EMPTY -> {
                broken = "operations on sets answer true or false";
                yield Role.GONE;
            }
        };
    }

    private void group() {
        start = new int[elements + 1];
        for (int e : element) {
            start[e + 1]++;
        }
        for (int e = 0; e < elements; e++) {
            start[e + 1] += start[e];
        }
        members = new int[element.length];
        int[] next = start.clone();
        for (int i = 0; i < element.length; i++) {
            members[next[element[i]]++] = i;
        }
    }

    int elements() {
        return elements;
    }

    /** Where the operations on an element begin; those on the one before end there. */
    int start(int number) {
        return start[number];
    }

    /** An operation, by its place among those of its element. */
    int member(int place) {
        return members[place];
    }

    Role role(int index) {
        return role[index];
    }

    /** Whether an operation might have added or removed the element, were its answer another. */
    boolean adds(int index) {
        return function[history.function(operation(index))] == ADD;
    }

    boolean removes(int index) {
        return function[history.function(operation(index))] == REMOVE;
    }

    int operation(int index) {
        return part.operations().at(index);
    }

    long called(int index) {
        return history.called(operation(index));
    }

    long returned(int index) {
        return history.returned(operation(index));
    }

    boolean required(int index) {
        return history.executions(operation(index)).required();
    }
}
