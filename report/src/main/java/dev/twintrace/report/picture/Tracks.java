package dev.twintrace.report.picture;

import java.util.BitSet;

/** Places beside each other for what waits at the same time. */
final class Tracks {
    private final BitSet taken = new BitSet();
    private int most;

    /** The first that is free. */
    int take() {
        int track = taken.nextClearBit(0);
        taken.set(track);
        most = Math.max(most, track + 1);
        return track;
    }

    /** Of use to others again. */
    void free(int track) {
        taken.clear(track);
    }

    /** Where a track is when all have been taken, from 0 for the left edge to 1. */
    double part(int track) {
        double margin = 0.2;
        int count = Math.max(3, most);
        return margin + (1 - 2 * margin) * track / (count - 1);
    }
}
