package dev.twintrace.theorems.theorem3;

import dev.twintrace.core.Change;
import dev.twintrace.core.Event;
import dev.twintrace.core.Memory;
import dev.twintrace.core.Place;
import dev.twintrace.core.Trace;
import dev.twintrace.core.WordWidth;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the memory was at some moment of a trace, from the changes that its events report. */
final class Recall {
    private Recall() {}

    /**
     * The memory of one host after so many steps. Words of several elements or fields are not among
     * those that it is for.
     */
    static Memory memory(Protocol protocol, Trace trace, int steps, String host) {
        Memory memory = Memory.zeros(new WordWidth(protocol.width()));
        for (Word word : protocol.words()) {
            if (protocol.hosts().get(word.host()).name().equals(host)) {
                for (Place place : places(host, word)) {
                    memory = memory.write(place, word.initial());
                }
            }
        }
        for (Trace.Step step : trace.steps().subList(0, steps)) {
            for (Event event : step.events()) {
                for (Change change : changes(event)) {
                    if (change.place().host().equals(host)) {
                        memory = memory.write(change.place(), change.after());
                    }
                }
            }
        }
        return memory;
    }

    private static List<Place> places(String host, Word word) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < word.length(); i++) {
            places.add(new Place(host, word.name() + (word.array() ? "[" + i + "]" : "")));
        }
        return places;
    }

    private static List<Change> changes(Event event) {
        Optional<Change> one =
                event instanceof Event.Stored stored
                        ? Optional.of(stored.change())
                        : event instanceof Event.Landed landed
                                ? Optional.of(landed.change())
                                : event instanceof Event.Logged logged
                                        ? Optional.of(logged.change())
                                        : Optional.empty();
        return event instanceof Event.Executed executed
                ? executed.changes()
                : one.map(List::of).orElse(List.of());
    }
}
