package dev.twintrace.report.text;

import dev.twintrace.report.story.Flight;
import dev.twintrace.report.story.Flight.Copy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The network in a diagram: every copy on its way has a track, a vertical line from where it leaves
 * to where it arrives. A request's is solid, an answer's is dotted.
 */
final class Tracks {
    private static final int EDGE = 2;
    private final List<Optional<Track>> tracks = new ArrayList<>();
    private final int room;

    private record Track(Copy copy, boolean answer) {}

    /** As many tracks as {@link #needed} says. */
    Tracks(int room) {
        this.room = room;
        for (int i = 0; i < room; i++) {
            tracks.add(Optional.empty());
        }
    }

    /** How many tracks these flights need at once, at least one. */
    static int needed(List<Flight> flights) {
        Tracks trial = new Tracks(flights.size() + 1);
        int most = 1;
        for (Flight flight : flights) {
            trial.draw(flight);
            most = Math.max(most, trial.used());
        }
        return most;
    }

    /** The columns that so many tracks take. */
    static int width(int room) {
        return 2 * EDGE + 2 * room - 1;
    }

    private int used() {
        for (int i = room - 1; i >= 0; i--) {
            if (tracks.get(i).isPresent()) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The network while nothing happens in it. */
    String idle() {
        return new String(background());
    }

    private char[] background() {
        char[] row = new char[width(room)];
        Arrays.fill(row, ' ');
        for (int i = 0; i < room; i++) {
            if (tracks.get(i).isPresent()) {
                row[at(i)] = tracks.get(i).get().answer() ? '\u250a' : '\u2502';
            }
        }
        return row;
    }

    private static int at(int track) {
        return EDGE + 2 * track;
    }

    /** The network in the row of a flight; afterwards the tracks are as it leaves them. */
    String draw(Flight flight) {
        char[] row = background();
        switch (flight) {
            case Flight.Departs(Copy copy, boolean fromLeft, boolean entered) -> {
                int track = free();
                horizontal(row, track, fromLeft);
                row[at(track)] = entered ? (fromLeft ? '\u2510' : '\u250c') : '\u2717';
                row[fromLeft ? 1 : row.length - 2] = lane(copy.lane());
                if (entered) {
                    tracks.set(track, Optional.of(new Track(copy, false)));
                }
            }
            case Flight.Arrives(Copy copy, boolean toLeft, boolean answered) ->
                    find(copy)
                            .ifPresent(track -> {
                                horizontal(row, track, toLeft);
                                row[toLeft ? 0 : row.length - 1] = head(toLeft);
                                row[at(track)] =
                                        answered
                                                ? (toLeft ? '\u2524' : '\u251c')
                                                : (toLeft ? '\u2518' : '\u2514');
                                tracks.set(
                                        track,
                                        answered
                                                ? Optional.of(new Track(copy, true))
                                                : Optional.empty());
                            });
            case Flight.Lost(Copy copy) ->
                    find(copy)
                            .ifPresent(track -> {
                                row[at(track)] = '\u2717';
                                tracks.set(track, Optional.empty());
                            });
            case Flight.Dropped(List<Copy> copies) -> {
                for (Copy copy : copies) {
                    find(copy)
                            .ifPresent(track -> {
                                row[at(track)] = '\u2717';
                                tracks.set(track, Optional.empty());
                            });
                }
            }
            case Flight.SentAgain(Copy copy) ->
                    find(copy)
                            .ifPresent(track -> {
                                row[at(track)] = '\u2717';
                                tracks.set(track, Optional.of(new Track(copy, false)));
                            });
            case Flight.Returns(Copy copy, boolean toLeft) ->
                    find(copy)
                            .ifPresent(track -> {
                                horizontal(row, track, toLeft);
                                row[toLeft ? 0 : row.length - 1] = head(toLeft);
                                row[at(track)] = toLeft ? '\u2518' : '\u2514';
                                tracks.set(track, Optional.empty());
                            });
        }
        return new String(row);
    }

    private static char head(boolean toLeft) {
        return toLeft ? '\u25c4' : '\u25ba';
    }

    private static char lane(int lane) {
        return lane < 10 ? (char) ('0' + lane) : '+';
    }

    /** From an edge to a track; what it crosses stays visible. */
    private static void horizontal(char[] row, int track, boolean left) {
        int from = left ? 0 : at(track) + 1;
        int to = left ? at(track) : row.length;
        for (int i = from; i < to; i++) {
            row[i] = row[i] == ' ' ? '\u2500' : '\u253c';
        }
    }

    private int free() {
        int track = tracks.indexOf(Optional.<Track>empty());
        return track < 0 ? room - 1 : track;
    }

    private Optional<Integer> find(Copy copy) {
        for (int i = 0; i < room; i++) {
            if (tracks.get(i).filter(t -> t.copy().equals(copy)).isPresent()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
