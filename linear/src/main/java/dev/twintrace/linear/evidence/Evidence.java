package dev.twintrace.linear.evidence;

import dev.twintrace.linear.decide.Numbers;
import java.util.List;
import java.util.Optional;

/**
 * Why a part has no order.
 *
 * <p>Without a window, the operations are a contradiction by themselves: everything else may take
 * effect any time, with any result, or never, and there is still no order. With a window, this is
 * so from a moment on, up to a return: what had returned by then is over, and the object is in one
 * of a few states.
 *
 * @param operations numbers of the history, ascending
 * @param window the moment, if the contradiction begins at one
 * @param why one sentence or two
 */
public record Evidence(Numbers operations, Optional<Window> window, String why) {
    /**
     * A moment.
     *
     * @param before the call of this operation of the history
     * @param until the return of this one: what was called later does not matter, and what returned
     *     later may as well take effect after it
     * @param states in which the object may be then, in words, but for what operations that are
     *     open then may make of it
     * @param any whether these are all the states that there are, so that the past does not matter
     */
    public record Window(int before, int until, List<String> states, boolean any) {
        public Window {
            states = List.copyOf(states);
        }
    }
}
