package dev.twintrace.report.picture;

import dev.twintrace.core.Event;
import dev.twintrace.report.story.Flight.Copy;
import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which lifelines a picture has: the lanes of the host on the left, those of the queue pair that is
 * followed first; the target's NIC; and one for each third party that sends or executes anything.
 */
record Lifelines(Stage stage, String target, List<Lane> lanes, List<String> thirds) {
    /** Where a copy departs or arrives. */
    sealed interface End {}

    /** A lane of the host on the left. */
    record Lane(String queuePair, int lane) implements End {}

    /** The target's NIC. */
    record Target() implements End {}

    /** Another host. */
    record Third(String host) implements End {}

    /** Of all of these together; they have the same stage. */
    static Lifelines of(List<Story> stories) {
        Stage stage = stories.getFirst().stage();
        Lifelines none = new Lifelines(stage, stories.getFirst().target(), List.of(), List.of());
        List<Line> lines =
                stories.stream()
                        .flatMap(story -> story.scenes().stream())
                        .flatMap(scene -> scene.lines().stream())
                        .toList();
        List<Copy> copies =
                lines.stream()
                        .flatMap(line -> line.flight().stream())
                        .flatMap(flight -> flight.copies().stream())
                        .toList();
        int last =
                Stream.concat(
                                copies.stream()
                                        .filter(c -> c.queuePair().equals(stage.queuePair()))
                                        .map(Copy::lane),
                                lines.stream()
                                        .flatMap(line -> dead(line.event(), stage.queuePair())))
                        .reduce(0, Math::max);
        Set<Lane> lanes = new LinkedHashSet<>();
        IntStream.rangeClosed(0, last).forEach(i -> lanes.add(new Lane(stage.queuePair(), i)));
        Set<String> thirds = new LinkedHashSet<>();
        copies.stream()
                .flatMap(copy -> Stream.of(none.sender(copy), none.executor(copy)))
                .forEach(end -> {
                    switch (end) {
                        case Lane lane -> lanes.add(lane);
                        case Third(String host) -> thirds.add(host);
                        case Target() -> {}
                    }
                });
        List<String> queuePairs = lanes.stream().map(Lane::queuePair).distinct().toList();
        return new Lifelines(
                stage,
                none.target,
                queuePairs.stream()
                        .flatMap(q ->
                                lanes.stream()
                                        .filter(lane -> lane.queuePair().equals(q))
                                        .sorted((a, b) -> Integer.compare(a.lane(), b.lane())))
                        .toList(),
                List.copyOf(thirds));
    }

    /** A lane may fail before anything is sent on it. */
    private static Stream<Integer> dead(Event event, String queuePair) {
        return event instanceof Event.LaneDown(String q, int lane) && q.equals(queuePair)
                ? Stream.of(lane)
                : Stream.of();
    }

    /** Where a request departs and its answer returns to. */
    End sender(Copy copy) {
        return stage.sendsFromLeft(copy.queuePair())
                ? new Lane(copy.queuePair(), copy.lane())
                : right(stage.cast().ends(copy.queuePair()).sender());
    }

    /** Where a request is executed. */
    End executor(Copy copy) {
        return stage.executesOnLeft(copy.queuePair())
                ? new Lane(copy.queuePair(), copy.lane())
                : right(stage.cast().ends(copy.queuePair()).target());
    }

    private End right(String host) {
        return host.equals(target) ? new Target() : new Third(host);
    }

    /** Whether a line belongs to neither side of the requests that are followed. */
    boolean third(Line line) {
        return switch (line.column()) {
            case SENDER, NETWORK -> false;
            case NIC, APPLICATION -> !line.host().equals(target);
        };
    }

    /** The queue pairs that have lanes, each with how many. */
    List<String> queuePairs() {
        return lanes.stream().map(Lane::queuePair).distinct().toList();
    }
}
