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

    private final Code code;
    private final InterpretedSuccessors interpreted;
    private final Steps.Surroundings surroundings;
    private List<Steps> compiled = List.of();
    private long[] from;
    private long[] to;
    private int asked;

    /** Prepares a model, on an interpreter that nobody else uses at the same time. */
    public CompiledSuccessors(Model model, Interpreter interpreter) {
        this(model, interpreter, PATIENCE);
    }

    /** Prepares a model; compiles it when so many states have been asked for. */
    CompiledSuccessors(Model model, Interpreter interpreter, int patience) {
        this(new Code(model, patience), new InterpretedSuccessors(model, interpreter));
    }

    private CompiledSuccessors(Code code, InterpretedSuccessors interpreted) {
        this.code = code;
        this.interpreted = interpreted;
        this.surroundings = code.surroundings();
        this.from = new long[interpreted.layout().words()];
        this.to = from.clone();
        if (code.is(interpreted.layout())) {
            compiled = code.load(surroundings);
        }
    }

    /** The code of the latest layout, for all siblings. */
    private static final class Code {
        private final Model model;
        private final int names;

        /** A mark is only ever set, so that several threads may do it. */
        private final boolean[] marks;

        private int patience;
        private Compilation.Classes classes = Compilation.Classes.NONE;
        private int compilations;

        Code(Model model, int patience) {
            this.model = model;
            this.names = Compilation.names(model);
            this.marks = new boolean[model.marks().size()];
            this.patience = patience;
        }

        Steps.Surroundings surroundings() {
            return new Steps.Surroundings(model.variables(), marks, names);
        }

        boolean is(Layout layout) {
            return classes.is(layout);
        }

        void compile(Layout layout) {
            if (is(layout)) {
                return;
            }
            try {
                classes = Compilation.of(model, layout);
                compilations++;
            } catch (StackOverflowError tooDeep) {
                // Terms nested so deep that walking them takes all stack: the interpreter can.
                patience = Integer.MAX_VALUE;
                classes = Compilation.Classes.NONE;
            }
        }

        List<Steps> load(Steps.Surroundings surroundings) {
            return classes.load(surroundings);
        }
    }

    @Override
    public Layout layout() {
        return interpreted.layout();
    }

    @Override
    public void expand(long[] packed, int at, Sink sink) {
        if (compiled.isEmpty()) {
            asked++;
            interpreted.expand(packed, at, sink);
            return;
        }
        System.arraycopy(packed, at, from, 0, from.length);
        for (Steps steps : compiled) {
            steps.expand(from, to, sink);
        }
    }

    private boolean patient() {
        return compiled.isEmpty() && asked < code.patience;
    }

    @Override
    public Layout wish() {
        // What the states so far have taught about values is not all there is to know.
        return !compiled.isEmpty() || patient() ? layout() : layout().wider(2);
    }

    @Override
    public Layout wider(TooNarrow need) {
        Layout wider = layout().wider(need);
        return code.compilations < RECOMPILATIONS ? wider : wider.wider(2);
    }

    @Override
    public void use(Layout layout) {
        // Nothing is changed until all is there: memory may give out.
        List<Steps> steps = List.of();
        if (!patient() || code.is(layout)) {
            code.compile(layout);
            steps = code.load(surroundings);
        }
        long[] before = new long[layout.words()];
        long[] after = before.clone();
        interpreted.use(layout);
        from = before;
        to = after;
        compiled = steps;
    }

    @Override
    public CompiledSuccessors sibling() {
        return new CompiledSuccessors(code, interpreted.sibling());
    }

    @Override
    public boolean marked(int mark) {
        return surroundings.marks[mark] || interpreted.marked(mark);
    }

    @Override
    public void mark(int mark) {
        surroundings.marks[mark] = true;
    }
}
