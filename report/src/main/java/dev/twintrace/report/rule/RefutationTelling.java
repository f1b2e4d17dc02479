package dev.twintrace.report.rule;

import dev.twintrace.core.Event;
import dev.twintrace.core.Event.InSenderView;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.solve.Solution.Refutation;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.rule.RefutationTree.Choice;
import dev.twintrace.report.rule.RefutationTree.Example;
import dev.twintrace.report.rule.RefutationTree.Leaf;
import dev.twintrace.report.rule.RefutationTree.Way;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Ending;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.story.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells a refutation. What a sender has seen is read off the events of a run, up to the decision
 * before which it has seen as many as the refutation says.
 */
record RefutationTelling(Protocol protocol, Cast cast) {
    RefutationTree tree(Refutation refutation, String number, List<Refutation.Choice> above) {
        return switch (refutation) {
            case Refutation.Run run -> new Leaf(run.trace(), run.wrong(), ending(run));
            case Refutation.Choice choice -> choice(choice, number, above);
        };
    }

    private Choice choice(Refutation.Choice choice, String number, List<Refutation.Choice> above) {
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
                        line.event() instanceof InSenderView e && e.queuePair().equals(queuePair))
                .map(line -> Words.loose(line.sentence()))
                .toList();
    }

    /** What the overlay resends or completes next, before it decides again. */
    private static Optional<RequestId> about(Example example, String queuePair) {
        return example.trace().steps().stream()
                .skip(example.step())
                .flatMap(step -> step.events().stream())
                .filter(e -> e instanceof InSenderView v && v.queuePair().equals(queuePair))
                .skip(1)
                .limit(1)
                .flatMap(event ->
                        switch (event) {
                            case Event.Resent e -> Stream.of(e.request());
                            case Event.CompletedByOverlay e -> Stream.of(e.request());
                            case Event e -> Stream.<RequestId>of();
                        })
                .findFirst();
    }

    private Example example(Refutation.Choice choice, Refutation.Way way) {
        List<Reached> runs = runs(way.because(), List.of());
        return runs.stream()
                .map(r -> example(choice, way, r))
                .filter(Example::decides)
                .findFirst()
                .orElseGet(() -> example(choice, way, runs.getFirst()));
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
                        && SenderView.before(trace, name(choice.queuePair()), step).events().size()
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
