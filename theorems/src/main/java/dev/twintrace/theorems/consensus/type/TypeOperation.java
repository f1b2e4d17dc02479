package dev.twintrace.theorems.consensus.type;

import java.util.HashSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * An operation of a type, with its arguments: {@code write(0)} and {@code write(1)} are two.
 *
 * @param next the state after it, by the state before it
 * @param responses what it returns, by the state before it
 */
public record TypeOperation(String name, List<Integer> next, List<String> responses) {
    /** What an operation returns that tells nothing. */
    public static final String OK = "ok";

    /**
     * @throws IllegalArgumentException if the two lists are not as long as each other
     */
    public TypeOperation {
        next = List.copyOf(next);
        responses = List.copyOf(responses);
        if (next.size() != responses.size()) {
            throw new IllegalArgumentException(name + " has states without a response");
        }
    }

    /** An operation on a type of so many states. */
    static TypeOperation of(
            String name, int states, IntUnaryOperator next, IntFunction<String> response) {
        return new TypeOperation(
                name,
                IntStream.range(0, states).map(next).boxed().toList(),
                IntStream.range(0, states).mapToObj(response).toList());
    }

    /** Whether it changes no state and its response tells all states apart. */
    public boolean reads() {
        return IntStream.range(0, next.size()).allMatch(s -> next.get(s) == s)
                && new HashSet<>(responses).size() == responses.size();
    }

    /** The same operation whose response says nothing any more. */
    TypeOperation erased() {
        return of(name, next.size(), next::get, _ -> OK);
    }
}
