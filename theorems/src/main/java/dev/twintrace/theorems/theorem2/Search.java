package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.WordWidth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The shortest history that no single execution of the sender's operation explains, among all with
 * any number of others' operations.
 *
 * <p>Three things need not be looked at. That others' operations take time: an operation that is
 * over at once, when it is executed, is less free to be explained than one that takes longer.
 * Others' operations before the first execution or between the answered one and the completion: to
 * begin the sender's operation after them, or to end it before them, leaves less freedom, too, and
 * they amount to another initial value, or come behind. And histories whose memory is what it would
 * be with a single execution: there that explanation stays true for ever.
 *
 * <p>What is left is a walk over configurations: what the memory holds, and what it would hold by
 * each explanation that agrees with all results so far. Others' operations lead from one to the
 * next; there are finitely many, so that the walk ends though histories may be of any length.
 */
final class Search {
    private final WordWidth width;
    private final Verb verb;
    private final boolean looks;
    private final Fate fate;
    private final List<Verb> others;
    private final Set<Configuration> known = new HashSet<>();
    private Optional<Way> wrong = Optional.empty();
    private long looked;

    private Search(WordWidth width, Verb verb, boolean looks, Fate fate, List<Verb> others) {
        this.width = width;
        this.verb = verb;
        this.looks = looks;
        this.fate = fate;
        this.others = others;
    }

    /** A single execution that has happened: what it returned, and what the memory would hold. */
    private record Explanation(long result, long state) implements Comparable<Explanation> {
        @Override
        public int compareTo(Explanation other) {
            int results = Long.compare(result, other.result);
            return results != 0 ? results : Long.compare(state, other.state);
        }
    }

    /**
     * Where a history has got to.
     *
     * @param twice whether the second execution is over
     * @param pending what the memory would hold if the single execution was still to come; empty if
     *     that cannot be
     * @param done the explanations by a single execution in the past, each once and in order
     */
    private record Configuration(
            boolean twice, long memory, OptionalLong pending, List<Explanation> done) {}

    /**
     * A configuration and the shortest way to it.
     *
     * @param from empty for the first
     * @param by what others did; empty if it was the second execution
     */
    private record Way(Configuration at, long initial, Optional<Way> from, Optional<Verb> by) {}

    /**
     * What came out.
     *
     * @param shortest the fewest operations of others, and of those the first in the order of the
     *     initial values, then of the others' operations, an earlier second execution first
     * @param configurations how many were looked at
     */
    record Result(Optional<Retry> shortest, long configurations) {}

    /**
     * Looks for it.
     *
     * @param fate not LOST: what is executed once is explained by that execution
     * @param others in lexicographic order
     * @param most operations of others
     */
    static Result of(
            WordWidth width,
            List<Long> initial,
            Verb verb,
            boolean looks,
            Fate fate,
            List<Verb> others,
            int most) {
        return new Search(width, verb, looks, fate, others).from(initial, most);
    }

    private Result from(List<Long> initial, int most) {
        List<Way> layer = new ArrayList<>();
        for (long value : initial) {
            add(layer, new Way(first(value), value, Optional.empty(), Optional.empty()), most > 0);
        }
        for (int n = 1; n <= most && wrong.isEmpty() && !layer.isEmpty(); n++) {
            layer = next(layer, n < most);
        }
        return new Result(wrong.map(this::retry), looked);
    }

    private List<Way> next(List<Way> layer, boolean further) {
        List<Way> next = new ArrayList<>();
        for (Way way : layer) {
            for (Verb other : others) {
                Configuration at = then(way.at, other);
                add(next, new Way(at, way.initial, Optional.of(way), Optional.of(other)), further);
                if (wrong.isPresent()) {
                    return next;
                }
            }
        }
        return next;
    }

    /**
     * Adds a way and, before it, the same with the second execution at its end. As ways are added
     * in their order, the first wrong one is the one that is looked for.
     *
     * @param further whether longer ones are of interest
     */
    private void add(List<Way> layer, Way way, boolean further) {
        if (wrong.isPresent() || explainedForEver(way.at)) {
            return;
        }
        if (unexplained(way.at)) {
            wrong = Optional.of(way);
        } else if (!further || known.add(way.at)) {
            looked++;
            if (!way.at.twice) {
                add(
                        layer,
                        new Way(second(way.at), way.initial, Optional.of(way), Optional.empty()),
                        further);
            }
            if (further) {
                layer.add(way);
            }
        }
    }

    private static boolean unexplained(Configuration at) {
        return at.twice && at.done.isEmpty();
    }

    private boolean explainedForEver(Configuration at) {
        if (!at.twice) {
            // The answered execution is still to come, and can be the single one.
            return at.pending.isPresent() && at.pending.getAsLong() == at.memory;
        }
        return at.done.stream().anyMatch(e -> e.state == at.memory);
    }

    private Configuration first(long value) {
        Explanation now = new Explanation(result(value), verb.after(value, width));
        return new Configuration(
                false,
                now.state,
                fate == Fate.LATE ? OptionalLong.empty() : OptionalLong.of(value),
                List.of(now));
    }

    private Configuration second(Configuration at) {
        List<Explanation> agree = new ArrayList<>();
        for (Explanation e : at.done) {
            if (fate == Fate.LATE || e.result == result(at.memory)) {
                include(agree, new Explanation(0, e.state));
            }
        }
        return new Configuration(true, verb.after(at.memory, width), OptionalLong.empty(), agree);
    }

    private Configuration then(Configuration at, Verb other) {
        long result = other.result(at.memory);
        List<Explanation> agree = new ArrayList<>();
        for (Explanation e : at.done) {
            if (other.result(e.state) == result) {
                include(agree, new Explanation(e.result, other.after(e.state, width)));
            }
        }
        OptionalLong pending = OptionalLong.empty();
        if (at.pending.isPresent() && other.result(at.pending.getAsLong()) == result) {
            long value = other.after(at.pending.getAsLong(), width);
            pending = OptionalLong.of(value);
            include(agree, new Explanation(result(value), verb.after(value, width)));
        }
        return new Configuration(at.twice, other.after(at.memory, width), pending, agree);
    }

    /** Includes one in its place, unless it is there; there are hardly ever more than two. */
    private static void include(List<Explanation> all, Explanation one) {
        int place = Collections.binarySearch(all, one);
        if (place < 0) {
            all.add(-place - 1, one);
        }
    }

    private long result(long value) {
        return looks ? verb.result(value) : 0;
    }

    private Retry retry(Way last) {
        List<Verb> before = new ArrayList<>();
        List<Verb> after = new ArrayList<>();
        for (Way way = last; way.from.isPresent(); way = way.from.get()) {
            if (way.by.isPresent()) {
                (way.at.twice ? after : before).addFirst(way.by.get());
            }
        }
        return new Retry(width, last.initial, verb, looks, fate, before, after);
    }
}
