package dev.twintrace.report.picture.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where everything stands. Time is not to scale: each moment gets a column, as far to the left as
 * the labels allow, and where the width is used up the next band begins. A bar that goes on there
 * gets its label again.
 *
 * <p>An operation that never returned would take a row in every band to come. It is drawn where it
 * is called and where it takes effect; elsewhere such operations are counted.
 */
final class Wrapping {
    private final Scene scene;
    private final Rows rows;
    private final double width;
    private final List<Band> bands = new ArrayList<>();

    /** Bars that never end and are not in this band. */
    private final Set<Integer> dormant = new TreeSet<>();

    private Draft draft;

    /** What happens at one moment. */
    private sealed interface Event {
        record Calls(List<Integer> bars) implements Event {}

        record Effect(int bar, Mark mark) implements Event {}

        record Returns(List<Integer> bars) implements Event {}
    }

    private Wrapping(Scene scene, Rows rows, double width) {
        this.scene = scene;
        this.rows = rows;
        this.width = width;
        this.draft = new Draft(scene, rows, width);
    }

    /** The bands from top to bottom; none if there is nothing to show. */
    static List<Band> of(Scene scene, Rows rows, double width) {
        return new Wrapping(scene, rows, width).bands();
    }

    private List<Band> bands() {
        if (scene.bars().isEmpty()) {
            return List.of();
        }
        events().forEach(this::take);
        close();
        return Spreading.of(bands, width);
    }

    private SortedMap<Moment, Event> events() {
        SortedMap<Moment, Event> events = new TreeMap<>();
        for (int b = 0; b < scene.bars().size(); b++) {
            Bar bar = scene.bars().get(b);
            int number = b;
            events.merge(bar.call(), new Event.Calls(List.of(b)), Wrapping::both);
            bar.marks().forEach(m -> events.put(m.at(), new Event.Effect(number, m)));
            if (!bar.open()) {
                events.merge(bar.end(), new Event.Returns(List.of(b)), Wrapping::both);
            }
        }
        return events;
    }

    private static Event both(Event one, Event other) {
        return switch (one) {
            case Event.Calls(var bars) when other instanceof Event.Calls(var more) ->
                    new Event.Calls(joined(bars, more));
            case Event.Returns(var bars) when other instanceof Event.Returns(var more) ->
                    new Event.Returns(joined(bars, more));
            case Event.Calls _, Event.Returns _, Event.Effect _ ->
                    throw new IllegalStateException("two kinds of events at one moment");
        };
    }

    private static List<Integer> joined(List<Integer> some, List<Integer> more) {
        List<Integer> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private void take(Moment at, Event event) {
        if (!draft.isEmpty() && !fits(event)) {
            close();
        }
        switch (event) {
            case Event.Calls(var bars) -> draft.call(at, bars);
            case Event.Effect(int bar, Mark mark) -> {
                dormant.remove(bar);
                draft.effect(bar, mark);
            }
            case Event.Returns(var bars) -> draft.end(at, bars);
        }
    }

    private boolean fits(Event event) {
        return switch (event) {
            case Event.Calls(var bars) -> draft.hasRoomForCalls(bars);
            case Event.Effect(int bar, Mark mark) -> draft.hasRoomForEffect(bar, mark);
            case Event.Returns(var bars) -> draft.hasRoomForReturns(bars);
        };
    }

    /** Ends a band, and begins the next with what is not over. */
    private void close() {
        List<Integer> unfinished = draft.unfinished();
        bands.add(draft.band(dormant.size()));
        draft = new Draft(scene, rows, width);
        for (int bar : unfinished) {
            if (scene.bars().get(bar).open()) {
                dormant.add(bar);
            } else {
                draft.goOn(bar);
            }
        }
    }
}
