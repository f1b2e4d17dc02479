package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Named;
import java.util.List;

/** All monitors. */
public final class Monitors {
    private Monitors() {}

    /**
     * In the order in which to try them: the first that is applicable decides. All of them find out
     * whether they are in one pass or less.
     */
    public static List<Named> all() {
        return List.of(
                new Named("sums of additions", new Sums()),
                new Named("clusters of distinct values", new DistinctValues()),
                new Named("patterns of queues", new Queues()),
                new Named("patterns of stacks", new Stacks()),
                new Named("patterns of sets", new Sets()));
    }
}
