package dev.twintrace.engine.verdict;

import dev.twintrace.engine.compile.CompiledSuccessors;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Explorer;
import dev.twintrace.engine.explore.Means;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Reduction;
import dev.twintrace.engine.explore.Successors;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Variable;

/** A model with what is needed to explore and read it. */
record Subject(Model model, Interpreter interpreter, Successors successors, Reading reading) {

    static Subject of(Model model) {
        Interpreter interpreter = new Interpreter(model);
        return new Subject(
                model,
                interpreter,
                new CompiledSuccessors(model, interpreter),
                new Reading(model, interpreter));
    }

    /** All runs from the initial state, or as many as are enough. */
    Exploration explore(boolean faults, Meter meter, Reduction reduction, Means means) {
        return Explorer.explore(
                model, successors, reduction, interpreter.initial(faults), meter, means);
    }

    /** All runs from this state. */
    Exploration explore(long[] initial, Meter meter) {
        return Explorer.explore(model, successors, initial, meter);
    }

    /** Takes away all faults that are left. */
    void calm(long[] state) {
        for (Variable budget : model.budgets()) {
            state[budget.offset()] = 0;
        }
    }
}
