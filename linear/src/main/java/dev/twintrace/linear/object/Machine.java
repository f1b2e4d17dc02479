package dev.twintrace.linear.object;

import dev.twintrace.linear.history.History;

/**
 * One object, for the operations of one history. States are small numbers that it hands out: equal
 * states have equal numbers, and states that no operation of the history can tell apart may have.
 * Not thread-safe.
 */
public interface Machine {
    /** That an operation cannot happen in a state, or returns something else. */
    int NONE = -1;

    /**
     * The machine of an object.
     *
     * @param history {@linkplain Signatures#misfit fits} the type
     * @param operations numbers of the history, the only ones that it will be asked about
     */
    static Machine of(History history, ObjectType type, int[] operations) {
        return switch (type) {
            case ObjectType.Word word -> new WordMachine(history, word, operations);
            case ObjectType.Queue _ -> new QueueMachine(history);
            case ObjectType.Stack _ -> new StackMachine(history);
            case ObjectType.Set _ -> new SetMachine(history);
            case ObjectType.Mutex _ -> new MutexMachine(history);
            case ObjectType.Text text -> new TextMachine(history, text, operations);
            case ObjectType.Custom custom ->
                    new CustomMachine<>(history, custom.specification(), operations);
        };
    }

    /** The initial state. */
    int initial();

    /** The state after an operation that returned what the history says, or {@link #NONE}. */
    int after(int state, int operation);

    /** The state after an execution whose result nobody saw, or {@link #NONE}. */
    int unseen(int state, int operation);

    /**
     * Whether an operation changes no state whatever: {@code read}, {@code cas} that failed. False
     * where that is not known.
     *
     * @param seen whether its result counts
     */
    boolean observes(int operation, boolean seen);

    /**
     * Whether an operation leads from every state to the same one: {@code write}. False where that
     * is not known.
     *
     * @param seen whether its result counts; if it does, then also whether every state fits it
     */
    boolean overwrites(int operation, boolean seen);

    /**
     * Whether an operation with its result is possible in every state: {@code fadd(1)} of which
     * nobody knows what it returned. False where that is not known.
     *
     * @param seen whether its result counts
     */
    boolean total(int operation, boolean seen);

    /**
     * The only state that an operation with its result can change or be satisfied by: for {@code
     * read() = 3}, and for {@code fadd(1) = 3}, it is 3. {@link #NONE} if there are more, or if
     * that is not known.
     *
     * @param seen whether its result counts
     */
    default int needs(int operation, boolean seen) {
        return NONE;
    }

    /**
     * Whether executions of an operation, with whatever result, commute with each other and with
     * those of all such operations: {@code fadd}. False where that is not known.
     */
    default boolean adds(int operation) {
        return false;
    }

    /**
     * After how many executions of an operation that adds a state becomes another one for the first
     * time.
     *
     * @return unsigned; 0 if never
     */
    default long times(int from, int to, int operation) {
        return 0;
    }

    /** How many states it has handed out so far, and a few more: they are numbers below that. */
    int states();

    /** A state in words. */
    String text(int state);
}
