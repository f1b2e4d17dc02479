package dev.twintrace.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Outcome;
import dev.twintrace.engine.explore.Exploration;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Meter;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.oracle.Oracle;
import dev.twintrace.engine.oracle.OracleOutcome;
import dev.twintrace.engine.oracle.OracleResult;
import dev.twintrace.engine.oracle.ProcessEnd;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The semantics as it is explored and the semantics as the tests have written it a second time
 * agree on random protocols: on the conclusion and what else holds, on the classes, on every
 * outcome that can be reached, with faults and without, and on whether a request is executed twice.
 */
class AgreementTest {
    private static final int SAMPLE = 900;
    private static final int FULL = 24_000;
    private static final int MAX_STATES = 60_000;

    @Test
    void bothSemanticsGiveTheSameVerdictsAndOutcomes() {
        boolean full = Boolean.getBoolean("twintrace.full");
        int protocols = Integer.getInteger("twintrace.seeds", full ? FULL : SAMPLE);
        Map<String, Integer> spread = new TreeMap<>();
        List<String> disagreements = new ArrayList<>();
        for (long seed = 0; seed < protocols; seed++) {
            Protocol protocol = RandomProtocols.generate(seed);
            String which = "seed " + seed + " (" + protocol.name() + ")";
            try {
                spread.merge(compare(which, protocol), 1, Integer::sum);
            } catch (AssertionError | RuntimeException disagreement) {
                disagreements.add(which + ": " + disagreement);
            }
        }
        System.out.println(protocols + " random protocols, both semantics agree: " + spread);
        assertThat(disagreements).isEmpty();
        assertThat(spread)
                .containsKeys("TRANSPARENT", "FAIL-STOP", "STUCK", "UNSAFE", "mistake in the file");
    }

    private static String compare(String which, Protocol protocol) {
        OracleResult expected = Oracle.judge(protocol, MAX_STATES);
        if (expected instanceof OracleResult.TooLarge) {
            return "too large for the oracle";
        }
        Answer found = Check.check(protocol, Limits.none(), Progress.NONE);
        return switch (found) {
            case Answer.Mistake mistake -> {
                assertThat(expected)
                        .as("%s: %s", which, mistake.message())
                        .isInstanceOf(OracleResult.Mistake.class);
                yield "mistake in the file";
            }
            case Verdict verdict -> {
                assertThat(expected)
                        .as("%s: %s", which, verdict.conclusion())
                        .isInstanceOf(OracleResult.Judged.class);
                compare(which, protocol, verdict, (OracleResult.Judged) expected);
                yield verdict.conclusion().label();
            }
        };
    }

    private static void compare(
            String which, Protocol protocol, Verdict found, OracleResult.Judged expected) {
        assertThat(found.conclusion()).as(which).isEqualTo(expected.conclusion());
        assertThat(withoutTransparent(found.also()))
                .as("%s also", which)
                .isEqualTo(withoutTransparent(expected.also()));
        assertThat(found.damage()).as("%s classes", which).isEqualTo(expected.damage());
        assertThat(!found.duplicates().isEmpty())
                .as("%s executes a request twice", which)
                .isEqualTo(expected.requestExecutedTwice());
        Subject subject = Subject.of(Lowering.lower(protocol));
        assertThat(outcomes(subject, false))
                .as("%s reference", which)
                .isEqualTo(expected.reference());
        assertThat(outcomes(subject, true)).as("%s outcomes", which).isEqualTo(expected.outcomes());
    }

    private static Set<Conclusion> withoutTransparent(Set<Conclusion> conclusions) {
        Set<Conclusion> rest = new HashSet<>(conclusions);
        rest.remove(Conclusion.TRANSPARENT);
        return rest;
    }

    private static Set<OracleOutcome> outcomes(Subject subject, boolean faults) {
        Exploration runs =
                subject.explore(
                        subject.interpreter().initial(faults),
                        new Meter(Limits.none(), Progress.NONE));
        Set<OracleOutcome> outcomes = new HashSet<>();
        long[] state = new long[subject.reading().cells()];
        for (int s = 0; s < runs.size(); s++) {
            if (runs.end(s)) {
                runs.read(s, state);
                outcomes.add(
                        of(subject.reading().outcome(state), subject.reading().handedOver(state)));
            }
        }
        return outcomes;
    }

    private static OracleOutcome of(Outcome outcome, boolean error) {
        List<ProcessEnd> ends =
                outcome.processes().stream().map(p -> ProcessEnd.valueOf(p.end().name())).toList();
        return new OracleOutcome(
                ends,
                outcome.processes().stream().map(Outcome.ProcessEnd::consumed).toList(),
                Map.copyOf(outcome.memory()),
                error);
    }
}
