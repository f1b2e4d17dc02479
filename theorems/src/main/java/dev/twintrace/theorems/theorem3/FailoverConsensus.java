package dev.twintrace.theorems.theorem3;

import dev.twintrace.core.Event;
import dev.twintrace.core.Memory;
import dev.twintrace.core.SenderView;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.theorems.Scheme;
import dev.twintrace.theorems.Unestablished;
import dev.twintrace.theorems.theorem1.Indistinguishability;
import dev.twintrace.theorems.theorem1.Indistinguishability.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Failover as consensus of two: Past is what happened to the original, Future what the retry
 * decides by. The paper's Theorem3/FailoverConsensus. The scenarios are runs of the semantics.
 *
 * @param pair the runs, found by a check of a rule that reads
 * @param executed Past is EXECUTED
 * @param notExecuted Past is NOT_EXECUTED
 */
public record FailoverConsensus(
        Indistinguishability pair, Scenario executed, Scenario notExecuted) {

    /** What happened to the original. */
    public enum Past {
        EXECUTED,
        NOT_EXECUTED
    }

    /** What Future sees of the original. */
    public enum Observation {
        TIMEOUT,
        COMPLETION
    }

    /** What is decided. */
    public enum Decision {
        /** It has taken effect: it is completed and not posted again. */
        COMMIT,
        /** It has not: it is posted again. */
        ABORT;

        /** What agrees with what happened. */
        public static Decision rightFor(Past past) {
            return switch (past) {
                case EXECUTED -> COMMIT;
                case NOT_EXECUTED -> ABORT;
            };
        }
    }

    /**
     * All that Future has to go by.
     *
     * @param memory what reads of the target find, any place
     */
    public record Sight(Observation observation, Memory memory) {}

    /**
     * A run up to the decision.
     *
     * @param view all that the sender has seen, answers to its reads included
     * @param memory the target's, at the decision
     */
    public record Scenario(Past past, Observation observation, SenderView view, Memory memory) {
        /** What Future has to go by here. */
        public Sight sight() {
            return new Sight(observation, memory);
        }

        /** What would be right here. */
        public Decision right() {
            return Decision.rightFor(past);
        }
    }

    /**
     * Looks for the two scenarios.
     *
     * @param reading whose rule reads the word and concludes from it
     * @throws Unestablished if they are not found, or differ in what can be seen or read
     */
    public static FailoverConsensus find(Scheme reading) {
        return of(Indistinguishability.find(reading));
    }

    /**
     * The scenarios of a pair.
     *
     * @throws Unestablished if they differ in what can be seen or read
     */
    public static FailoverConsensus of(Indistinguishability pair) {
        FailoverConsensus both =
                new FailoverConsensus(
                        pair,
                        scenario(pair.protocol(), pair.executed()),
                        scenario(pair.protocol(), pair.lost()));
        Unestablished.unless(
                both.executed().past() == Past.EXECUTED
                        && both.notExecuted().past() == Past.NOT_EXECUTED,
                "the two scenarios have the same past");
        Unestablished.unless(
                both.executed().view().equals(both.notExecuted().view()),
                "the sender can tell the two scenarios apart");
        Unestablished.unless(
                both.executed().sight().equals(both.notExecuted().sight()),
                "a read can tell the two scenarios apart");
        return both;
    }

    private static Scenario scenario(Protocol protocol, Side side) {
        String target =
                protocol.queuePairs().stream()
                        .filter(q -> q.name().equals(side.request().queuePair()))
                        .map(q -> protocol.hosts().get(q.target()).name())
                        .findFirst()
                        .orElseThrow();
        SenderView view = side.view();
        return new Scenario(
                side.executions() > 0 ? Past.EXECUTED : Past.NOT_EXECUTED,
                observation(side, view),
                view,
                Recall.memory(protocol, side.trace(), side.step(), target));
    }

    private static Observation observation(Side side, SenderView view) {
        boolean completed =
                view.events().stream()
                        .anyMatch(e ->
                                e instanceof Event.Completed c
                                        && c.request().equals(side.request()));
        boolean timedOut =
                view.events().stream()
                        .anyMatch(e ->
                                e instanceof Event.ErrorRaised r
                                        && r.requests().contains(side.request()));
        Unestablished.unless(
                completed != timedOut,
                "the sender saw neither a timeout nor a completion, or both");
        return completed ? Observation.COMPLETION : Observation.TIMEOUT;
    }

    /** The two scenarios. */
    public List<Scenario> scenarios() {
        return List.of(executed, notExecuted);
    }

    /** All functions from a set to decisions; there are 2 to the power of its size. */
    public static <T> List<Map<T, Decision>> functions(Collection<T> domain) {
        List<Map<T, Decision>> all = new ArrayList<>(List.of(new LinkedHashMap<>()));
        for (T point : domain) {
            List<Map<T, Decision>> more = new ArrayList<>();
            for (Map<T, Decision> function : all) {
                for (Decision decision : Decision.values()) {
                    Map<T, Decision> longer = new LinkedHashMap<>(function);
                    longer.put(point, decision);
                    more.add(longer);
                }
            }
            all = more;
        }
        return List.copyOf(all);
    }

    /** The functions of what Future observes that are right in all of these scenarios. */
    public static List<Map<Observation, Decision>> correct(Collection<Scenario> scenarios) {
        return functions(List.of(Observation.values())).stream()
                .filter(f -> scenarios.stream().allMatch(s -> right(s, f, s.observation())))
                .toList();
    }

    /**
     * The same of functions that are also given the target's memory.
     *
     * @param memories those that reads may find
     */
    public static List<Map<Sight, Decision>> correct(
            Collection<Scenario> scenarios, Collection<Memory> memories) {
        return functions(sights(scenarios, memories)).stream()
                .filter(f -> scenarios.stream().allMatch(s -> right(s, f, s.sight())))
                .toList();
    }

    /** Each observation with each memory, and what the scenarios show. */
    static Set<Sight> sights(Collection<Scenario> scenarios, Collection<Memory> memories) {
        Set<Sight> sights = new HashSet<>();
        scenarios.forEach(s -> sights.add(s.sight()));
        for (Observation observation : Observation.values()) {
            memories.forEach(m -> sights.add(new Sight(observation, m)));
        }
        return sights;
    }

    /** Whether a function, of what Future has to go by, is right in a scenario. */
    private static <T> boolean right(Scenario scenario, Map<T, Decision> function, T sight) {
        return Optional.ofNullable(function.get(sight)).equals(Optional.of(scenario.right()));
    }

    /**
     * That no function of what Future observes is right in both scenarios, not even if it may read
     * all of the target's memory: {@code no_correct_future_decision}.
     *
     * @param memories those that reads may find
     * @return how many functions that are: of the observation, and of the observation and the
     *     memory
     * @throws Unestablished if some function is right
     */
    public Map<String, Long> noCorrectFutureDecision(Collection<Memory> memories) {
        Unestablished.unless(
                correct(scenarios()).isEmpty() && correct(scenarios(), memories).isEmpty(),
                "some function of what Future observes is right in both scenarios");
        Map<String, Long> counts = new HashMap<>();
        counts.put(OBSERVING, (long) functions(List.of(Observation.values())).size());
        counts.put(READING, (long) functions(sights(scenarios(), memories)).size());
        return counts;
    }

    /** The functions of what Future observes alone. */
    public static final String OBSERVING = "of Future's observation";

    /** Those that are given the memory as well. */
    public static final String READING = "of Future's observation and the target's memory";
}
