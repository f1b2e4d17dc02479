package dev.twintrace.engine.explore;

import dev.twintrace.engine.interpret.MistakeInFile;

/**
 * The steps of a model, packed state by packed state: what an exploration needs of an engine. An
 * engine is not thread-safe.
 */
public interface Successors {
    /** How its states are packed, for now: {@link #expand} may replace it. */
    Layout layout();

    /**
     * Tells every step from the state at {@code packed[at..]} but those of role ALTERNATIVE, in the
     * order of actions.
     *
     * @return whether that is done. If not, some of the steps may have been told, and states are
     *     packed by another {@link #layout()} from now on: what was told since this call is to be
     *     forgotten, and to be asked for again with the state packed anew
     */
    boolean expand(long[] packed, int at, Sink sink);

    /** Makes room for a state to start from. */
    void fit(long[] state);

    /** Whether a step with this mark has been taken so far. */
    boolean marked(int mark);

    /** Hears of the steps from one state. */
    interface Sink {
        /** A step, and the state after it at {@code packed[0..]}, until this returns. */
        void step(int action, long[] packed);

        /** A step that shows a mistake in the file. */
        void mistake(int action, MistakeInFile mistake);
    }
}
