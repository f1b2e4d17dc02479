package dev.twintrace.linear.evidence;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.search.Layered;
import dev.twintrace.linear.search.Outcome;
import dev.twintrace.linear.search.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A least set of items that leave no order, out of a larger one. By halves (Junker, QuickXplain,
 * AAAI 2004): a set of k out of n is found with about {@code k log(n / k)} searches. Whatever a
 * search cannot decide in time counts as having an order, so the set is a contradiction in any
 * case, and least as far as is known.
 */
final class Contradiction {
    /** More make a search too slow to be repeated. */
    private static final int CONFIGURATIONS = 20_000;

    private final Function<List<Integer>, Problem> weakened;
    private final Budget budget;
    private final Duration each;
    private final int mostItems;
    private int found;
    private boolean tooMany;

    /**
     * A search for one.
     *
     * @param weakened the problem in which only these items are as they are
     * @param mostItems with more it is no explanation, and the search ends
     * @param each how long a search may take
     */
    Contradiction(
            Function<List<Integer>, Problem> weakened,
            int mostItems,
            Duration each,
            Budget budget) {
        this.each = each;
        this.weakened = weakened;
        this.mostItems = mostItems;
        this.budget = budget;
    }

    /** The operation at whose return these leave nothing, if they are a contradiction. */
    OptionalInt stuck(List<Integer> items) {
        Problem weaker = weakened.apply(items);
        return Layered.search(weaker, Budget.of(each, CONFIGURATIONS))
                        instanceof Outcome.Stuck(int item)
                ? OptionalInt.of(weaker.operation(item))
                : OptionalInt.empty();
    }

    /**
     * The least ones.
     *
     * @param items a contradiction; those that are preferred come first
     * @return empty if there are more than wanted
     */
    List<Integer> least(List<Integer> items) {
        found = 0;
        tooMany = false;
        List<Integer> least = least(List.of(), false, items);
        return tooMany ? List.of() : least;
    }

    /** Without every item that is not needed, one after the other. */
    List<Integer> without(List<Integer> items) {
        List<Integer> left = new ArrayList<>(items);
        for (Integer item : items) {
            List<Integer> fewer = new ArrayList<>(left);
            fewer.remove(/* element */ item);
            if (budget.spent().isEmpty() && stuck(fewer).isPresent()) {
                left = fewer;
            }
        }
        return left;
    }

    private List<Integer> least(List<Integer> given, boolean more, List<Integer> items) {
        tooMany |= budget.spent().isPresent();
        if (tooMany || (more && stuck(given).isPresent())) {
            return List.of();
        }
        if (items.size() == 1) {
            found++;
            tooMany = found > mostItems;
            return items;
        }
        int half = items.size() / 2;
        List<Integer> first = items.subList(0, half);
        List<Integer> second = items.subList(half, items.size());
        List<Integer> ofSecond = least(both(given, first), true, second);
        List<Integer> ofFirst = least(both(given, ofSecond), !ofSecond.isEmpty(), first);
        return both(ofFirst, ofSecond);
    }

    private static List<Integer> both(List<Integer> some, List<Integer> others) {
        List<Integer> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
