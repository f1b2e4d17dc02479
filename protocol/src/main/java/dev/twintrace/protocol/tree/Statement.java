package dev.twintrace.protocol.tree;

import java.util.List;

/**
 * A statement of a process (or of the code that runs at the receiver when it learns of a failure).
 * Each makes at most one access to memory or to a queue pair: the checker splits longer expressions
 * into loads. Statements marked <em>local</em> take no step of their own.
 */
public sealed interface Statement {
    /** The place in the file, for messages and reports. */
    Span span();

    /** One load; {@code into} has one local for each value. */
    record Load(Span span, List<Local> into, Location from) implements Statement {}

    /** One store; {@code values} has one expression for each value of the place. */
    record Store(Span span, Location to, List<Expr> values) implements Statement {}

    /** Local. */
    record Assign(Span span, Local local, Expr value) implements Statement {}

    /** The adversary picks 0..choices-1. A step. */
    record Choose(Span span, Local local, int choices) implements Statement {}

    /**
     * Local: hands values to the application, in order ({@code consume} is a {@link Load} followed
     * by this).
     */
    record Emit(Span span, List<Expr> values) implements Statement {}

    /** Posts a request; {@code lane} is a lane's number or {@link #CURRENT}. */
    record Post(Span span, QueuePair queuePair, int lane, Request request) implements Statement {
        /** The queue pair's current lane. */
        public static final int CURRENT = -1;
    }

    /**
     * Posts one receive at the target; {@code lane} matters where receives are per lane, and may be
     * {@link Post#CURRENT}.
     */
    record PostReceive(Span span, QueuePair queuePair, int lane) implements Statement {}

    /**
     * Waits until one of the branches is ready, then runs its body. One branch without body is a
     * plain wait.
     */
    record Await(Span span, List<Branch> branches) implements Statement {}

    /** Into the critical section with this name. */
    record Enter(Span span, String section) implements Statement {}

    record Leave(Span span, String section) implements Statement {}

    /**
     * The target withdraws the queue pair's permission: later requests are refused on all lanes.
     */
    record Revoke(Span span, QueuePair queuePair) implements Statement {}

    /**
     * The target resets the queue pair: posted receives are gone and so is what is in flight on its
     * old lanes.
     */
    record Reset(Span span, QueuePair queuePair) implements Statement {}

    /** The target destroys the queue pair: from now on its packets find nobody, or its heir. */
    record Destroy(Span span, QueuePair queuePair) implements Statement {}

    /** Local. */
    record If(Span span, Expr condition, List<Statement> then, List<Statement> otherwise)
            implements Statement {}

    /**
     * Runs the body, then stops if {@code exit} holds, else starts over. Local.
     *
     * @param iterations how often the body runs, or 0 where nothing bounds it
     */
    record Loop(Span span, List<Statement> body, Expr exit, int iterations) implements Statement {}

    /** One thing to wait for, and what to do when it came. */
    record Branch(Span span, Guard guard, List<Statement> body) {}

    /** What a process can wait for. */
    sealed interface Guard {
        /** One load that satisfies a condition over the values it gave and other locals. */
        record Condition(List<Local> bind, Location location, Expr condition) implements Guard {}

        /** A receive completion; {@code message} is empty or has one local a value. */
        record Receive(QueuePair queuePair, List<Local> message) implements Guard {}

        /**
         * All requests posted so far on the queue pair have completed. {@code status} is empty or
         * one local, which is set to 0 (ok) or 1 (error). Without it an error ends the process.
         */
        record Completion(QueuePair queuePair, List<Local> status) implements Guard {}

        /** The application's timeout: possible at any time once a fault has happened. */
        record Timeout() implements Guard {}
    }
}
