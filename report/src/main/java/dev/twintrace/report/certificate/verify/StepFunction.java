package dev.twintrace.report.certificate.verify;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.Interpreter.Compiled;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.report.certificate.Cells;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a model, one state after the other, and what docs/semantics.md, sections 7 and 8,
 * ask of a single state. Not thread-safe.
 */
public final class StepFunction {
    private final Model model;
    private final Interpreter interpreter;
    private final List<End> processes;
    private final List<Compiled> memory;
    private final List<Compiled> invariants;
    private final Compiled twoOwners;

    private record End(Compiled finished, Compiled failed, Compiled count, int consumed) {}

    /** Of this model. */
    public StepFunction(Model model) {
        this.model = model;
        this.interpreter = new Interpreter(model);
        this.processes =
                model.outcome().processes().stream()
                        .map(p ->
                                new End(
                                        interpreter.compile(p.finished()),
                                        interpreter.compile(p.failed()),
                                        interpreter.compile(p.count()),
                                        p.consumed().offset()))
                        .toList();
        this.memory = model.outcome().memory().stream().map(interpreter::compile).toList();
        this.invariants = model.invariants().stream().map(interpreter::compile).toList();
        this.twoOwners = interpreter.compile(model.twoOwners());
    }

    Model model() {
        return model;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    /** The initial state; without faults, all budgets are 0 in it. */
    public Cells initial(boolean faults) {
        return Cells.of(interpreter.initial(faults));
    }

    /** A step of a run from some state. */
    public record Step(int action, boolean fault, Cells to) {}

    /**
     * All steps of runs from a state, by the ids of their actions.
     *
     * @throws MistakeInFile if one of them shows a mistake in the file
     */
    public List<Step> steps(Cells from) {
        List<Step> steps = new ArrayList<>();
        long[] before = from.copy();
        for (Action a : model.actions()) {
            if (a.role() != Action.Role.ALTERNATIVE && interpreter.enabled(a.id(), before)) {
                long[] after = from.copy();
                interpreter.apply(a.id(), after);
                steps.add(new Step(a.id(), a.role() == Action.Role.FAULT, Cells.of(after)));
            }
        }
        return steps;
    }

    /** Whether a run may end here: there is nothing to do but for the adversary and for daemons. */
    public boolean end(Cells state) {
        long[] cells = state.copy();
        return model.actions().stream()
                .noneMatch(a ->
                        a.role() != Action.Role.ALTERNATIVE
                                && a.role() != Action.Role.FAULT
                                && !a.daemon()
                                && interpreter.enabled(a.id(), cells));
    }

    /** Whether all processes but daemons are past their last statement. */
    public boolean finished(Cells state) {
        long[] cells = state.copy();
        return processes.stream().allMatch(p -> p.finished.value(cells) != 0);
    }

    /** Whether an error was handed over to an application. */
    boolean handedOver(Cells state) {
        return state.copy()[model.handedOver().offset()] != 0;
    }

    /** Whether two processes are inside one critical section. */
    boolean twoOwners(Cells state) {
        return twoOwners.value(state.copy()) != 0;
    }

    /** Whether an {@code always} is false. */
    boolean brokenInvariant(Cells state) {
        long[] cells = state.copy();
        return invariants.stream().anyMatch(i -> i.value(cells) == 0);
    }

    /** How each process ended, how many values it consumed and which, and the observed memory. */
    List<Long> outcome(Cells state) {
        long[] cells = state.copy();
        List<Long> words = new ArrayList<>();
        for (End p : processes) {
            words.add(p.finished.value(cells) != 0 ? 0L : p.failed.value(cells) != 0 ? 2L : 1L);
            long count = p.count.value(cells);
            words.add(count);
            for (int i = 0; i < count; i++) {
                words.add(cells[p.consumed + i]);
            }
        }
        memory.forEach(m -> words.add(m.value(cells)));
        return List.copyOf(words);
    }
}
