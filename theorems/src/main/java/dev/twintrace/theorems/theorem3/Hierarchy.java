package dev.twintrace.theorems.theorem3;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.theorems.Scheme;
import dev.twintrace.theorems.Unestablished;
import dev.twintrace.theorems.overlay.DecisionFunction;
import dev.twintrace.theorems.overlay.DecisionFunctions;
import java.util.List;
import java.util.Set;

/** What follows for failover from where objects stand in the hierarchy; Theorem3/Hierarchy. */
public final class Hierarchy {
    private Hierarchy() {}

    /**
     * That consensus of two needs more than reads: {@code failover_needs_cn_2}.
     *
     * @return the instruction sets of RDMA, from the weakest on
     * @throws Unestablished if reading solves it, or an atomic does not
     */
    public static List<ConsensusNumber> failoverNeedsTwo() {
        List<ConsensusNumber> sets =
                List.of(
                        ConsensusNumber.rdmaRead(),
                        ConsensusNumber.of("test-and-set", "tas"),
                        ConsensusNumber.of("READ, WRITE, FADD", "register:4+fadd:4"),
                        ConsensusNumber.of("CAS on one bit", "cas:2"),
                        ConsensusNumber.of("READ, WRITE, FADD, CAS", "register:4+fadd:4+cas:4"));
        ConsensusNumber reads = sets.getFirst();
        Unestablished.unless(!reads.solvesFor(2), "reads and writes solve consensus of two");
        for (ConsensusNumber atomics : sets.subList(1, sets.size())) {
            Unestablished.unless(
                    atomics.solvesFor(2) && reads.isLessThan(atomics),
                    atomics.name() + " do not solve consensus of two");
        }
        return sets;
    }

    /**
     * That reading does not tell whether the original was executed, for overlays that probe any
     * place at any time and remember all, and for each function from what was read.
     *
     * @param functions all of those that read the word once before they decide
     * @param refuted all others
     */
    public record ReadsCannotVerify(DecisionFunctions functions, Solution.Impossible refuted) {
        /**
         * Goes through the functions and has the rest refuted.
         *
         * @throws Unestablished if some overlay works
         */
        public static ReadsCannotVerify establish(Scheme scheme) {
            DecisionFunctions functions = DecisionFunctions.of(scheme.protocol());
            Unestablished.unless(
                    functions.judged().stream().noneMatch(DecisionFunction::works),
                    "some function of what is read works for " + scheme);
            return new ReadsCannotVerify(functions, scheme.impossible());
        }
    }

    /**
     * That it is no use to be able to execute the operation on the backup: {@code
     * transparent_cas_failover_impossible}. The overlay posts it again and does harm, or does not
     * and gets stuck.
     *
     * @param resending what comes of having the backup execute it: the verdict
     * @param harm a run in which the backup executes a compare-and-swap, which succeeds a second
     *     time
     * @param functions all functions from what the sender has seen; none works
     */
    public record BackupCannotDecide(
            Protocol protocol, Verdict resending, Finding harm, DecisionFunctions functions) {
        /**
         * Runs both rules, and all functions.
         *
         * @param resend whose rule posts the operation again
         * @param leave whose rule does nothing
         * @throws Unestablished if one of them is all right, or the backup does not execute it
         */
        public static BackupCannotDecide establish(Scheme resend, Scheme leave) {
            Verdict resending = resend.verdict();
            Finding harm =
                    resending.findings().stream()
                            .filter(f -> f.damage().filter(d -> d == Damage.ABA).isPresent())
                            .findFirst()
                            .orElseThrow(() ->
                                    new Unestablished("posting again does no harm in " + resend));
            Unestablished.unless(
                    onBackup(harm), "the backup does not execute anything in " + resend);
            Unestablished.unless(
                    leave.verdict().conclusion() == Conclusion.STUCK,
                    "without posting again nobody is stuck in " + leave);
            Protocol protocol = resend.protocol();
            DecisionFunctions functions =
                    DecisionFunctions.of(
                            protocol.with(
                                    protocol.failovers().stream()
                                            .map(f -> f.with(Set.<Failover.Power>of()))
                                            .toList()));
            Unestablished.unless(
                    functions.judged().stream().noneMatch(DecisionFunction::works),
                    "some function of what the sender has seen works for " + resend);
            return new BackupCannotDecide(protocol, resending, harm, functions);
        }

        private static boolean onBackup(Finding finding) {
            return finding.witness().steps().stream()
                    .flatMap(s -> s.events().stream())
                    .anyMatch(e -> e instanceof Event.Executed x && x.lane() > 0 && x.count() == 2);
        }
    }

    /**
     * A scheme that leaves a durable witness.
     *
     * @param rules that make it work, confirmed by check
     */
    public record Escape(String what, Scheme scheme, Solution.Rules rules) {
        /**
         * Looks for the rules.
         *
         * @throws Unestablished if none are found
         */
        public static Escape by(String what, Scheme scheme) {
            return new Escape(what, scheme, scheme.rules());
        }
    }
}
