package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Failover;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is declared in failover blocks. */
final class FailoverConstructs {
    private FailoverConstructs() {}

    static final List<Construct> ALL =
            List.of(
                    of("faults", f -> faults(f, 0, f.nicFaults(), f.losses())),
                    of(
                            "faults 2",
                            f -> faults(f, Math.min(1, f.laneFaults()), f.nicFaults(), f.losses())),
                    of("nic faults", f -> faults(f, f.laneFaults(), 0, f.losses())),
                    of("losses", f -> faults(f, f.laneFaults(), f.nicFaults(), 0)),
                    of("originals late", f -> powers(f, false, f.count(), f.log(), f.notice())),
                    of(
                            "count polled",
                            f -> count(f, new Failover.Count(false, f.count().closes()))),
                    of(
                            "count closing",
                            f -> count(f, new Failover.Count(f.count().polled(), false))),
                    withoutLog("log in one step", Failover.Log.Order.IN_ONE_STEP),
                    withoutLog("log after", Failover.Log.Order.AFTER),
                    withoutLog("log before", Failover.Log.Order.BEFORE),
                    of("log by application", FailoverConstructs::byOverlay),
                    of("or move", FailoverConstructs::onErrorOnly),
                    of("on notice", f -> notice(f, List.of())),
                    of("in band", f -> notice(f, banded(f, true))),
                    of("out of band", f -> notice(f, banded(f, false))),
                    of("several queue pairs", FailoverConstructs::first));

    private static Construct of(String name, UnaryOperator<Failover> f) {
        return new Construct(name, Removal.ofFailovers(f));
    }

    private static Failover faults(Failover f, int lanes, int nics, int losses) {
        return new Failover(
                f.queuePairs(),
                lanes,
                nics,
                losses,
                f.lateOriginals(),
                f.count(),
                f.log(),
                f.locals(),
                f.rule(),
                f.onMove(),
                f.notice());
    }

    private static Failover powers(
            Failover f,
            boolean late,
            Failover.Count count,
            List<Failover.Log> log,
            List<Failover.Notice> notice) {
        return new Failover(
                f.queuePairs(),
                f.laneFaults(),
                f.nicFaults(),
                f.losses(),
                late,
                count,
                log,
                f.locals(),
                f.rule(),
                f.onMove(),
                notice);
    }

    private static Failover count(Failover f, Failover.Count count) {
        return powers(f, f.lateOriginals(), count, f.log(), f.notice());
    }

    private static Failover notice(Failover f, List<Failover.Notice> notice) {
        return powers(f, f.lateOriginals(), f.count(), f.log(), notice);
    }

    private static List<Failover.Notice> banded(Failover f, boolean outOfBand) {
        return f.notice().stream()
                .map(n -> new Failover.Notice(outOfBand, n.locals(), n.body()))
                .toList();
    }

    private static Construct withoutLog(String name, Failover.Log.Order order) {
        return of(
                name,
                f ->
                        powers(
                                f,
                                f.lateOriginals(),
                                f.count(),
                                f.log().stream().filter(l -> l.order() != order).toList(),
                                f.notice()));
    }

    private static Failover byOverlay(Failover f) {
        List<Failover.Log> logs =
                f.log().stream()
                        .map(l ->
                                l.order() == Failover.Log.Order.BY_APPLICATION
                                        ? new Failover.Log(l.word(), Failover.Log.Order.IN_ONE_STEP)
                                        : l)
                        .toList();
        return powers(f, f.lateOriginals(), f.count(), logs, f.notice());
    }

    private static Failover onErrorOnly(Failover f) {
        return new Failover(
                f.queuePairs(),
                f.laneFaults(),
                f.nicFaults(),
                f.losses(),
                f.lateOriginals(),
                f.count(),
                f.log(),
                f.locals(),
                f.rule(),
                false,
                f.notice());
    }

    private static Failover first(Failover f) {
        return new Failover(
                f.queuePairs().subList(0, 1),
                f.laneFaults(),
                f.nicFaults(),
                f.losses(),
                f.lateOriginals(),
                f.count(),
                f.log(),
                f.locals(),
                f.rule(),
                f.onMove(),
                f.notice());
    }
}
