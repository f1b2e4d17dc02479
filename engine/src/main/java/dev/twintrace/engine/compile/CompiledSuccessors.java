package dev.twintrace.engine.compile;

import dev.twintrace.engine.explore.InterpretedSuccessors;
import dev.twintrace.engine.explore.Layout;
import dev.twintrace.engine.explore.Successors;
import dev.twintrace.engine.explore.TooNarrow;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.protocol.model.Model;
import java.util.List;

/**
 * The steps of a model: by its interpreter at first, and by compiled code once so many states were
 * asked for that compiling pays.
 */
public final class CompiledSuccessors implements Successors {
    /**
     * Compiling and warming up cost as much as the interpreter needs for some tens of thousands of
     * states.
     */
    private static final int PATIENCE = 20_000;

    /** From so many times on, all variables are given more room at once. */
    private static final int RECOMPILATIONS = 3;

    private final Model model;
    private final InterpretedSuccessors interpreted;
    private final Steps.Surroundings surroundings;
    private int patience;
    private List<Steps> compiled = List.of();
    private long[] from;
    private long[] to;
    private int asked;
    private int compilations;

    /** Prepares a model, on an interpreter that nobody else uses at the same time. */
    public CompiledSuccessors(Model model, Interpreter interpreter) {
        this(model, interpreter, PATIENCE);
    }

    /** Prepares a model; compiles it when so many states have been asked for. */
    CompiledSuccessors(Model model, Interpreter interpreter, int patience) {
        this.model = model;
        this.interpreted = new InterpretedSuccessors(model, interpreter);
        this.patience = patience;
        this.surroundings =
                new Steps.Surroundings(
                        model.variables(), model.marks().size(), Compilation.names(model));
        this.from = new long[layout().words()];
        this.to = from.clone();
    }

    @Override
    public Layout layout() {
        return interpreted.layout();
    }

    @Override
    public boolean expand(long[] packed, int at, Sink sink) {
        if (compiled.isEmpty()) {
            return expandInterpreted(packed, at, sink);
        }
        System.arraycopy(packed, at, from, 0, from.length);
        try {
            for (Steps steps : compiled) {
                steps.expand(from, to, sink);
            }
            return true;
        } catch (TooNarrow need) {
            Layout wider = layout().wider(need);
            compile(compilations < RECOMPILATIONS ? wider : wider.wider(2));
            return false;
        }
    }

    private boolean expandInterpreted(long[] packed, int at, Sink sink) {
        if (asked < patience) {
            asked++;
            return interpreted.expand(packed, at, sink);
        }
        // What the states so far have taught about values is not all there is to know.
        compile(layout().wider(2));
        return false;
    }

    private void compile(Layout layout) {
        // Nothing is changed until all is there: memory may give out.
        List<Steps> steps = steps(layout);
        long[] before = new long[layout.words()];
        long[] after = before.clone();
        interpreted.use(layout);
        from = before;
        to = after;
        compiled = steps;
        compilations++;
    }

    private List<Steps> steps(Layout layout) {
        try {
            return Compilation.of(model, layout, surroundings);
        } catch (StackOverflowError tooDeep) {
            // Terms nested so deep that walking them takes all stack: the interpreter can do it.
            patience = Integer.MAX_VALUE;
            return List.of();
        }
    }

    @Override
    public void fit(long[] state) {
        Layout before = layout();
        interpreted.fit(state);
        if (layout() != before && !compiled.isEmpty()) {
            compiled = List.of();
            compile(layout());
        }
    }

    @Override
    public boolean marked(int mark) {
        return surroundings.marks[mark] || interpreted.marked(mark);
    }
}
