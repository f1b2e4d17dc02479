package dev.twintrace.report.story;

import dev.twintrace.core.Change;
import dev.twintrace.core.Event;
import java.util.List;
import java.util.Optional;

/**
 * One event in words.
 *
 * @param host where it happens; empty for the network
 * @param text what happens, without the memory it changes
 * @param flight what it does in the network
 */
public record Line(
        Event event,
        String host,
        Column column,
        String text,
        List<Change> changes,
        Mark mark,
        Optional<Flight> flight) {

    /** Where in a space-time diagram. */
    public enum Column {
        /** The host on the left: applications, overlay and NIC. */
        SENDER,
        /** No host: faults. */
        NETWORK,
        /** The NIC of a host on the right. */
        NIC,
        /** A process of a host on the right. */
        APPLICATION
    }

    /** How much an event matters to the verdict. */
    public enum Mark {
        PLAIN,
        /** Shown even where a long run is folded. */
        NOTED,
        FAULT,
        ERROR,
        DECISION,
        DAMAGE
    }

    /** The whole line in words, the changes included. */
    public String sentence() {
        if (changes.isEmpty()) {
            return text;
        }
        return text + (text.contains(", ") ? "; " : " ") + changeText();
    }

    /** What it changes, {@code data: 1 → 2}; empty for nothing. */
    public String changeText() {
        return String.join(", ", changes.stream().map(Words::change).toList());
    }

    Line in(Optional<Flight> other, String words) {
        return new Line(event, host, column, words, changes, mark, other);
    }

    Line marked(Mark other) {
        return new Line(event, host, column, text, changes, other, flight);
    }
}
