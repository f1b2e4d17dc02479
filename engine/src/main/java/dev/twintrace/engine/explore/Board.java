package dev.twintrace.engine.explore;

import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.engine.store.Ints;
import dev.twintrace.protocol.model.Model;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The states of a model and all steps between them, faults included, found as they are asked for:
 * for searches that decide on their way where to look. Not thread-safe.
 */
public final class Board {
    private static final int UNKNOWN = -1;

    private final Successors successors;
    private final Kinds kinds;
    private final States states;
    private final Told told = new Told();
    private final Ints actions = new Ints();
    private final Ints targets = new Ints();
    private final BitSet ends = new BitSet();
    private final BitSet still = new BitSet();

    /** By state: its first step and how many it has, or {@link #UNKNOWN}. */
    private int[] first = new int[64];

    private int[] count = new int[64];
    private int known;
    private long[] packed;
    private Optional<Slip> slip = Optional.empty();

    /** A step that shows a mistake in the file. */
    public record Slip(int state, int action, MistakeInFile mistake) {}

    /** The steps from one state, as they are told. */
    private static final class Told implements Successors.Sink {
        private int[] actions = new int[64];
        private long[] after = new long[64];
        private int steps;
        private int words = 1;
        private Optional<MistakeInFile> mistake = Optional.empty();
        private int mistaken;

        void begin(int itsWords) {
            words = itsWords;
            steps = 0;
            mistake = Optional.empty();
        }

        @Override
        public void step(int action, long[] state) {
            if (steps == actions.length) {
                actions = Arrays.copyOf(actions, 2 * steps);
            }
            if ((steps + 1) * words > after.length) {
                after = Arrays.copyOf(after, 2 * (steps + 1) * words);
            }
            System.arraycopy(state, 0, after, steps * words, words);
            actions[steps++] = action;
        }

        @Override
        public void mistake(int action, MistakeInFile what) {
            if (mistake.isEmpty()) {
                mistake = Optional.of(what);
                mistaken = action;
            }
        }
    }

    /**
     * Begins.
     *
     * @param successors an engine for the model that nobody else uses from now on
     * @param initial the cells of the first state
     */
    public Board(Model model, Successors successors, long[] initial) {
        this.successors = successors;
        this.kinds = new Kinds(model);
        this.packed = successors.fit(initial);
        this.states = new States(successors.layout());
        number(packed, 0);
    }

    /** How many states there are so far; the first, 0, is the initial one. */
    public int size() {
        return known;
    }

    /** How many steps there are so far. */
    public long steps() {
        return actions.size();
    }

    /** The first step that shows a mistake in the file, if one was found so far. */
    public Optional<Slip> slip() {
        return slip;
    }

    /** About how much memory it takes. */
    public long bytes() {
        return states.bytes()
                + actions.bytes()
                + targets.bytes()
                + (first.length + count.length) * (long) Integer.BYTES;
    }

    /** Finds the steps of a state, unless they are known. */
    public void expand(int state) {
        if (count[state] != UNKNOWN) {
            return;
        }
        if (successors.wish() != successors.layout()) {
            use(successors.wish());
        }
        boolean done = false;
        while (!done) {
            states.read(states.key(state), packed, 0);
            told.begin(packed.length);
            try {
                successors.expand(packed, 0, told);
                done = true;
            } catch (TooNarrow need) {
                use(successors.wider(need));
            }
        }
        if (told.mistake.isPresent() && slip.isEmpty()) {
            slip = Optional.of(new Slip(state, told.mistaken, told.mistake.get()));
        }
        take(state);
    }

    private void use(Layout layout) {
        states.pack(layout);
        successors.use(layout);
        packed = new long[layout.words()];
    }

    private void take(int state) {
        boolean end = true;
        boolean dead = true;
        first[state] = (int) actions.size();
        count[state] = told.steps;
        for (int i = 0; i < told.steps; i++) {
            int action = told.actions[i];
            end &= !kinds.owed(action);
            dead &= kinds.fault(action);
            actions.add(action);
            targets.add(number(told.after, i * told.words));
        }
        ends.set(state, end);
        still.set(state, dead);
    }

    private int number(long[] state, int at) {
        int index = states.add(states.key(state, at));
        if (index < 0) {
            return ~index;
        }
        if (known == first.length) {
            first = Arrays.copyOf(first, 2 * known);
            count = Arrays.copyOf(count, 2 * known);
        }
        count[known++] = UNKNOWN;
        return index;
    }

    /** The number of the first step of a state that was expanded. */
    public int first(int state) {
        return first[state];
    }

    /** One more than the number of its last step. */
    public int last(int state) {
        return first[state] + count[state];
    }

    /** The action that a step is. */
    public int action(int step) {
        return actions.at(step);
    }

    /** The state after a step. */
    public int target(int step) {
        return targets.at(step);
    }

    /** Whether a step is a fault. */
    public boolean fault(int step) {
        return kinds.fault(actions.at(step));
    }

    /** Whether a run may end in this state, which was expanded; docs/semantics.md, section 7. */
    public boolean end(int state) {
        return ends.get(state);
    }

    /** Whether nothing but faults can happen in this state, which was expanded. */
    public boolean still(int state) {
        return still.get(state);
    }

    /** Copies the cells of a state. */
    public void read(int state, long[] cells) {
        states.read(states.key(state), packed, 0);
        states.layout().unpack(packed, 0, cells);
    }

    /** Copies some cells of a state. */
    public void read(int state, long[] cells, int[] which) {
        states.read(states.key(state), cells, which);
    }
}
