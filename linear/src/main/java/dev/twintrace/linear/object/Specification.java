package dev.twintrace.linear.object;

import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import java.util.Optional;

/**
 * A sequential specification: what one object of a type of one's own does.
 *
 * @param <S> its states: immutable, with {@code equals} and {@code hashCode}
 */
public interface Specification<S> {
    /** The state of an object that nothing was done to. */
    S initial();

    /**
     * What an operation does, whatever it is said to have returned; empty if it cannot happen in
     * this state. Only the function, the arguments and the process of the operation count.
     */
    Optional<Applied<S>> apply(S state, Operation operation);

    /** The state after an operation, and what the object returns. */
    record Applied<S>(S state, Response response) {}
}
