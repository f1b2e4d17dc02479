package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solver;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.theorems.Demonstration.Relief;
import java.util.List;

/** What works once an assumption of Theorem 2 is dropped, and that it does not before. */
final class Reliefs {
    /** A counter, what a failover rule may be given, and perhaps somebody else who adds. */
    static final String COUNTER =
            """
            protocol counter "A counter, and rules that are looked for"

            option entry = none in { none, with_request } "a log entry in one step with the addition"
            option second = on "somebody else adds, too"

            width 4
            atomicity global

            host one
            host two
            host memory { word = 0 }

            qp q: one -> memory
            qp other: two -> memory { lanes 1 }

            process first on one {
                q.fadd(word, 1)
                q.wait
            }

            process another on two {
                if second {
                    other.fadd(word, 1)
                    other.wait
                }
            }

            failover q {
                faults 1
                originals bounded
                grant probe
                log done[1] in one step if entry == with_request
                on error { resend }
            }
            """;

    private Reliefs() {}

    static List<Relief> all() {
        if (!(solve(Settings.NONE) instanceof Solution.Impossible)) {
            throw new IllegalStateException("a rule without any relief");
        }
        return List.of(exactlyOnce(), log(), alone(), tag(), nobodyLooks(), error());
    }

    private static Relief exactlyOnce() {
        Settings ideal = Settings.NONE.with("transport", "exactly_once");
        require(Conclusion.TRANSPARENT, Fadd.text(64, 0, 1), ideal);
        require(Conclusion.TRANSPARENT, Cas.TEXT, ideal);
        return new Relief(
                Assumptions.RETRIED_AT_LEAST_ONCE,
                "The queue pair is `exactly once`: the target knows requests across lanes.",
                "resend",
                "check says TRANSPARENT of both protocols with the same rule.");
    }

    private static Relief log() {
        Solution.Possible found = possible(Settings.NONE.with("entry", "with_request"));
        return new Relief(
                Assumptions.NOTHING_KEPT,
                "The target makes a log entry in one step with the addition.",
                String.join("\n", found.rules().text()),
                "The solver found the rule, and check says TRANSPARENT of it; without the entry the"
                        + " solver refutes every rule.");
    }

    private static Relief alone() {
        Solution.Possible found = possible(Settings.NONE.with("second", "off"));
        return new Relief(
                Assumptions.SHARED,
                "Nobody else changes the counter, and the overlay may read it.",
                String.join("\n", found.rules().text()),
                "The solver found the rule, and check says TRANSPARENT of it; with a second client"
                        + " the solver refutes every rule.");
    }

    private static Relief tag() {
        Settings competes = Settings.NONE.with("third", "competes");
        require(Conclusion.UNSAFE, Cas.TEXT, competes);
        require(Conclusion.TRANSPARENT, Cas.TEXT, competes.with("tag", "success"));
        require(Conclusion.UNSAFE, Cas.TEXT, Settings.NONE.with("tag", "success"));
        return new Relief(
                Assumptions.SHARED,
                "The CAS stores a value that is the sender's own, and nobody else takes it away.",
                "resend r -> v { if v == r.swap { complete r with r.compare } }",
                "check says TRANSPARENT; it says UNSAFE without the rule, and UNSAFE with the rule"
                        + " if P3 sets the word back.");
    }

    private static Relief nobodyLooks() {
        return new Relief(
                Assumptions.OBSERVED,
                "Nobody looks at the result, and nobody ever reads the word.",
                "resend",
                "The table of retries has safe in the columns `alone` and `writers, unread` for"
                        + " every operation whose result is unused.");
    }

    private static Relief error() {
        require(Conclusion.FAIL_STOP, Fadd.text(64, 0, 1), Settings.NONE.with("repair", "abort"));
        return new Relief(
                Assumptions.RETRIED,
                "What is outstanding is not posted again; the application gets the error.",
                "abort",
                "check says FAIL-STOP: no wrong outcome, and no transparency.");
    }

    private static void require(Conclusion conclusion, String text, Settings settings) {
        Conclusion found = Scenario.of(text, settings).verdict().conclusion();
        if (found != conclusion) {
            throw new IllegalStateException(
                    "%s under %s, not %s".formatted(found, settings, conclusion));
        }
    }

    /** A rule for the counter. */
    private static Solution.Possible possible(Settings settings) {
        return switch (solve(settings)) {
            case Solution.Possible found -> found;
            case Solution.Impossible _, Solution.Unknown _, Solution.Mistaken _ ->
                    throw new IllegalStateException("no rule under " + settings);
        };
    }

    static Solution solve(Settings settings) {
        return Solver.solve(Scenario.protocol(COUNTER, settings), Scenario.limits(), Progress.NONE);
    }
}
