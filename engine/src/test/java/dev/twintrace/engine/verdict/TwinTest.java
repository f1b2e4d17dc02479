package dev.twintrace.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.engine.verdict.Finding.Blame;
import dev.twintrace.engine.verdict.Finding.Twin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a blame and a twin claim is true of their runs, on random protocols. */
class TwinTest {
    private static final int SAMPLE = 400;
    private static final int FULL = 6_000;
    private static final Limits LIMITS = new Limits(100_000, 1L << 28, Duration.ofSeconds(30));

    @Test
    void everyTwinIsOne() {
        int twins = 0;
        int protocols = Boolean.getBoolean("twintrace.full") ? FULL : SAMPLE;
        for (long seed = 0; seed < protocols; seed++) {
            Answer answer = Check.check(RandomProtocols.generate(seed), LIMITS, Progress.NONE);
            if (answer instanceof Verdict verdict) {
                for (Finding f : verdict.findings()) {
                    if (f.blame().isPresent()) {
                        String which = "seed " + seed + ", " + f.conclusion() + " " + f.damage();
                        holds(which, f, f.blame().get());
                        twins += f.blame().get().twin().isPresent() ? 1 : 0;
                    }
                }
            }
        }
        assertThat(twins).isGreaterThan(protocols / 10);
    }

    private static void holds(String which, Finding f, Blame blame) {
        assertThat(f.conclusion()).as(which).isIn(Conclusion.UNSAFE, Conclusion.STUCK);
        assertThat(executions(f.witness(), blame.step(), blame.request()))
                .as(which)
                .isEqualTo(blame.executed());
        assertThat(resends(f.witness().steps().get(blame.step()), blame.request()))
                .as(which)
                .isEqualTo(blame.resent());
        blame.twin().ifPresent(twin -> holds(which, f.witness(), blame, twin));
    }

    private static void holds(String which, Trace witness, Blame blame, Twin twin) {
        String queuePair = blame.request().queuePair();
        assertThat(twin.request()).as(which).isEqualTo(blame.request());
        assertThat(view(twin.trace(), twin.step(), queuePair))
                .as(which)
                .isEqualTo(view(witness, blame.step(), queuePair));
        assertThat(executions(twin.trace(), twin.step(), twin.request()))
                .as(which)
                .isEqualTo(twin.executed());
        assertThat(resends(twin.trace().steps().get(twin.step()), twin.request()))
                .as(which)
                .isEqualTo(!blame.resent());
        twin.rescued()
                .ifPresent(run -> {
                    assertThat(run.steps().subList(0, twin.step()))
                            .as(which)
                            .isEqualTo(twin.trace().steps().subList(0, twin.step()));
                    assertThat(run.steps().get(twin.step()).action())
                            .as(which)
                            .isEqualTo(witness.steps().get(blame.step()).action());
                });
    }

    private static boolean resends(Trace.Step step, RequestId request) {
        return step.events().stream()
                .anyMatch(e -> e instanceof Event.Resent r && r.request().equals(request));
    }

    private static long executions(Trace trace, int steps, RequestId request) {
        return trace.steps().stream()
                .limit(steps)
                .flatMap(s -> s.events().stream())
                .filter(e -> e instanceof Event.Executed x && x.request().equals(request))
                .count();
    }

    /** Whether a copy still got into a dead lane is nothing that the sender sees. */
    static List<Event> view(Trace trace, int steps, String queuePair) {
        return trace.steps().stream()
                .limit(steps)
                .flatMap(s -> s.events().stream())
                .filter(e -> e instanceof Event.InSenderView v && v.queuePair().equals(queuePair))
                .map(e ->
                        switch (e) {
                            case Event.Posted(var p, var r, var o, int lane, boolean in) ->
                                    new Event.Posted(p, r, o, lane, true);
                            case Event.Resent(var r, int lane, var values, boolean in) ->
                                    new Event.Resent(r, lane, values, true);
                            default -> e;
                        })
                .toList();
    }
}
