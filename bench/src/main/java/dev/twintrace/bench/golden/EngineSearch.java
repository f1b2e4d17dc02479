package dev.twintrace.bench.golden;

import dev.twintrace.engine.compile.CompiledSuccessors;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Explorer;
import dev.twintrace.engine.explore.InterpretedSuccessors;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Means;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.explore.Reduction;
import dev.twintrace.engine.explore.Successors;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.protocol.model.Model;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The golden model as Twintrace's engine explores it, with all that a check needs of it: how each
 * state was reached, and the steps between them.
 *
 * @param viol the cell that is 1 once a wrong value has been consumed
 */
public record EngineSearch(Exploration found, int viol) {

    /** Which of the engine's ways to find the steps from a state. */
    public enum Steps {
        /** The reference interpreter. */
        INTERPRETED,
        /** Bytecode made for the model, after the interpreter's first states: what a check does. */
        COMPILED;

        /** Makes it ready for a model. */
        public Successors of(Model model, Interpreter interpreter) {
            return switch (this) {
                case INTERPRETED -> new InterpretedSuccessors(model, interpreter);
                case COMPILED -> new CompiledSuccessors(model, interpreter);
            };
        }
    }

    /**
     * Explores all of it.
     *
     * @param threads how many work at it, at least 1
     * @throws IllegalStateException if memory is too small for that
     */
    public static EngineSearch explore(Row row, Steps steps, int threads) {
        GoldenModel golden = new GoldenModel(row);
        return new EngineSearch(explore(golden.model(), steps, threads), golden.viol().offset());
    }

    /**
     * Explores all that a model can do from its initial state with all faults; leaves out nothing.
     *
     * @param threads how many work at it, at least 1
     * @throws IllegalStateException if memory is too small for that, or if a run shows a mistake in
     *     the file that the model is from
     */
    public static Exploration explore(Model model, Steps steps, int threads) {
        Interpreter interpreter = new Interpreter(model);
        Exploration found =
                Explorer.explore(
                        model,
                        steps.of(model, interpreter),
                        Reduction.NONE,
                        interpreter.initial(true),
                        new Meter(Limits.none(), Progress.NONE),
                        new Means(threads, Optional.empty(), Optional.empty()));
        found.limit()
                .or(() -> found.slip().map(Exploration.Slip::message))
                .ifPresent(why -> {
                    throw new IllegalStateException("incomplete: " + why);
                });
        return found;
    }

    /** What it counted. */
    public Counts counts() {
        return new Counts(
                found.size(), found.transitions() + 1, found.depth() + 1, withViol().count());
    }

    /** How many steps the shortest run to the consumption of a wrong value has. */
    public OptionalInt shortestToViol() {
        // The first such state is none of the farther ones.
        return withViol().limit(1).map(state -> found.path(state).size()).findFirst();
    }

    private IntStream withViol() {
        long[] cells = new long[viol + 1];
        int[] which = {viol};
        return IntStream.range(0, found.size())
                .filter(state -> {
                    found.read(state, cells, which);
                    return cells[viol] != 0;
                });
    }
}
