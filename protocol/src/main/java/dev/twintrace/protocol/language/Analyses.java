package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Statement;
import java.util.List;

/** Looks at a well-formed protocol for what cannot have been meant. */
final class Analyses {
    private Analyses() {}

    static void run(Protocol protocol, Problems problems) {
        DeadWaits waits = new DeadWaits(protocol, problems);
        LoopRules loops = new LoopRules(problems);
        Growth growth = new Growth(protocol, problems);
        for (ProcessDecl process : protocol.processes()) {
            loops.check(process);
        }
        ResultFlow results = new ResultFlow(problems, loops.piling());
        for (List<Statement> body : Walk.bodies(protocol)) {
            waits.check(body);
            growth.check(body);
            results.check(body);
            SectionFlow.check(body, problems);
        }
        protocol.failovers()
                .forEach(failover ->
                        failover.notice().forEach(notice -> loops.check(notice.body())));
    }
}
