package dev.twintrace.report;

import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Diagnostic;

/** What came of trying a scheme against a kind of fault. */
public sealed interface FaultCell {

    /** The verdict; UNKNOWN where a limit or the user ended the search. */
    record Decided(Verdict verdict) implements FaultCell {}

    /** The file has no failover block, so nothing may fail in it. */
    record NoFailover() implements FaultCell {}

    /**
     * The file allows fewer faults than that.
     *
     * @param most its cap on the faults of all blocks
     */
    record Capped(int most) implements FaultCell {}

    /** The file has no room for such a fault: its hosts lack a NIC, or a lane that it names. */
    record NoRoom(Diagnostic why) implements FaultCell {}

    /** The file is wrong: its protocol does not work even without faults. */
    record Wrong(Answer.Mistake mistake) implements FaultCell {}

    /** The user stopped before. */
    record NotReached() implements FaultCell {}
}
