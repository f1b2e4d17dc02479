package dev.twintrace.theorems;

import dev.twintrace.core.SenderView;
import java.util.List;

/**
 * Where an overlay has to decide.
 *
 * @param view all that its sender has seen up to there
 * @param ways what it may do, in the words of the language
 */
public record Situation(SenderView view, List<String> ways) {
    /** Copies the list. */
    public Situation {
        ways = List.copyOf(ways);
    }
}
