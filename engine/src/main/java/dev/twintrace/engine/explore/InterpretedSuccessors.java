package dev.twintrace.engine.explore;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;

/** The steps of a model by its interpreter. */
public final class InterpretedSuccessors implements Successors {
    private final Interpreter interpreter;
    private final Layout layout;
    private final int[] actions;
    private final long[] state;
    private final long[] next;
    private final long[] packedNext;

    /** Prepares a model, on an interpreter that nobody else uses at the same time. */
    public InterpretedSuccessors(Model model, Interpreter interpreter) {
        this.interpreter = interpreter;
        this.layout = new Layout(model.variables());
        this.actions =
                model.actions().stream()
                        .filter(a -> a.role() != Action.Role.ALTERNATIVE)
                        .mapToInt(Action::id)
                        .toArray();
        this.state = new long[layout.cells()];
        this.next = new long[layout.cells()];
        this.packedNext = new long[layout.words()];
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void expand(long[] packed, int at, Sink sink) {
        layout.unpack(packed, at, state);
        for (int action : actions) {
            if (!interpreter.enabled(action, state)) {
                continue;
            }
            System.arraycopy(state, 0, next, 0, state.length);
            try {
                interpreter.apply(action, next);
            } catch (MistakeInFile mistake) {
                sink.mistake(action, mistake);
                continue;
            }
            layout.pack(next, packedNext, 0);
            sink.step(action, packedNext);
        }
    }

    @Override
    public boolean marked(int mark) {
        return interpreter.marked(mark);
    }
}
