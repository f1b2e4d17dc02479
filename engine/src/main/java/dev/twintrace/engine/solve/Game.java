package dev.twintrace.engine.solve;

import dev.twintrace.engine.explore.Board;
import dev.twintrace.engine.verdict.Arena;
import dev.twintrace.protocol.model.Model;
import java.util.Arrays;
import java.util.List;

/** An arena, and which action is which way of which open decision. */
final class Game {
    final Arena arena;
    final Board board;
    final List<Model.Opening> openings;

    /** By action: the opening that it decides, or -1; and which way. */
    final int[] opening;

    final int[] way;

    Game(Arena arena) {
        this.arena = arena;
        this.board = arena.board();
        this.openings = arena.model().openings();
        this.opening = new int[arena.model().actions().size()];
        this.way = new int[opening.length];
        Arrays.fill(opening, -1);
        for (int o = 0; o < openings.size(); o++) {
            List<Integer> ways = openings.get(o).ways();
            for (int w = 0; w < ways.size(); w++) {
                opening[ways.get(w)] = o;
                way[ways.get(w)] = w;
            }
        }
    }

    int ways(int itsOpening) {
        return openings.get(itsOpening).ways().size();
    }
}
