package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.FailoverFact;
import dev.twintrace.protocol.syntax.Guarded;
import dev.twintrace.protocol.syntax.Item;
import dev.twintrace.protocol.tree.Failover;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a failover block says under the present options. */
final class BlockFacts {
    /** Of one kind in one block. */
    static final int MOST_FAULTS = 8;

    final Item.FailoverItem item;

    /** Whether anything was said about how many faults or losses there are, here or outside. */
    boolean faultsSaid;

    int laneFaults;
    int nicFaults;
    int losses;
    Optional<Boolean> late = Optional.empty();
    boolean probe;
    boolean close;
    Optional<Failover.Count> count = Optional.empty();
    final List<FailoverFact.Log> logs = new ArrayList<>();
    Optional<FailoverFact.OnError> rule = Optional.empty();
    Optional<FailoverFact.OnNotice> notice = Optional.empty();

    /** Rules and notices that do not count now; their names are checked all the same. */
    final List<FailoverFact> foldedAway = new ArrayList<>();

    BlockFacts(Item.FailoverItem item, Constants constants, Settings settings) {
        this.item = item;
        this.faultsSaid = settings.values().keySet().stream().anyMatch(Option.NUMBERS::contains);
        for (Guarded<FailoverFact> guarded : item.facts()) {
            if (constants.applies(guarded)) {
                apply(guarded.fact(), constants);
            } else {
                foldedAway.add(guarded.fact());
            }
        }
        laneFaults = number(settings, Option.FAULTS, laneFaults);
        nicFaults = number(settings, Option.NIC_FAULTS, nicFaults);
        losses = number(settings, Option.LOSSES, losses);
        Optional.ofNullable(settings.values().get(Option.ORIGINALS))
                .ifPresent(value -> late = Optional.of(value.equals("late")));
    }

    private static int number(Settings settings, String option, int declared) {
        return Optional.ofNullable(settings.values().get(option))
                .map(Integer::parseInt)
                .orElse(declared);
    }

    private void apply(FailoverFact fact, Constants constants) {
        faultsSaid |=
                fact instanceof FailoverFact.Faults
                        || fact instanceof FailoverFact.NicFaults
                        || fact instanceof FailoverFact.Losses;
        switch (fact) {
            case FailoverFact.Faults(var span, var faults) ->
                    laneFaults =
                            constants.count(faults, "the number of lane faults", 0, MOST_FAULTS);
            case FailoverFact.NicFaults(var span, var faults) ->
                    nicFaults = constants.count(faults, "the number of NIC faults", 0, MOST_FAULTS);
            case FailoverFact.Losses(var span, var lost) ->
                    losses = constants.count(lost, "the number of losses", 0, MOST_FAULTS);
            case FailoverFact.Originals(var span, boolean lates) -> late = Optional.of(lates);
            case FailoverFact.GrantProbe granted -> probe = true;
            case FailoverFact.GrantClose granted -> close = true;
            case FailoverFact.GrantCount(var span, var power) -> count = Optional.of(power);
            case FailoverFact.Log log -> {
                logs.removeIf(other -> other.name().text().equals(log.name().text()));
                logs.add(log);
            }
            case FailoverFact.OnError error -> {
                rule.ifPresent(foldedAway::add);
                rule = Optional.of(error);
            }
            case FailoverFact.OnNotice code -> {
                notice.ifPresent(foldedAway::add);
                notice = Optional.of(code);
            }
        }
    }

    int faults() {
        return laneFaults + nicFaults;
    }
}
