package dev.twintrace.theorems.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Event;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solver;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.RulePaste;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.theorems.Scheme;
import dev.twintrace.theorems.Situation;
import dev.twintrace.theorems.Unestablished;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All decision functions are judged, each rightly. */
class DecisionFunctionsTest {
    private static final List<String> WAYS = List.of("complete r", "leave r", "resend r");

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "ll128.twin, reuse=off, false",
        "cas-assumptions.twin, others=on, true",
        "cas-assumptions.twin, others=on, false",
        "cas-assumptions.twin, others=off, true",
        "cas-assumptions.twin, transport=exactly_once, false",
        "shared-fadd.twin, entry=none, true",
        "shared-fadd.twin, entry=with_request, true"
    })
    void theyAreAsAPlainPlayThroughFindsThem(String file, String setting, boolean probes) {
        Protocol protocol = protocol(file, setting, probes);
        DecisionFunctions all = DecisionFunctions.of(protocol);
        FunctionsOracle oracle = new FunctionsOracle(protocol);
        assertThat(all.situations()).hasSize(oracle.situations());
        assertThat(all.judged()).hasSize(oracle.functions());
        assertThat(all.total()).isEqualTo(oracle.total());
        assertThat(census(all)).isEqualTo(oracle.census());
    }

    /** These take the oracle several seconds each. */
    @EnabledIfSystemProperty(named = "twintrace.full", matches = "true")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "ll128.twin, reuse=on, false",
        "ll128-assumptions.twin, transport=exactly_once, false",
        "ll128-assumptions.twin, traceless=off, false",
        "cas-assumptions.twin, traceless=off, true"
    })
    void soAreThoseOfLargerProtocols(String file, String setting, boolean probes) {
        theyAreAsAPlainPlayThroughFindsThem(file, setting, probes);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "ll128.twin, reuse=on",
        "ll128.twin, reuse=off",
        "ll128-assumptions.twin, silent=off",
        "ll128-assumptions.twin, transport=exactly_once",
        "cas-assumptions.twin, others=on",
        "cas-assumptions.twin, others=off",
    })
    void oneWorksExactlyWhereTheSolverFindsARule(String file, String setting) {
        Protocol protocol = protocol(file, setting, false);
        boolean works =
                DecisionFunctions.of(protocol).judged().stream().anyMatch(DecisionFunction::works);
        Solution solution = Solver.solve(protocol, Limits.none(), Progress.NONE);
        assertThat(solution)
                .isInstanceOf(works ? Solution.Possible.class : Solution.Impossible.class);
    }

    @Test
    void noneIsCountedTwiceAndNoneIsLeftOut() {
        DecisionFunctions all = DecisionFunctions.of(protocol("ll128.twin", "reuse=on", false));
        assertThat(all.judged().stream().mapToLong(DecisionFunction::others).sum())
                .isEqualTo(all.total())
                .isEqualTo(6_561);
        assertThat(all.judged().stream().map(DecisionFunction::choices)).doesNotHaveDuplicates();
    }

    @Test
    void situationsAreToldApartExactlyIfTheSenderCanTellThemApart() {
        DecisionFunctions all = DecisionFunctions.of(protocol("ll128.twin", "reuse=on", false));
        assertThat(all.situations().stream().map(Situation::view)).doesNotHaveDuplicates();
    }

    /** A rule that looks at nothing but the number of the request, written down and checked. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "ll128.twin, reuse=on",
        "ll128.twin, reuse=off",
        "ll128-assumptions.twin, silent=off",
        "ll128-assumptions.twin, transport=exactly_once"
    })
    void checkSaysTheSameOfARuleThatIsWrittenDown(String file, String setting) {
        Protocol protocol = protocol(file, setting, false);
        DecisionFunctions all = DecisionFunctions.of(protocol);
        for (String first : WAYS) {
            for (String second : WAYS) {
                DecisionFunction function = byNumber(all, List.of(first, second));
                Set<Conclusion> said = said(file, setting, first, second);
                assertThat(said.contains(Conclusion.TRANSPARENT))
                        .as(first + ", " + second)
                        .isEqualTo(function.works());
                assertThat(said.contains(Conclusion.UNSAFE))
                        .as(first + ", " + second)
                        .isEqualTo(function.fails().contains(Failing.SAFETY));
                assertThat(said.contains(Conclusion.STUCK))
                        .as(first + ", " + second)
                        .isEqualTo(function.fails().contains(Failing.LIVENESS));
            }
        }
    }

    @Test
    void aRunThatShowsAFailingKeepsToTheFunction() {
        DecisionFunctions all = DecisionFunctions.of(protocol("ll128.twin", "reuse=on", false));
        for (DecisionFunction function : all.judged()) {
            assertThat(function.fails()).isNotEmpty();
            function.failings()
                    .values()
                    .forEach(actions -> keepsTo(all, function, all.run(actions)));
        }
    }

    private static void keepsTo(DecisionFunctions all, DecisionFunction function, Trace run) {
        for (int s = 0; s < run.steps().size(); s++) {
            for (Event event : run.steps().get(s).events()) {
                if (event instanceof Event.Decided decided) {
                    SenderView view = SenderView.before(run, "q", s);
                    int situation =
                            all.situations().stream().map(Situation::view).toList().indexOf(view);
                    assertThat(function.way(situation).map(w -> WAYS.get(w)))
                            .isEqualTo(Optional.of(decided.way()));
                }
            }
        }
    }

    @Test
    void severalOverlaysAreRefused() {
        Scheme two =
                Scheme.parsed(
                        "two.twin",
                        """
                        protocol two
                        host a
                        host b { x = 0; y = 0 }
                        qp p: a -> b
                        qp q: a -> b
                        process s on a {
                            p.write(x, 1)
                            q.write(y, 1)
                        }
                        failover p, q { faults 1; originals bounded; on error { resend } }
                        """);
        assertThatThrownBy(() -> DecisionFunctions.of(two.protocol()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProtocolThatDoesNotWorkWithoutFaultsIsRefused() {
        Scheme stuck =
                Scheme.parsed(
                        "stuck.twin",
                        """
                        protocol stuck
                        host a
                        host b { x = 0 }
                        qp q: a -> b
                        process s on a { q.write(x, 1) }
                        process r on b { await x == 2 }
                        failover q { faults 1; originals bounded; on error { resend } }
                        """);
        assertThatThrownBy(() -> DecisionFunctions.of(stuck.protocol()))
                .isInstanceOf(Unestablished.class);
    }

    private static Map<Set<Failing>, Long> census(DecisionFunctions all) {
        Map<Set<Failing>, Long> census = new HashMap<>();
        all.census().forEach((fails, number) -> census.put(Set.copyOf(fails), number));
        return census;
    }

    private static Scheme scheme(String file, String setting) {
        String[] parts = setting.split("=", 2);
        return Scheme.bundled(file).with(parts[0], parts[1]);
    }

    private static Protocol protocol(String file, String setting, boolean probes) {
        Protocol protocol = scheme(file, setting).protocol();
        return probes
                ? protocol
                : protocol.with(
                        protocol.failovers().stream().map(f -> f.with(Set.<Power>of())).toList());
    }

    private static Set<Conclusion> said(String file, String setting, String first, String second) {
        Scheme scheme = scheme(file, setting);
        String rule =
                "on error {\n    each r {\n        if r.number == 0 { %s } else { %s }\n    }\n}\n"
                        .formatted(statement(first), statement(second));
        Scheme closed =
                new Scheme(
                        Scheme.parsed(file, RulePaste.into(scheme.file(), List.of(rule))).file(),
                        scheme.settings());
        Verdict verdict = closed.verdict();
        Set<Conclusion> all = EnumSet.of(verdict.conclusion());
        all.addAll(verdict.also());
        return all;
    }

    private static String statement(String way) {
        return way.equals("leave r") ? "" : way;
    }

    /** The function that decides about request n as it is said at n, whatever was seen. */
    private static DecisionFunction byNumber(DecisionFunctions all, List<String> ways) {
        return all.judged().stream()
                .filter(f ->
                        f.choices().entrySet().stream()
                                .allMatch(c ->
                                        WAYS.get(c.getValue())
                                                .equals(
                                                        ways.get(
                                                                about(
                                                                        all.situations()
                                                                                .get(
                                                                                        c
                                                                                                .getKey()))))))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Whether it is about the first request, 0, or a later one, 1: rules go through those in error
     * in the order of posting.
     */
    private static int about(Situation situation) {
        List<Event.InSenderView> events = situation.view().events();
        Event.ErrorRaised error =
                events.stream()
                        .filter(Event.ErrorRaised.class::isInstance)
                        .map(Event.ErrorRaised.class::cast)
                        .findFirst()
                        .orElseThrow();
        long decided = events.stream().filter(Event.Decided.class::isInstance).count();
        return Math.min(1, error.requests().get((int) decided).number() - 1);
    }
}
