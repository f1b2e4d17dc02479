package dev.twintrace.linear.decide;

/** What a decider says of a part. */
public sealed interface Finding {
    /**
     * It is linearizable.
     *
     * @param order executions in an order that explains everything: {@code o} is the execution of
     *     operation {@code o} of the history that gave its result, {@code ~o} a further one. What
     *     is not there was not executed.
     */
    record Linearizable(Numbers order) implements Finding {}

    /**
     * It is not.
     *
     * @param operations of the history, ascending: these are enough for a contradiction. Whatever
     *     else there is may be relaxed to operations that take effect any time, with any result, or
     *     never, and there is still no order
     * @param why one sentence with a full stop, about the operations by {@link Naming}
     */
    record NotLinearizable(Numbers operations, String why) implements Finding {}

    /**
     * The decider is not for this part: a precondition does not hold.
     *
     * @param precondition the first that does not, a clause
     */
    record NotApplicable(String precondition) implements Finding {}

    /**
     * It gave up.
     *
     * @param reason a clause: what ran out, and how far it came
     */
    record Unknown(String reason) implements Finding {}
}
