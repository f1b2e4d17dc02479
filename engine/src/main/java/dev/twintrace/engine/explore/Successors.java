package dev.twintrace.engine.explore;

import dev.twintrace.engine.interpret.MistakeInFile;

/**
 * The steps of a model, packed state by packed state: what an exploration needs of an engine. An
 * engine is not thread-safe; each thread has a {@linkplain #sibling sibling} of its own.
 */
public interface Successors {
    /** How its states are packed, for now. */
    Layout layout();

    /**
     * Tells every step from the state at {@code packed[at..]} but those of role ALTERNATIVE, in the
     * order of actions.
     *
     * @throws TooNarrow if a state after a step has no room in the layout; what was told since this
     *     call is to be forgotten, and to be asked for again with a {@linkplain #wider wider} one
     */
    void expand(long[] packed, int at, Sink sink);

    /** The layout that it would like to have by now: {@link #layout()} if it is content. */
    Layout wish();

    /** A layout in which there is room for what there was none. */
    Layout wider(TooNarrow need);

    /** States are packed like this from now on. */
    void use(Layout layout);

    /** The same steps for another thread, which has to be given each new layout as well. */
    Successors sibling();

    /** Whether a step with this mark has been taken so far. */
    boolean marked(int mark);

    /** Takes note that a step with this mark was taken by somebody else. */
    void mark(int mark);

    /** Packs a state; the layout is replaced by a wider one if it has to be. */
    default long[] fit(long[] state) {
        while (true) {
            try {
                long[] packed = new long[layout().words()];
                layout().pack(state, packed, 0);
                return packed;
            } catch (TooNarrow need) {
                use(layout().wider(need));
            }
        }
    }

    /** Hears of the steps from one state. */
    interface Sink {
        /** A step, and the state after it at {@code packed[0..]}, until this returns. */
        void step(int action, long[] packed);

        /** A step that shows a mistake in the file. */
        void mistake(int action, MistakeInFile mistake);
    }
}
