package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Protocol;

/** Judges a protocol by docs/semantics.md, as plainly as possible. */
public final class Oracle {
    private Oracle() {}

    /**
     * Explores every run and judges.
     *
     * @param maxStates of each of the three sets of runs: with faults, without, and after a crash
     */
    public static OracleResult judge(Protocol protocol, int maxStates) {
        try {
            return new Verdict(ModelBuilder.of(protocol), maxStates).judge();
        } catch (IndexOutOfRange mistake) {
            return new OracleResult.Mistake(String.valueOf(mistake.getMessage()));
        } catch (Graph.Limit tooLarge) {
            return new OracleResult.TooLarge();
        }
    }
}
