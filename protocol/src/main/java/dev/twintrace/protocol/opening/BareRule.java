package dev.twintrace.protocol.opening;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A rule that decides nothing: of the rule in a file only the places that it probes are left. */
public final class BareRule {
    private static final Span NOWHERE = new Span(1, 1, 1);

    private BareRule() {}

    /** Its text; from it the same open rule is made as from the rule in the file. */
    public static String of(Protocol protocol, Failover block, Set<Power> powers) {
        List<Local> locals = new ArrayList<>();
        List<OverlayStatement> probes = new ArrayList<>();
        if (powers.contains(Power.PROBE)) {
            for (Location place : new OwnProbes(block).places()) {
                Local into = new Local(locals.size(), "found" + locals.size());
                locals.add(into);
                probes.add(new OverlayStatement.Probe(NOWHERE, place, List.of(into)));
            }
        }
        List<OverlayStatement> rule =
                probes.isEmpty()
                        ? List.of()
                        : List.of(new OverlayStatement.Each(NOWHERE, List.copyOf(probes)));
        return RuleText.of(protocol, block.with(locals, rule));
    }
}
