package dev.twintrace.engine.explore;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;

/**
 * The steps of a model by its interpreter: the reference for faster engines. Its layout starts
 * narrow and gets exactly the room that the states so far have needed.
 */
public final class InterpretedSuccessors implements Successors {
    private final Interpreter interpreter;
    private final int[] actions;
    private final long[] state;
    private final long[] next;
    private Layout layout;
    private long[] packedNext;

    /** Prepares a model, on an interpreter that nobody else uses at the same time. */
    public InterpretedSuccessors(Model model, Interpreter interpreter) {
        this.interpreter = interpreter;
        this.layout = Layout.narrow(model.variables());
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
    public boolean expand(long[] packed, int at, Sink sink) {
        layout.unpack(packed, at, state);
        try {
            steps(sink);
            return true;
        } catch (TooNarrow need) {
            use(layout.wider(need));
            return false;
        }
    }

    private void steps(Sink sink) {
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
    public void fit(long[] start) {
        boolean fits = false;
        while (!fits) {
            try {
                layout.pack(start, packedNext, 0);
                fits = true;
            } catch (TooNarrow need) {
                use(layout.wider(need));
            }
        }
    }

    /** Packs states like this from now on. */
    public void use(Layout other) {
        packedNext = new long[other.words()];
        layout = other;
    }

    @Override
    public boolean marked(int mark) {
        return interpreter.marked(mark);
    }
}
