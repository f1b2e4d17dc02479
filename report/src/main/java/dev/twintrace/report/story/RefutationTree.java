package dev.twintrace.report.story;

import dev.twintrace.core.Event;
import dev.twintrace.core.Event.InSenderView;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.solve.Solution.Refutation;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.protocol.tree.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    record Leaf(Trace trace, Optional<Wrong> wrong, String ending) implements RefutationTree {}

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
        return new Telling(protocol, Cast.of(protocol)).tree(refutation, "1", List.of());
    }

    /** While it is told. */
    record Telling(Protocol protocol, Cast cast) {
        RefutationTree tree(Refutation refutation, String number, List<Refutation.Choice> above) {
            return switch (refutation) {
                case Refutation.Run run -> new Leaf(run.trace(), run.wrong(), ending(run));
                case Refutation.Choice choice -> choice(choice, number, above);
            };
        }

        private Choice choice(
                Refutation.Choice choice, String number, List<Refutation.Choice> above) {
            String queuePair = name(choice.queuePair());
            List<Refutation.Choice> below = new ArrayList<>(above);
            below.add(choice);
            List<Way> ways = new ArrayList<>();
            for (Refutation.Way way : choice.ways()) {
                ways.add(
                        new Way(
                                way.name(),
                                example(choice, way),
                                tree(
                                        way.because(),
                                        number + "." + (ways.size() + 1),
                                        List.copyOf(below))));
            }
            return new Choice(
                    number,
                    queuePair,
                    ways.stream()
                            .map(Way::example)
                            .filter(Example::decides)
                            .findFirst()
                            .map(e -> seen(e, queuePair))
                            .orElse(List.of()),
                    above.reversed().stream()
                            .filter(c -> c.queuePair() == choice.queuePair())
                            .filter(c -> begins(c.seen(), choice.seen()))
                            .findFirst()
                            .map(c -> told(c.seen()))
                            .orElse(0),
                    choice.seen().size() - told(choice.seen()),
                    ways.stream()
                            .map(Way::example)
                            .filter(Example::decides)
                            .flatMap(e -> about(e, queuePair).stream())
                            .findFirst(),
                    ways);
        }

        private String name(int queuePair) {
            return protocol.queuePairs().get(queuePair).name();
        }

        private static boolean begins(List<Refutation.Sight> some, List<Refutation.Sight> all) {
            return some.size() <= all.size() && all.subList(0, some.size()).equals(some);
        }

        /** How many sights are events: what a probe might have told is none. */
        private static int told(List<Refutation.Sight> seen) {
            return (int) seen.stream().filter(s -> s.code() != Refutation.Sight.WATCHED).count();
        }

        private List<String> seen(Example example, String queuePair) {
            return Story.of(example.trace(), new Stage(cast, queuePair)).scenes().stream()
                    .filter(scene -> scene.step() < example.step())
                    .flatMap(scene -> scene.lines().stream())
                    .filter(line ->
                            line.event() instanceof InSenderView e
                                    && e.queuePair().equals(queuePair))
                    .map(line -> Words.loose(line.sentence()))
                    .toList();
        }

        /** What the overlay resends or completes next, before it decides again. */
        private static Optional<RequestId> about(Example example, String queuePair) {
            List<Event> after =
                    example.trace().steps().stream()
                            .skip(example.step())
                            .flatMap(step -> step.events().stream())
                            .filter(e ->
                                    e instanceof InSenderView v && v.queuePair().equals(queuePair))
                            .toList();
            for (Event event : after.subList(1, after.size())) {
                switch (event) {
                    case Event.Resent e -> {
                        return Optional.of(e.request());
                    }
                    case Event.CompletedByOverlay e -> {
                        return Optional.of(e.request());
                    }
                    case Event e -> {
                        return Optional.empty();
                    }
                }
            }
            return Optional.empty();
        }

        private Example example(Refutation.Choice choice, Refutation.Way way) {
            return runs(way.because(), List.of()).stream()
                    .map(r -> example(choice, way, r))
                    .reduce((a, b) -> a.decides() || !b.decides() ? a : b)
                    .orElseThrow(() -> new IllegalArgumentException("a way that is not refuted"));
        }

        private record Reached(Refutation.Run run, List<String> then) {}

        private static List<Reached> runs(Refutation refutation, List<String> then) {
            return switch (refutation) {
                case Refutation.Run run -> List.of(new Reached(run, then));
                case Refutation.Choice choice -> {
                    List<Reached> all = new ArrayList<>();
                    for (Refutation.Way way : choice.ways()) {
                        List<String> further = new ArrayList<>(then);
                        further.add(way.name());
                        all.addAll(runs(way.because(), further));
                    }
                    yield all;
                }
            };
        }

        private Example example(Refutation.Choice choice, Refutation.Way way, Reached reached) {
            Refutation.Run run = reached.run();
            int step = decision(run.trace(), choice, way.name());
            boolean decides = step < run.trace().steps().size();
            return new Example(run.trace(), step, decides, reached.then(), ending(run));
        }

        /** The step in which this is decided after all this was seen; else the number of steps. */
        private int decision(Trace trace, Refutation.Choice choice, String way) {
            Event decided = new Event.Decided(name(choice.queuePair()), way);
            int seen = told(choice.seen());
            int step = 0;
            while (step < trace.steps().size()
                    && !(trace.steps().get(step).events().contains(decided)
                            && SenderView.before(trace, name(choice.queuePair()), step)
                                            .events()
                                            .size()
                                    == seen)) {
                step++;
            }
            return step;
        }

        private String ending(Refutation.Run run) {
            String wrong = Ending.of(run.wrong().orElse(Wrong.ERROR_HANDED_OVER));
            if (run.under().isEmpty()) {
                return wrong;
            }
            return wrong
                    + " That is as long as it is decided like this: "
                    + run.under().stream()
                            .map(d ->
                                    d.way()
                                            + " on "
                                            + name(d.queuePair())
                                            + " after "
                                            + told(d.seen())
                                            + " events")
                            .collect(Collectors.joining("; "))
                    + ".";
        }
    }
}
