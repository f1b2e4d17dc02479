package dev.twintrace.theorems.consensus.type;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A deterministic object type: a table of what each operation does in each state.
 *
 * @param states their names, all different; any of them may be the initial one
 * @param operations all different in name
 */
public record FiniteType(String name, List<String> states, List<TypeOperation> operations) {
    /** More states than this are refused: the table would be large and the answer late. */
    public static final int MOST_STATES = 1024;

    /** More operations than this are refused, too. */
    public static final int MOST_OPERATIONS = 4096;

    /**
     * The most ways to give two processes a state and an operation each: all of them are tried, in
     * some seconds.
     */
    public static final long MOST_PAIRS = 1L << 28;

    /**
     * @throws IllegalArgumentException if the table is not total, names a state that there is not,
     *     uses a name twice, or is too large
     */
    public FiniteType {
        states = List.copyOf(states);
        operations = List.copyOf(operations);
        if (states.isEmpty() || operations.isEmpty()) {
            throw new IllegalArgumentException("a type needs a state and an operation");
        }
        if (states.size() > MOST_STATES || operations.size() > MOST_OPERATIONS) {
            throw new IllegalArgumentException(
                    name
                            + " has "
                            + states.size()
                            + " states and "
                            + operations.size()
                            + " operations; at most "
                            + MOST_STATES
                            + " and "
                            + MOST_OPERATIONS
                            + " are possible");
        }
        long pairs = (long) states.size() * operations.size() * operations.size();
        if (pairs > MOST_PAIRS) {
            throw new IllegalArgumentException(
                    name
                            + " has "
                            + states.size()
                            + " states and "
                            + operations.size()
                            + " operations: too many together (states times the square of"
                            + " operations is "
                            + pairs
                            + ", at most "
                            + MOST_PAIRS
                            + " is possible)");
        }
        if (new HashSet<>(states).size() < states.size()) {
            throw new IllegalArgumentException("two states of " + name + " have the same name");
        }
        int size = states.size();
        for (TypeOperation operation : operations) {
            if (operation.next().size() != size
                    || operation.next().stream().anyMatch(s -> s < 0 || s >= size)) {
                throw new IllegalArgumentException(operation.name() + " is not total");
            }
        }
        if (operations.stream().map(TypeOperation::name).distinct().count() < operations.size()) {
            throw new IllegalArgumentException("two operations of " + name + " have the same name");
        }
    }

    /** An operation that tells the state and leaves it; the type is readable if there is one. */
    public Optional<TypeOperation> reader() {
        return operations.stream().filter(TypeOperation::reads).findFirst();
    }
}
