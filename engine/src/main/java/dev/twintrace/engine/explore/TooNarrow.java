package dev.twintrace.engine.explore;

/**
 * A value has no room in a {@link Layout}.
 *
 * <p>Thrown in the inner loop, hence without a stack trace.
 */
public final class TooNarrow extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int variable;
    private final long value;

    /**
     * The variable that was to take a value.
     *
     * @param variable its index in the model
     */
    public TooNarrow(int variable, long value) {
        super("no room", null, false, false);
        this.variable = variable;
        this.value = value;
    }

    int variable() {
        return variable;
    }

    long value() {
        return value;
    }
}
