package dev.twintrace.report.rule;

import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.solve.Solution.Refutation;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.story.Cast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why no rule works, in words: a tree of decisions, with a way for each that can be decided, and a
 * run that goes wrong at each end. Runs below different ways of one decision look the same to the
 * sender up to it: any two of them are a twin pair.
 */
public sealed interface RefutationTree {
    /**
     * A decision that has to be made.
     *
     * @param number {@code 1} for the first, {@code 1.2} for the next one under its second way
     * @param seen what the sender has seen by then, in order, in words
     * @param known how many of these the reader has seen at a decision above
     * @param glances how many states of the target's memory an overlay has been shown that may
     *     probe at any time while its rule runs; the same in all runs below, and 0 where none may
     * @param request which request it is about, if it is about one and some run below shows it
     */
    record Choice(
            String number,
            String queuePair,
            List<String> seen,
            int known,
            int glances,
            Optional<RequestId> request,
            List<Way> ways)
            implements RefutationTree {
        /** Copies the lists. */
        public Choice {
            seen = List.copyOf(seen);
            ways = List.copyOf(ways);
        }
    }

    /**
     * A way to decide.
     *
     * @param name in the words of the language
     * @param example a run that goes wrong although, or because, it is decided like this
     */
    record Way(String name, Example example, RefutationTree because) {}

    /**
     * The first run below a way that goes that way.
     *
     * @param step of the decision, from 0; past the last one where {@code decides} is false
     * @param decides whether the run makes the decision; otherwise it stays wrong as long as it is
     *     decided like this
     * @param then which ways it goes at decisions below this one
     */
    record Example(Trace trace, int step, boolean decides, List<String> then, String ending) {
        /** Copies the list. */
        public Example {
            then = List.copyOf(then);
        }
    }

    /**
     * A run that goes wrong.
     *
     * @param wrong empty where the application is handed an error
     * @param ending what is wrong with it, in sentences
     */
    record Leaf(Trace trace, Optional<Wrong> wrong, String ending) implements RefutationTree {
        /** What is wrong with it, and how long it is. */
        public String told() {
            return ending + " (A run of " + trace.steps().size() + " steps.)";
        }
    }

    /** All decisions, each before those below it. */
    static List<Choice> choices(RefutationTree tree) {
        return switch (tree) {
            case Leaf _ -> List.of();
            case Choice choice -> {
                List<Choice> all = new ArrayList<>(List.of(choice));
                choice.ways().forEach(way -> all.addAll(choices(way.because())));
                yield all;
            }
        };
    }

    /** The first decision that is refuted by two runs at once: the picture of the whole. */
    static Optional<Choice> heart(RefutationTree tree) {
        return choices(tree).stream()
                .filter(c ->
                        c.ways().stream().filter(w -> w.because() instanceof Leaf).count() >= 2)
                .findFirst();
    }

    /** Tells a refutation that was found for a protocol. */
    static RefutationTree of(Protocol protocol, Refutation refutation) {
        return new RefutationTelling(protocol, Cast.of(protocol)).tree(refutation, "1", List.of());
    }
}
