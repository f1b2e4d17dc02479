package dev.twintrace.engine.explore;

import dev.twintrace.engine.interpret.MistakeInFile;
import java.util.Arrays;
import java.util.Optional;

/**
 * One thread's part of a batch: the steps from some states, looked up among the states known so
 * far, which meanwhile nobody may add to. The results are fields that the explorer reads: they are
 * filled in the innermost loop of every search, hence plain arrays.
 *
 * <p>The steps of a group of states are looked up together, which takes less time than one by one;
 * see {@link Finder}.
 */
final class Expander implements Successors.Sink {
    private static final int GROUP = 32;
    private static final int FEW = 256;

    /** The target is not known. */
    static final int NEW = -1;

    final Successors successors;
    private final Kinds kinds;
    private final Optional<Choice> choice;
    private final Optional<Representative> representative;

    /** Of how many states all steps are here. */
    int done;

    /** For each of them how many steps are here, and whether a run may end in it. */
    int[] counts = {};

    boolean[] ends = {};

    /** For each step where it leads, the key of that state, and whether the step is a fault. */
    int[] targets = new int[FEW];

    long[] keys = new long[FEW];
    boolean[] faults = new boolean[FEW];

    /** Whether the target has a half that is new, hence no key, and is the next of the packed. */
    boolean[] halves = new boolean[FEW];

    private int steps;

    /** The states without a key, one after the other. */
    long[] packed = new long[FEW];

    private int packedUsed;

    /** What has no room in the layout, or the mistake in the file, that came after those done. */
    Optional<TooNarrow> need = Optional.empty();

    Optional<Exploration.Slip> slip = Optional.empty();

    private int current;
    private Layout layout;
    private long[] from = {};

    /** The states after the steps of a group, and by which actions. */
    private long[] next = {};

    private int[] actions = new int[FEW];
    private int told;
    private boolean[] kept = new boolean[FEW];
    private final long[] cells;
    private Optional<Finder> finder = Optional.empty();

    Expander(Successors successors, Kinds kinds, Reduction reduction) {
        this.successors = successors;
        this.kinds = kinds;
        this.choice = reduction.choice().map(c -> c.get());
        this.representative = reduction.representative().map(r -> r.get());
        this.layout = successors.layout();
        this.cells = new long[layout.cells()];
    }

    /**
     * Finds the steps from the states with these keys.
     *
     * @param index that of the first of them
     */
    void expand(States states, int index, long[] stateKeys, int at, int count) {
        layout = successors.layout();
        if (from.length != layout.words()) {
            from = new long[layout.words()];
            next = new long[GROUP * from.length];
        }
        if (counts.length < count) {
            counts = new int[count];
            ends = new boolean[count];
        }
        if (finder.filter(f -> f.isFor(layout)).isEmpty()) {
            finder = Optional.of(new Finder(states));
        }
        done = 0;
        steps = 0;
        packedUsed = 0;
        need = Optional.empty();
        slip = Optional.empty();
        int group = choice.isPresent() ? 1 : GROUP;
        while (done < count && need.isEmpty() && slip.isEmpty()) {
            group(states, index, stateKeys, at, Math.min(count, done + group));
        }
    }

    private void group(States states, int index, long[] stateKeys, int at, int end) {
        Finder group = finder.orElseThrow();
        group.begin();
        told = 0;
        while (done < end) {
            current = index + done;
            int before = told;
            long key = stateKeys[at + done];
            states.read(key, from, 0);
            try {
                successors.expand(from, 0, this);
            } catch (TooNarrow noRoom) {
                need = Optional.of(noRoom);
            }
            if (need.isPresent() || slip.isPresent()) {
                told = before;
                break;
            }
            ends[done] = end(before);
            counts[done] = told - before;
            group.note(from, key, next, before, told);
            done++;
        }
        room(steps + told);
        group.find(next, told, steps, keys, halves, targets);
        for (int i = 0; i < told; i++) {
            faults[steps + i] = kinds.fault(actions[i]);
            if (halves[steps + i]) {
                pack(i * layout.words());
            }
        }
        int firstStep = steps;
        steps += told;
        if (choice.isPresent() && done == end && !ends[done - 1]) {
            choose(firstStep);
        }
    }

    private boolean end(int firstTold) {
        for (int i = firstTold; i < told; i++) {
            if (kinds.owed(actions[i])) {
                return false;
            }
        }
        return true;
    }

    /** Keeps a state that has no key. */
    private void pack(int at) {
        int words = layout.words();
        if (packedUsed + words > packed.length) {
            packed = Arrays.copyOf(packed, 2 * Math.max(packed.length, words));
        }
        System.arraycopy(next, at, packed, packedUsed, words);
        packedUsed += words;
    }

    private void room(int needed) {
        if (needed > keys.length) {
            int length = Math.max(needed, 2 * keys.length);
            keys = Arrays.copyOf(keys, length);
            targets = Arrays.copyOf(targets, length);
            faults = Arrays.copyOf(faults, length);
            halves = Arrays.copyOf(halves, length);
        }
    }

    /**
     * Leaves out steps of the state whose steps are the last ones. None, if all others but faults
     * lead to states that had their turn: else a step might be left out in each state of a circle.
     */
    private void choose(int firstStep) {
        layout.unpack(from, 0, cells);
        if (kept.length < told) {
            kept = new boolean[actions.length];
        }
        if (!choice.orElseThrow().choose(cells, actions, told, kept) || !ahead(firstStep)) {
            return;
        }
        int words = layout.words();
        int to = firstStep;
        int packedFrom = packedUsed;
        for (int s = firstStep; s < steps; s++) {
            packedFrom -= halves[s] ? words : 0;
        }
        int packedTo = packedFrom;
        for (int i = 0; i < told; i++) {
            int s = firstStep + i;
            boolean hasPacked = halves[s];
            if (kept[i]) {
                targets[to] = targets[s];
                keys[to] = keys[s];
                faults[to] = faults[s];
                halves[to] = hasPacked;
                to++;
                if (hasPacked) {
                    System.arraycopy(packed, packedFrom, packed, packedTo, words);
                    packedTo += words;
                }
            }
            packedFrom += hasPacked ? words : 0;
        }
        steps = to;
        packedUsed = packedTo;
        counts[done - 1] = to - firstStep;
    }

    private boolean ahead(int firstStep) {
        for (int i = 0; i < told; i++) {
            int target = targets[firstStep + i];
            if (kept[i] && !faults[firstStep + i] && (target < 0 || target > current)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void step(int action, long[] after) {
        int words = from.length;
        int at = told * words;
        if (at + words > next.length) {
            next = Arrays.copyOf(next, 2 * next.length);
        }
        if (told == actions.length) {
            actions = Arrays.copyOf(actions, 2 * told);
        }
        if (representative.isPresent()) {
            layout.unpack(after, 0, cells);
            representative.get().of(cells);
            layout.pack(cells, next, at);
        } else {
            for (int w = 0; w < words; w++) {
                next[at + w] = after[w];
            }
        }
        actions[told++] = action;
    }

    @Override
    public void mistake(int action, MistakeInFile mistake) {
        if (slip.isEmpty()) {
            String message = String.valueOf(mistake.getMessage());
            slip = Optional.of(new Exploration.Slip(current, action, mistake.span(), message));
        }
    }
}
