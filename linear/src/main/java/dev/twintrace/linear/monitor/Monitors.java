package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Decider;
import java.util.List;

/** All monitors. */
public final class Monitors {
    private Monitors() {}

    /**
     * In the order in which to try them: the first that is applicable decides. All of them find out
     * whether they are in one pass or less.
     */
    public static List<Decider> all() {
        return List.of(new Sums(), new DistinctValues(), new Queues(), new Stacks(), new Sets());
    }
}
