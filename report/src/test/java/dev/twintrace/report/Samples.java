package dev.twintrace.report;

import dev.twintrace.core.Change;
import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Outcome;
import dev.twintrace.core.Outcome.End;
import dev.twintrace.core.Outcome.ProcessEnd;
import dev.twintrace.core.Place;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Finding.Blame;
import dev.twintrace.engine.verdict.Finding.Twin;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.report.story.Cast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The LL128 protocol of Theorem 1: its two runs and the verdict, made by hand. */
public final class Samples {
    public static final Place DATA = new Place("gpu1", "data");
    public static final Place FLAG = new Place("gpu1", "flag");
    public static final RequestId W_D = new RequestId("q", 1);
    public static final RequestId W_F = new RequestId("q", 2);
    public static final Cast CAST =
            new Cast(
                    Map.of("sender", "gpu0", "receiver", "gpu1"),
                    Map.of("q", new Cast.Ends("gpu0", "gpu1")));
    public static final Subject SUBJECT =
            new Subject(
                    "examples/theorem1/ll128.twin",
                    "ll128",
                    "NCCL LL128, as abstracted in the paper",
                    "reuse = on",
                    "1 fault, 2 lanes, originals bounded",
                    CAST,
                    "");

    private Samples() {}

    /** The two posts. */
    public static List<Event> posts() {
        return List.of(
                new Event.Posted("sender", W_D, new Operation.Write(DATA, List.of(1L)), 0, true),
                new Event.Posted("sender", W_F, new Operation.Write(FLAG, List.of(1L)), 0, true));
    }

    /** A write's execution. */
    public static Event executed(
            RequestId request, int lane, int count, Place place, long from, long to) {
        return new Event.Executed(
                request,
                lane,
                lane == 0,
                count,
                false,
                List.of(),
                List.of(new Change(place, List.of(from), List.of(to))),
                false);
    }

    /** Each list of events is a step. */
    @SafeVarargs
    public static Trace trace(List<Event>... steps) {
        List<Trace.Step> result = new ArrayList<>();
        for (List<Event> step : steps) {
            result.add(new Trace.Step("step " + result.size(), step));
        }
        return new Trace(result);
    }

    private static Event stored(Place place, long from, long to) {
        return new Event.Stored("receiver", new Change(place, List.of(from), List.of(to)));
    }

    /** T2: executed, consumed, reused; the answers are lost; resent. */
    public static Trace ghostWrite() {
        return trace(
                List.of(posts().get(0)),
                List.of(posts().get(1)),
                List.of(executed(W_D, 0, 1, DATA, 0, 1)),
                List.of(executed(W_F, 0, 1, FLAG, 0, 1)),
                List.of(new Event.Loaded("receiver", FLAG, List.of(1L))),
                List.of(
                        new Event.Loaded("receiver", DATA, List.of(1L)),
                        new Event.Consumed("receiver", List.of(1L))),
                List.of(stored(FLAG, 1, 0)),
                List.of(new Event.Chosen("receiver", 2)),
                List.of(stored(DATA, 1, 2), new Event.Finished("receiver")),
                List.of(new Event.LaneDown("q", 0)),
                List.of(new Event.ResponseLost(List.of(W_F), 0)),
                List.of(new Event.ResponseLost(List.of(W_D), 0)),
                List.of(new Event.ErrorRaised("q", 0, List.of(W_D, W_F))),
                List.of(
                        new Event.Resent(W_D, 1, List.of(), true),
                        new Event.Resent(W_F, 1, List.of(), true),
                        new Event.RuleEnded("q")),
                List.of(
                        executed(W_D, 1, 2, DATA, 2, 1),
                        new Event.Damaged(Damage.GHOST_WRITE, List.of(W_D))),
                List.of(new Event.Answered(W_D, 1, true), new Event.Completed(W_D, List.of())),
                List.of(
                        executed(W_F, 1, 2, FLAG, 0, 1),
                        new Event.Damaged(Damage.GHOST_WRITE, List.of(W_F))),
                List.of(
                        new Event.Answered(W_F, 1, true),
                        new Event.Completed(W_F, List.of()),
                        new Event.Finished("sender")));
    }

    /** T1: both lost, and the first not resent. */
    public static Trace lostAndWithheld() {
        return trace(
                List.of(posts().get(0)),
                List.of(posts().get(1)),
                List.of(new Event.LaneDown("q", 0)),
                List.of(new Event.RequestLost(List.of(W_F), 0)),
                List.of(new Event.RequestLost(List.of(W_D), 0)),
                List.of(new Event.ErrorRaised("q", 0, List.of(W_D, W_F))),
                List.of(
                        new Event.Withheld(W_D),
                        new Event.Resent(W_F, 1, List.of(), true),
                        new Event.RuleEnded("q")),
                List.of(executed(W_F, 1, 1, FLAG, 0, 1)),
                List.of(new Event.Loaded("receiver", FLAG, List.of(1L))),
                List.of(
                        new Event.Loaded("receiver", DATA, List.of(0L)),
                        new Event.Consumed("receiver", List.of(0L))));
    }

    /** An outcome of LL128. */
    public static Outcome outcome(long consumed, long data, long flag) {
        SequencedMap<String, List<Long>> memory = new LinkedHashMap<>();
        memory.put("gpu1.data", List.of(data));
        memory.put("gpu1.flag", List.of(flag));
        return new Outcome(
                List.of(
                        new ProcessEnd("sender", End.FINISHED, List.of()),
                        new ProcessEnd("receiver", End.FINISHED, List.of(consumed))),
                memory);
    }

    /** An outcome of LL128 whose sender is not done. */
    public static Outcome unfinished() {
        Outcome done = outcome(1, 1, 1);
        return new Outcome(
                List.of(new ProcessEnd("sender", End.STUCK, List.of()), done.processes().getLast()),
                done.memory());
    }

    /** What the search says it did. */
    public static Verdict.Statistics statistics() {
        return new Verdict.Statistics(7134, 15012, 24, 31, 0, List.of(), 0.083);
    }

    /** The finding with its twin, or without. */
    public static Finding finding(boolean withTwin) {
        Twin twin =
                new Twin(
                        lostAndWithheld(),
                        6,
                        W_D,
                        0,
                        Wrong.STUCK_AND_WRONG,
                        List.of("receiver stands at `await flag == 1` (line 20)"),
                        Optional.of(lostAndWithheld()),
                        Optional.of(ghostWrite()));
        return new Finding(
                Conclusion.UNSAFE,
                Optional.of(Damage.GHOST_WRITE),
                Set.of(),
                ghostWrite(),
                Wrong.OUTCOME,
                outcome(1, 1, 1),
                List.of(),
                List.of(),
                Optional.of(
                        new Blame(
                                13,
                                W_D,
                                true,
                                1,
                                withTwin ? Optional.of(twin) : Optional.empty())));
    }

    /** UNSAFE, with these findings. */
    public static Verdict unsafe(List<Finding> findings) {
        return new Verdict(
                Conclusion.UNSAFE,
                Set.of(Conclusion.STUCK),
                Set.of(Damage.GHOST_WRITE),
                findings,
                List.of(
                        new Verdict.Duplicate("q.write(data, 1)", 12, true),
                        new Verdict.Duplicate("q.write(flag, 1)", 13, true)),
                Set.of(outcome(1, 0, 0), outcome(1, 2, 0)),
                statistics(),
                Optional.empty());
    }
}
