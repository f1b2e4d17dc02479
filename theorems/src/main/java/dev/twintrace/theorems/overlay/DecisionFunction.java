package dev.twintrace.theorems.overlay;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A function from what a sender has seen to what its overlay does, as far as its own runs ask it.
 *
 * @param choices for each situation that its runs come to, by its number, the number of the way
 * @param others how many functions there are that differ from it only where its runs never come:
 *     all have the same runs; itself included
 * @param failings in what it fails, each with the actions of a shortest run that shows it
 */
public record DecisionFunction(
        Map<Integer, Integer> choices, long others, Map<Failing, List<Integer>> failings) {
    /** Copies the maps. */
    public DecisionFunction {
        choices = Map.copyOf(choices);
        EnumMap<Failing, List<Integer>> copy = new EnumMap<>(Failing.class);
        failings.forEach((failing, run) -> copy.put(failing, List.copyOf(run)));
        failings = copy;
    }

    /** In what it fails, in order, each with a run. */
    @Override
    public Map<Failing, List<Integer>> failings() {
        return new EnumMap<>(failings);
    }

    /** In what it fails. */
    public Set<Failing> fails() {
        return failings.keySet();
    }

    /** Whether all its runs end well: it is safe and live, and hands over no error. */
    public boolean works() {
        return failings.isEmpty();
    }

    /** The way that it takes in a situation; empty where none of its runs comes to it. */
    public Optional<Integer> way(int situation) {
        return Optional.ofNullable(choices.get(situation));
    }
}
