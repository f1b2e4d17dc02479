package dev.twintrace.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.InterpretedSuccessors;
import dev.twintrace.engine.explore.Layout;
import dev.twintrace.engine.explore.Successors;
import dev.twintrace.engine.explore.TooNarrow;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Model;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks the interpreter and the compiled code for the steps from the same states. */
final class Comparison {
    private final Model model;
    private final Successors interpreted;
    private final Successors compiled;

    /** What a step was told to be. */
    sealed interface Told {
        record Step(int action, List<Long> cells) implements Told {}

        record Mistake(int action, Object span, String message) implements Told {}

        /** Nothing more: an index or a value is out of its range. */
        record Failure() implements Told {}
    }

    Comparison(Model model) {
        this.model = model;
        this.interpreted = new InterpretedSuccessors(model, new Interpreter(model));
        this.compiled = new CompiledSuccessors(model, new Interpreter(model), 0);
    }

    /** Compares breadth-first from the initial state; how many steps were compared. */
    int explore(int mostStates) {
        return from(new Interpreter(model).initial(true), mostStates);
    }

    /** Compares breadth-first from here; how many steps were compared. */
    int from(long[] start, int mostStates) {
        int steps = 0;
        Set<List<Long>> known = new HashSet<>();
        ArrayDeque<List<Long>> next = new ArrayDeque<>();
        next.add(Arrays.stream(start).boxed().toList());
        while (!next.isEmpty() && mostStates > known.size()) {
            List<Long> cells = next.remove();
            if (known.add(cells)) {
                long[] state = cells.stream().mapToLong(Long::longValue).toArray();
                List<Told> expected = steps(interpreted, state);
                assertThat(steps(compiled, state)).as("from %s", cells).isEqualTo(expected);
                steps += expected.size();
                for (Told told : expected) {
                    if (told instanceof Told.Step(int _, List<Long> after)) {
                        next.add(after);
                    }
                }
            }
        }
        for (int mark = 0; mark < model.marks().size(); mark++) {
            assertThat(compiled.marked(mark))
                    .as("mark %d", mark)
                    .isEqualTo(interpreted.marked(mark));
        }
        return steps;
    }

    private static List<Told> steps(Successors successors, long[] state) {
        List<Told> told = new ArrayList<>();
        while (true) {
            told.clear();
            long[] fitted = successors.fit(state);
            if (successors.wish() != successors.layout()) {
                successors.use(successors.wish());
                continue;
            }
            Layout layout = successors.layout();
            long[] packed = new long[layout.words() + 2];
            Arrays.fill(packed, -1);
            System.arraycopy(fitted, 0, packed, 1, fitted.length);
            try {
                successors.expand(packed, 1, new Ear(layout, told));
                break;
            } catch (TooNarrow need) {
                successors.use(successors.wider(need));
            } catch (IllegalStateException outOfRange) {
                told.add(new Told.Failure());
                break;
            }
        }
        return List.copyOf(told);
    }

    /** Writes down what it hears. */
    private record Ear(Layout layout, List<Told> told) implements Successors.Sink {
        @Override
        public void step(int action, long[] packed) {
            long[] cells = new long[layout.cells()];
            layout.unpack(packed, 0, cells);
            long[] again = new long[layout.words()];
            layout.pack(cells, again, 0);
            // No bit beside the cells: otherwise equal states would count as two.
            assertThat(Arrays.copyOf(packed, again.length)).isEqualTo(again);
            told.add(new Told.Step(action, Arrays.stream(cells).boxed().toList()));
        }

        @Override
        public void mistake(int action, MistakeInFile mistake) {
            told.add(new Told.Mistake(action, mistake.span(), mistake.getMessage()));
        }
    }
}
