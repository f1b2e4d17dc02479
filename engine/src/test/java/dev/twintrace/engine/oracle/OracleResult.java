package dev.twintrace.engine.oracle;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import java.util.Set;

/** What the oracle says about a protocol. */
public sealed interface OracleResult {

    /**
     * The verdict and what it rests on.
     *
     * @param also the other conclusions that hold, apart from TRANSPARENT
     * @param damage the classes of all runs that make it UNSAFE; empty if it is not
     * @param outcomes of all ends, with errors and without
     * @param reference the outcomes without faults
     * @param requestExecutedTwice whether some request is executed more than once in some run
     * @param states how many states the runs with faults have
     */
    record Judged(
            Conclusion conclusion,
            Set<Conclusion> also,
            Set<Damage> damage,
            Set<OracleOutcome> outcomes,
            Set<OracleOutcome> reference,
            boolean requestExecutedTwice,
            int states)
            implements OracleResult {}

    /** The file has a mistake: section 8. */
    record Mistake(String reason) implements OracleResult {}

    /** There are more states than allowed. */
    record TooLarge() implements OracleResult {}
}
