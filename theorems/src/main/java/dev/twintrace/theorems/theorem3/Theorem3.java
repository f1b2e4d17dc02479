package dev.twintrace.theorems.theorem3;

import dev.twintrace.core.Memory;
import dev.twintrace.core.Place;
import dev.twintrace.core.WordWidth;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.theorems.Confirmation;
import dev.twintrace.theorems.Demonstration;
import dev.twintrace.theorems.Demonstration.Assumption;
import dev.twintrace.theorems.Demonstration.Count;
import dev.twintrace.theorems.Demonstration.Relief;
import dev.twintrace.theorems.Listing;
import dev.twintrace.theorems.Passage;
import dev.twintrace.theorems.Scheme;
import dev.twintrace.theorems.Unestablished;
import dev.twintrace.theorems.overlay.Census;
import dev.twintrace.theorems.theorem1.Tightness;
import dev.twintrace.theorems.theorem1.Tightness.Dropped;
import dev.twintrace.theorems.theorem3.FailoverConsensus.Scenario;
import dev.twintrace.theorems.theorem3.Hierarchy.BackupCannotDecide;
import dev.twintrace.theorems.theorem3.Hierarchy.Escape;
import dev.twintrace.theorems.theorem3.Hierarchy.ReadsCannotVerify;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Theorem 3, the consensus hierarchy, established anew. */
public final class Theorem3 {
    private static final List<Assumption> ASSUMPTIONS =
            List.of(
                    new Assumption(
                            "other writers",
                            "Somebody else may write the word, too, and may set it back to what it was.",
                            "In the scenario EXECUTED the third party has set the word back, so a read"
                                    + " finds what it finds where nothing was executed (ABA)."),
                    new Assumption(
                            "transparency",
                            "The overlay decides by what its sender has seen and what it reads; nothing at"
                                    + " the target witnesses which requests were executed.",
                            "Both scenarios have equal views and equal memory, so the decision is the same"
                                    + " in both."),
                    new Assumption(
                            "at-least-once transport",
                            "A request that is posted again on another path may be executed again.",
                            "In the scenario EXECUTED the backup executes the compare-and-swap a second"
                                    + " time."));

    private static final List<Dropped> DROPPED =
            List.of(
                    new Dropped(
                            "other writers",
                            "others",
                            "Nobody else writes the word: what is found there tells who was there."),
                    new Dropped(
                            "transparency",
                            "traceless",
                            "A log at the target gets an entry in one step with each request, which the"
                                    + " overlay may read."),
                    new Dropped(
                            "at-least-once transport",
                            "transport",
                            "The transport executes each request at most once, on whichever path it"
                                    + " arrives."));

    private Theorem3() {}

    /** Establishes it, without anybody else's confirmation of the refutation. */
    public static Demonstration demonstrate() {
        return demonstrate(Confirmation.NONE);
    }

    /**
     * Establishes it.
     *
     * @param confirmation by whom the refutation is checked again
     * @throws Unestablished if a step does not come out
     */
    public static Demonstration demonstrate(Confirmation confirmation) {
        return demonstrate(Scheme.bundled("cas-assumptions.twin"), confirmation);
    }

    /** What has been established. */
    private record Established(
            Scheme scheme,
            FailoverConsensus consensus,
            Map<String, Long> wrongFunctions,
            List<ConsensusNumber> numbers,
            ReadsCannotVerify reads,
            String confirmed,
            BackupCannotDecide backup,
            List<Escape> escapes) {}

    /** Tries to establish it for another scheme than the one that it is about. */
    static Demonstration demonstrate(Scheme scheme, Confirmation confirmation) {
        FailoverConsensus consensus = FailoverConsensus.find(scheme);
        ReadsCannotVerify reads = ReadsCannotVerify.establish(scheme);
        Established all =
                new Established(
                        scheme,
                        consensus,
                        consensus.noCorrectFutureDecision(memories()),
                        Hierarchy.failoverNeedsTwo(),
                        reads,
                        confirmation.confirmed(scheme, reads.refuted()),
                        BackupCannotDecide.establish(
                                scheme.with("rule", "resend"), scheme.with("rule", "nothing")),
                        escapes());
        List<Relief> tightness = Tightness.of(scheme, DROPPED);
        return new Demonstration(
                3,
                "Failover is consensus of two, and reads solve it for one only",
                "Whether to post an operation again is consensus of two processes: Past, what happened"
                        + " to the original (Executed or NotExecuted), and Future, what the retry"
                        + " decides by (Timeout or Completion), have to agree on Commit or Abort. No"
                        + " function of Future's observation is right in both pasts, not even one that"
                        + " may read all of the target's memory: reads and writes have consensus number"
                        + " 1, less than 2. And a backup NIC that can execute the compare-and-swap"
                        + " still cannot decide whether to.",
                ASSUMPTIONS,
                passages(all),
                counts(all),
                tightness,
                List.of(
                        "twintrace theorem 3",
                        "twintrace check examples/atomics/cas-assumptions.twin",
                        "twintrace solve examples/atomics/cas-assumptions.twin",
                        "twintrace solve examples/atomics/shared-fadd.twin --set entry=with_request",
                        "twintrace solve examples/atomics/tagged-lock.twin"));
    }

    /** The word is 0 or 1 in every run. */
    private static List<Memory> memories() {
        Place lock = new Place("memory", "lock");
        return LongStream.range(0, 2)
                .mapToObj(v -> Memory.zeros(WordWidth.VERBS).write(lock, v))
                .toList();
    }

    private static List<Escape> escapes() {
        Scheme fadd = Scheme.bundled("shared-fadd.twin");
        // The gap between the two requests is what makes the difference.
        fadd.with("entry", "after_request").impossible();
        return List.of(
                Escape.by(
                        "an entry in a log, in one step with the fetch-and-add",
                        fadd.with("entry", "with_request")),
                Escape.by("a lock that holds its owner's tag", Scheme.bundled("tagged-lock.twin")));
    }

    private static List<Passage> passages(Established all) {
        List<Passage> passages = new ArrayList<>();
        passages.add(
                new Passage.Code(
                        "The protocol",
                        "A compare-and-swap, somebody else who sets the word back, and an overlay that"
                                + " reads before it decides.",
                        Listing.of(all.scheme())));
        passages.add(
                new Passage.Runs(
                        "The two scenarios, found by a check of the rule \"read and conclude\"",
                        all.consensus().pair().protocol(),
                        all.consensus().pair().verdict(),
                        all.consensus().pair().finding(),
                        "In this run Past is Executed, in its twin NotExecuted. The reads are part of what"
                                + " the sender sees; the target's memory was compared as a whole besides."));
        passages.add(scenarios(all));
        passages.add(
                new Passage.Text(
                        "The argument",
                        List.of(
                                "Future sees the same in both and would have to decide Commit in one and"
                                        + " Abort in the other. All functions were tried: none is right in"
                                        + " both.",
                                "What reads and writes can do was computed below: they solve consensus for"
                                        + " one process, whatever is read and written, and this needs two."
                                        + " FADD solves it for two only as long as nobody loses its"
                                        + " response; where it may be lost, as it is here, its number is the"
                                        + " recoverable one.")));
        passages.add(numbers(all.numbers()));
        passages.add(
                Census.of(
                        "Reads cannot verify: all functions of what was seen and read",
                        all.reads().functions()));
        passages.add(
                new Passage.Text(
                        "Reads cannot verify: any overlay that may read at any time",
                        List.of(
                                "The refutation covers overlays that probe any place at any time and"
                                        + " remember all: whatever they decide, a run goes wrong.",
                                all.confirmed())));
        passages.add(
                new Passage.Runs(
                        "A backup that can execute the CAS cannot decide whether to",
                        all.backup().protocol(),
                        all.backup().resending(),
                        all.backup().harm(),
                        "The backup NIC executes the compare-and-swap without any difficulty, a second"
                                + " time. With the rule that leaves it alone the sender waits for ever where"
                                + " it was lost."));
        for (Escape escape : all.escapes()) {
            passages.add(
                    new Passage.Code(
                            "The boundary: " + escape.what(),
                            "A durable witness escapes the theorem. The solver finds this rule for "
                                    + escape.scheme()
                                    + ", and check says TRANSPARENT.",
                            String.join("\n", escape.rules().text()).strip().lines().toList()));
        }
        passages.add(
                new Passage.Text(
                        "The boundary: the entry has to be made in one step",
                        List.of(
                                "With an entry by a request of its own behind the fetch-and-add nothing"
                                        + " works again: the solver refutes it. Between the two the operation"
                                        + " is executed and not witnessed.")));
        return passages;
    }

    private static Passage scenarios(Established all) {
        List<List<String>> rows = new ArrayList<>();
        for (Scenario s : all.consensus().scenarios()) {
            rows.add(
                    List.of(
                            s.past().name(),
                            s.observation().name(),
                            WordWidth.text(s.memory().read(new Place("memory", "lock")).getFirst()),
                            s.right().name()));
        }
        return new Passage.Table(
                "Equal to Future, and each needs another decision",
                List.of("Past", "Future sees", "lock holds", "right"),
                rows);
    }

    private static Passage numbers(List<ConsensusNumber> numbers) {
        return new Passage.Table(
                "Consensus numbers, computed from what the instructions do",
                List.of("instructions", "type", "consensus", "recoverable"),
                numbers.stream()
                        .map(n ->
                                List.of(
                                        n.name(),
                                        n.expression(),
                                        ConsensusNumber.text(n.consensus()),
                                        ConsensusNumber.text(n.recoverable())))
                        .toList());
    }

    private static List<Count> counts(Established all) {
        Solution.Effort effort = all.reads().refuted().effort();
        return List.of(
                new Count(
                        "functions of Future's observation, none right in both scenarios",
                        all.wrongFunctions().getOrDefault(FailoverConsensus.OBSERVING, 0L)),
                new Count(
                        "functions of the observation and the target's memory, none right",
                        all.wrongFunctions().getOrDefault(FailoverConsensus.READING, 0L)),
                new Count(
                        "overlays that read the word and decide, none safe and live",
                        all.reads().functions().total()),
                new Count(
                        "overlays that decide by what the sender has seen, none safe and live",
                        all.backup().functions().total()),
                new Count("states with all decisions open, in the refutation", effort.states()),
                new Count("instruction sets whose numbers were computed", all.numbers().size()));
    }
}
