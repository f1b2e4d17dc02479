package dev.twintrace.engine.explore;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which of the states and steps of a model are enough.
 *
 * @param choice makes, for each thread, what chooses among the steps from a state; empty where all
 *     are taken
 * @param representative makes, for each thread, what maps states that are the same but for names to
 *     one; empty where each stands for itself
 */
public record Reduction(
        Optional<Supplier<Choice>> choice, Optional<Supplier<Representative>> representative) {
    /** All states and all steps. */
    public static final Reduction NONE = new Reduction(Optional.empty(), Optional.empty());

    /** Whether it leaves out anything at all. */
    public boolean none() {
        return choice.isEmpty() && representative.isEmpty();
    }
}
