package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Protocol;
import java.util.List;
import java.util.function.Function;

/**
 * Random protocols that obey docs/language.md: variations on the schemes that people use and on
 * their mistakes, small enough to be judged by the oracle.
 */
public final class RandomProtocols {
    private record Family(int weight, Function<Dice, Protocol> make) {}

    private static final List<Family> FAMILIES =
            List.of(
                    new Family(10, FlagFamilies::words),
                    new Family(7, FlagFamilies::line),
                    new Family(6, FlagFamilies::ring),
                    new Family(8, CounterFamilies::counter),
                    new Family(4, CounterFamilies::signal),
                    new Family(7, CounterFamilies::swap),
                    new Family(6, LockFamilies::spin),
                    new Family(5, LockFamilies::baton),
                    new Family(7, MessageFamilies::queue),
                    new Family(6, MessageFamilies::delivery),
                    new Family(7, MessageFamilies::notified),
                    new Family(7, ReadFamilies::order),
                    new Family(4, ReadFamilies::placement),
                    new Family(6, ReadFamilies::buffer),
                    new Family(4, ReadFamilies::polling),
                    new Family(6, ReadFamilies::source),
                    new Family(7, TargetFamilies::successor),
                    new Family(5, TargetFamilies::daemons),
                    new Family(6, TargetFamilies::resets),
                    new Family(5, LaneFamilies::fragments),
                    new Family(5, LaneFamilies::pair),
                    new Family(5, LaneFamilies::nics),
                    new Family(6, HandoverFamilies::slot),
                    new Family(5, HandoverFamilies::fallback),
                    new Family(5, HandoverFamilies::lease),
                    new Family(5, HandoverFamilies::drain),
                    new Family(9, HeirFamilies::messages),
                    new Family(8, HeirFamilies::memory),
                    new Family(8, RailFamilies::rails),
                    new Family(7, RailFamilies::moves),
                    new Family(5, RailFamilies::facing),
                    new Family(22, SoupFamily::of));

    private static final int[] WEIGHTS = FAMILIES.stream().mapToInt(Family::weight).toArray();

    private RandomProtocols() {}

    /** The same seed gives the same protocol. */
    public static Protocol generate(long seed) {
        Dice dice = new Dice(seed);
        return Rewriter.apply(
                Removal.NOTHING, FAMILIES.get(dice.weighted(WEIGHTS)).make().apply(dice));
    }
}
