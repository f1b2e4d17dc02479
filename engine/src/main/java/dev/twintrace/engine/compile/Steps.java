package dev.twintrace.engine.compile;

import dev.twintrace.engine.explore.Successors;
import dev.twintrace.engine.explore.TooNarrow;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Variable;
import java.util.List;

/**
 * Some consecutive actions of a model, compiled for one layout. The generated classes extend this
 * and refer to its members by name; {@link Names} has these names.
 */
abstract class Steps {
    final Surroundings surroundings;
    final boolean[] marks;
    final MistakeInFile[] mistakes;
    final long[] named;

    /** What all compiled actions of a model share in one thread. */
    static final class Surroundings {
        final List<Variable> variables;

        /** Is told of every mark. */
        final boolean[] marks;

        /** For the values of {@code Let}, where no local variable does. */
        final long[] named;

        Surroundings(List<Variable> variables, boolean[] marks, int names) {
            this.variables = variables;
            this.marks = marks;
            this.named = new long[names];
        }
    }

    Steps(Surroundings surroundings, MistakeInFile[] mistakes) {
        this.surroundings = surroundings;
        this.marks = surroundings.marks;
        this.named = surroundings.named;
        this.mistakes = mistakes;
    }

    /**
     * Tells the steps of its actions.
     *
     * @param to for the states after them
     * @throws TooNarrow if a state after one has no room in the layout
     */
    abstract void expand(long[] from, long[] to, Successors.Sink sink);

    /** Unsigned; by 0 it is 0. */
    static long divide(long left, long right) {
        return right == 0 ? 0 : Long.divideUnsigned(left, right);
    }

    /** Unsigned; by 0 it is 0. */
    static long remainder(long left, long right) {
        return right == 0 ? 0 : Long.remainderUnsigned(left, right);
    }

    /** The smaller one, unsigned. */
    static long least(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }

    /** An index that is below the length. */
    static int inside(long index, int length) {
        if (index < 0 || index >= length) {
            throw new IllegalStateException(
                    "index " + index + " is past the end of " + length + " elements");
        }
        return (int) index;
    }

    /** What to throw where a variable was to take a value for which it has no room. */
    static RuntimeException noRoom(long value, int variable, Steps self) {
        Variable v = self.surroundings.variables.get(variable);
        return Long.compareUnsigned(value, v.max()) > 0
                ? new IllegalStateException(
                        v.name() + " = " + Long.toUnsignedString(value) + " is past its range")
                : new TooNarrow(variable, value);
    }
}
