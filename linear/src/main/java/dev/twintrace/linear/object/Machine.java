package dev.twintrace.linear.object;

/**
 * One object, for the operations of one history. States are small numbers that it hands out: equal
 * states have equal numbers. Not thread-safe.
 */
public interface Machine {
    /** That an operation cannot happen in a state, or returns something else. */
    int NONE = -1;

    /** The initial state. */
    int initial();

    /** The state after an operation that returned what the history says, or {@link #NONE}. */
    int after(int state, int operation);

    /** The state after an execution whose result nobody saw, or {@link #NONE}. */
    int unseen(int state, int operation);

    /** A state in words. */
    String text(int state);
}
