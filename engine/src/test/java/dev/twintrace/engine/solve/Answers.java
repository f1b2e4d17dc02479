package dev.twintrace.engine.solve;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.solve.Solution.Extent;
import dev.twintrace.engine.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers of the solver for tests of what is made of them, with as little in them as may be. */
public final class Answers {
    /** No search at all. */
    public static final Solution.Effort NONE = new Solution.Effort(0, 0, 0);

    /** There is a rule, whichever. */
    public static final Solution POSSIBLE =
            new Solution.Possible(
                    new Solution.Rules(
                            List.of(),
                            List.of(),
                            Set.of(),
                            new Verdict(
                                    Conclusion.TRANSPARENT,
                                    Set.of(),
                                    Set.of(),
                                    List.of(),
                                    List.of(),
                                    Set.of(),
                                    new Verdict.Statistics(0, 0, 0, 0, 0, List.of(), 0),
                                    Optional.empty())),
                    NONE);

    private Answers() {}

    /** There is none among these. */
    public static Solution impossible(Extent extent) {
        return new Solution.Impossible(
                new Solution.Refutation.Run(
                        List.of(), new Trace(List.of()), Optional.empty(), List.of()),
                extent,
                Optional.empty(),
                NONE);
    }
}
