package dev.twintrace.theorems.theorem1;

import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solution.Refutation;
import dev.twintrace.theorems.Scheme;
import dev.twintrace.theorems.Unestablished;
import dev.twintrace.theorems.overlay.DecisionFunction;
import dev.twintrace.theorems.overlay.DecisionFunctions;
import java.util.Optional;

/**
 * That no overlay works, in two ways that share little: all functions from sender views to
 * decisions, one by one; and a refutation, which also covers overlays that read the target's
 * memory. The paper's Theorem1/Impossibility, {@code impossibility_safe_retransmission}.
 *
 * @param functions all of them, none of which works
 * @param scheme what the refutation is about
 * @param refuted why nothing works there, whatever an overlay makes of all that it has seen
 */
public record Impossibility(
        DecisionFunctions functions, Scheme scheme, Solution.Impossible refuted) {

    /**
     * Goes through all decision functions of one scheme, and refutes all strategies of another,
     * which may be the same.
     *
     * @param bounded whose overlay has no power at the target
     * @param reading whose overlay may have some
     * @throws Unestablished if there is an overlay that works
     */
    public static Impossibility establish(Scheme bounded, Scheme reading) {
        DecisionFunctions functions = DecisionFunctions.of(bounded.protocol());
        Optional<DecisionFunction> works =
                functions.judged().stream().filter(DecisionFunction::works).findFirst();
        Unestablished.unless(
                works.isEmpty(), "some decision function is safe and live for " + bounded);
        return new Impossibility(functions, reading, reading.impossible());
    }

    /** How many decisions the refutation makes. */
    public long choices() {
        return choices(refuted.refutation());
    }

    /** How many runs it ends in, each wrong. */
    public long runs() {
        return runs(refuted.refutation());
    }

    private static long choices(Refutation refutation) {
        return switch (refutation) {
            case Refutation.Run _ -> 0;
            case Refutation.Choice choice ->
                    1 + choice.ways().stream().mapToLong(w -> choices(w.because())).sum();
        };
    }

    private static long runs(Refutation refutation) {
        return switch (refutation) {
            case Refutation.Run _ -> 1;
            case Refutation.Choice choice ->
                    choice.ways().stream().mapToLong(w -> runs(w.because())).sum();
        };
    }
}
