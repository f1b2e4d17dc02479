package dev.twintrace.engine.explore;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The steps of a model by its interpreter: the reference for faster engines. Its layout starts
 * narrow and gets exactly the room that the states so far have needed.
 */
public final class InterpretedSuccessors implements Successors {
    private final Model model;
    private final Interpreter interpreter;

    /** Those of all siblings: a step that one of them takes is taken. */
    private final List<Interpreter> all;

    private final BitSet told = new BitSet();
    private final int[] actions;
    private final long[] state;
    private final long[] next;
    private Layout layout;
    private long[] packedNext;

    /** Prepares a model, on an interpreter that nobody else uses at the same time. */
    public InterpretedSuccessors(Model model, Interpreter interpreter) {
        this(model, interpreter, new ArrayList<>(), Layout.narrow(model.variables()));
    }

    private InterpretedSuccessors(
            Model model, Interpreter interpreter, List<Interpreter> all, Layout layout) {
        this.model = model;
        this.interpreter = interpreter;
        this.all = all;
        all.add(interpreter);
        this.layout = layout;
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
    public Layout wish() {
        return layout;
    }

    @Override
    public Layout wider(TooNarrow need) {
        return layout.wider(need);
    }

    @Override
    public void use(Layout other) {
        packedNext = new long[other.words()];
        layout = other;
    }

    @Override
    public InterpretedSuccessors sibling() {
        return new InterpretedSuccessors(model, new Interpreter(model), all, layout);
    }

    @Override
    public boolean marked(int mark) {
        return told.get(mark) || all.stream().anyMatch(i -> i.marked(mark));
    }

    @Override
    public void mark(int mark) {
        told.set(mark);
    }
}
