package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.OverlayStatement;
import java.util.ArrayList;
import java.util.List;

/** An overlay's rule with the powers that it is granted. */
record Rule(
        Code code,
        List<OverlayStatement> statements,
        Failover.Count count,
        List<Failover.Log> log,
        List<Failover.Notice> notice) {

    static Rule of(Code code, OverlayStatement... statements) {
        return new Rule(
                code, List.of(statements), new Failover.Count(false, false), List.of(), List.of());
    }

    /** With a statement in front. */
    Rule after(OverlayStatement first) {
        List<OverlayStatement> all = new ArrayList<>();
        all.add(first);
        all.addAll(statements);
        return new Rule(code, List.copyOf(all), count, log, notice);
    }

    Rule withCount(boolean polled, boolean closes) {
        return new Rule(code, statements, new Failover.Count(polled, closes), log, notice);
    }

    Rule withLog(Failover.Log value) {
        return new Rule(code, statements, count, List.of(value), notice);
    }

    Rule withNotice(Failover.Notice value) {
        return new Rule(code, statements, count, log, List.of(value));
    }
}
