package dev.twintrace.theorems.theorem1;

import dev.twintrace.core.Conclusion;
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
import dev.twintrace.theorems.overlay.DecisionFunctions;
import dev.twintrace.theorems.overlay.Failing;
import dev.twintrace.theorems.theorem1.Tightness.Dropped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Theorem 1, pure writes, established anew. */
public final class Theorem1 {
    private static final List<Assumption> ASSUMPTIONS =
            List.of(
                    new Assumption(
                            "silent receiver",
                            "The receiving application goes on by itself: it neither acknowledges nor"
                                    + " waits for a word of the sender's.",
                            "In T2 the receiver consumes and uses the memory again while the sender"
                                    + " still does not know that anything has arrived."),
                    new Assumption(
                            "memory reuse",
                            "Once it has consumed the data it resets the flag and may overwrite the"
                                    + " buffer.",
                            "In T2 the second execution puts the old value over the new one; in memory"
                                    + " that is not used again it would change nothing."),
                    new Assumption(
                            "transparency",
                            "The overlay decides by what its sender has seen and keeps no trace of what"
                                    + " was executed at the target.",
                            "T1 and T2 are the same to the sender, so the decision is the same in both."),
                    new Assumption(
                            "at-least-once transport",
                            "A request that is posted again on another path may be executed again: packet"
                                    + " sequence numbers deduplicate within one path only.",
                            "In T2 the request has been executed and is executed a second time."));

    private static final List<Dropped> DROPPED =
            List.of(
                    new Dropped(
                            "silent receiver",
                            "silent",
                            "The receiver uses the memory again only after the sender has told it that"
                                    + " all writes were completed."),
                    new Dropped(
                            "memory reuse",
                            "reuse",
                            "The receiver neither resets the flag nor overwrites the buffer."),
                    new Dropped(
                            "transparency",
                            "traceless",
                            "A log: the receiver sets a word of its own once it has consumed, which the"
                                    + " overlay may read."),
                    new Dropped(
                            "at-least-once transport",
                            "transport",
                            "The transport executes each request at most once, on whichever path it"
                                    + " arrives."));

    private Theorem1() {}

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
        return demonstrate(
                Scheme.bundled("ll128.twin"),
                Scheme.bundled("ll128-assumptions.twin"),
                confirmation);
    }

    /**
     * Tries to establish it for other schemes than those that it is about.
     *
     * @param resending whose rule posts everything again
     * @param assuming with each assumption as an option
     */
    static Demonstration demonstrate(Scheme resending, Scheme assuming, Confirmation confirmation) {
        Indistinguishability pair = Indistinguishability.find(resending);
        Scheme leaving = resending.with("resending", "off");
        Unestablished.unless(
                leaving.verdict().conclusion() == Conclusion.STUCK,
                "without posting again nobody is stuck in " + leaving);
        Impossibility impossibility = Impossibility.establish(resending, assuming);
        String confirmed = confirmation.confirmed(assuming, impossibility.refuted());
        List<Relief> tightness = Tightness.of(assuming, DROPPED);
        return new Demonstration(
                1,
                "Pure writes: no overlay is safe and live",
                "With a silent receiver that uses its memory again, a transport that may execute a"
                        + " request again once it is posted again, and an overlay that is a function of"
                        + " what its sender has seen, no overlay has both safety (the applications see"
                        + " nothing that they could not see without the fault) and liveness (a request"
                        + " that timed out and was never executed is made up for).",
                ASSUMPTIONS,
                passages(resending, pair, impossibility, confirmed),
                counts(pair, impossibility),
                tightness,
                List.of(
                        "twintrace theorem 1",
                        "twintrace check examples/collectives/ll128.twin",
                        "twintrace check examples/collectives/ll128.twin --set resending=off",
                        "twintrace solve examples/collectives/ll128-assumptions.twin",
                        "twintrace solve examples/collectives/ll128-assumptions.twin --frontier"));
    }

    private static List<Passage> passages(
            Scheme scheme,
            Indistinguishability pair,
            Impossibility impossibility,
            String confirmed) {
        DecisionFunctions functions = impossibility.functions();
        return List.of(
                new Passage.Code(
                        "The protocol",
                        "NCCL's LL128, abstracted: the data, then a flag; the receiver polls the flag,"
                                + " consumes, resets and reuses.",
                        Listing.of(scheme)),
                new Passage.Runs(
                        "T2 and T1, found by a check of the rule \"resend all\"",
                        pair.protocol(),
                        pair.verdict(),
                        pair.finding(),
                        "T2 is this run: %s was executed and the answer was lost. T1 is its twin: it was"
                                        .formatted(pair.executed().request())
                                + " lost before it was executed."),
                new Passage.Text("The conflict", conflict(pair)),
                new Passage.Views(
                        "Where an overlay has to decide",
                        "All that the sender can have seen when a request is in error, and what the"
                                + " overlay has done by then.",
                        functions.situations()),
                Census.of("All decision functions, each judged by all of its runs", functions),
                new Passage.Text(
                        "An overlay that may read, too", refutation(impossibility, confirmed)));
    }

    private static List<String> conflict(Indistinguishability pair) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "By the decision about %s the sender has seen the same %d events in T1 and in"
                                + " T2; they were compared one by one. A transparent overlay decides the"
                                + " same in both.",
                        pair.executed().request(),
                        pair.view().events().size()),
                "If it posts the request again, T2 comes to an outcome that no run without faults has"
                        + " (safety). If it does not, T1 "
                        + without(pair)
                        + ". Both were run, not assumed; with the decision of T2, T1 "
                        + (pair.rescued() ? "ends well." : "was not seen to end well."),
                "The paper's execution counts by then: 0 in T1, 1 in T2; and 2 in T2 in the end. (The"
                        + " paper tells it of the data; the shortest run is about the flag, whose reset"
                        + " is memory reuse as well.)");
    }

    private static String without(Indistinguishability pair) {
        return switch (pair.wrongIfWithheld()) {
            case STUCK -> "waits for ever (liveness)";
            case STUCK_AND_WRONG -> "waits for ever, after a wrong value (liveness)";
            case OUTCOME, CRASH_OUTCOME, INVARIANT, TWO_OWNERS ->
                    "comes to an outcome that no run without faults has, as the request is missing"
                            + " (liveness)";
            case ERROR_HANDED_OVER -> "hands an error to the application (liveness)";
        };
    }

    private static List<String> refutation(Impossibility impossibility, String confirmed) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Nor does it help to read the target's memory. In ll128-assumptions.twin the"
                                + " overlay may probe any place at any time and may make anything of all that"
                                + " its sender has ever seen. A refutation leaves it no choice: %,d decisions,"
                                + " each made every way, lead to %,d runs, and each of them is wrong.",
                        impossibility.choices(),
                        impossibility.runs()),
                confirmed);
    }

    private static List<Count> counts(Indistinguishability pair, Impossibility impossibility) {
        DecisionFunctions functions = impossibility.functions();
        List<Count> counts = new ArrayList<>();
        counts.add(
                new Count(
                        "states of LL128 with one fault, rule \"resend all\"",
                        pair.verdict().statistics().states()));
        counts.add(
                new Count("situations in which an overlay decides", functions.situations().size()));
        counts.add(new Count("decision functions over sender views", functions.total()));
        counts.add(
                new Count(
                        "decision functions that differ where their runs come",
                        functions.judged().size()));
        counts.add(
                new Count(
                        "decision functions that are safe and live",
                        functions.census().getOrDefault(List.<Failing>of(), 0L)));
        counts.add(new Count("pairs of a state and a view passed through", functions.positions()));
        counts.add(
                new Count(
                        "decisions in the refutation of all strategies that read",
                        impossibility.choices()));
        counts.add(new Count("runs in the refutation, each wrong", impossibility.runs()));
        return counts;
    }
}
