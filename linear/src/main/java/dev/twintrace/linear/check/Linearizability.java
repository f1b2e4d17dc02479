package dev.twintrace.linear.check;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Named;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.evidence.Shrinking;
import dev.twintrace.linear.evidence.Validator;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.monitor.Monitors;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.object.Signatures;
import dev.twintrace.linear.search.DepthFirst;
import dev.twintrace.linear.search.Layered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether histories are linearizable.
 *
 * <pre>{@code
 * Decision decision = Linearizability.check(history, type, Budget.of(Duration.ofMinutes(1), 1 << 22));
 * }</pre>
 */
public final class Linearizability {
    /** Who is asked about a part, the first first; the last one is for every part. */
    private static final List<Named> DECIDERS =
            Stream.concat(
                            Monitors.all().stream(),
                            Stream.of(
                                    new Named("depth-first search", new DepthFirst()),
                                    new Named("layered search", new Layered())))
                    .toList();

    /** With more operations than so many, evidence is made smaller. */
    private static final int FEW = 8;

    /**
     * With more operations in all, what a monitor found is not tried without each of its
     * operations.
     */
    private static final int MANY = 20_000;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** About how many bytes a configuration takes, with all that belongs to it. */
    private static final int BYTES = 400;

    private Linearizability() {}

    /** What was said of a part, and by whom. */
    record Said(Part part, Finding finding, String decider) {}

    /**
     * Decides a history.
     *
     * @param budget for all of it; parts are decided two at once, each with its configurations
     */
    public static Decision check(History history, ObjectType type, Budget budget) {
        Optional<Signatures.Misfit> misfit = Signatures.misfit(history, type);
        if (misfit.isPresent()) {
            return new Decision.Unfit(misfit.get().operation(), misfit.get().why());
        }
        Partition partition = Partition.of(history, type);
        List<Said> said = Crew.decide(partition.parts(), part -> decided(part, budget));
        return concluded(history, partition, said, budget);
    }

    /**
     * Fails if a history is not linearizable, or if that cannot be decided within a minute.
     *
     * @throws AssertionError with the evidence
     */
    public static void assertLinearizable(History history, ObjectType type) {
        long configurations = Math.max(1 << 16, Runtime.getRuntime().maxMemory() / 2 / BYTES);
        Decision decision = check(history, type, Budget.of(PATIENCE, configurations));
        if (!(decision instanceof Decision.Linearizable)) {
            throw new AssertionError(Explanation.of(history, decision));
        }
    }

    private static Said decided(Part part, Budget budget) {
        Finding finding = new Finding.NotApplicable("there is a decider");
        for (Named named : DECIDERS) {
            finding = named.decider().decide(part, budget);
            switch (finding) {
                case Finding.Linearizable(Numbers order) -> {
                    replay(part, order, named.name());
                    return new Said(part, finding, named.name());
                }
                case Finding.NotLinearizable _ -> {
                    return new Said(part, finding, named.name());
                }
                case Finding.NotApplicable _, Finding.Unknown _ -> {}
            }
        }
        return new Said(part, finding, DECIDERS.getLast().name());
    }

    /** An order that cannot be replayed is a fault of the decider, and no verdict. */
    private static void replay(Part part, Numbers order, String decider) {
        Validator.mistake(part, order)
                .ifPresent(mistake -> {
                    throw new IllegalStateException(
                            "the order of " + decider + " is wrong: " + mistake);
                });
    }

    private static Decision concluded(
            History history, Partition partition, List<Said> said, Budget budget) {
        List<Numbers> orders = new ArrayList<>();
        Set<String> deciders = new LinkedHashSet<>();
        Optional<Decision> unknown = Optional.empty();
        for (int i = 0; i < said.size(); i++) {
            Said its = said.get(i);
            Value key = history.keys().get(partition.key(i));
            switch (its.finding()) {
                case Finding.Linearizable(Numbers order) -> {
                    orders.add(order);
                    deciders.add(its.decider());
                }
                case Finding.NotLinearizable no -> {
                    return new Decision.NotLinearizable(
                            key, evidence(its.part(), no, budget), its.decider());
                }
                case Finding.NotApplicable(String reason) ->
                        unknown = unknown.or(() -> Optional.of(new Decision.Unknown(key, reason)));
                case Finding.Unknown(String reason) ->
                        unknown = unknown.or(() -> Optional.of(new Decision.Unknown(key, reason)));
            }
        }
        return unknown.orElseGet(
                () -> new Decision.Linearizable(partition.joined(orders), List.copyOf(deciders)));
    }

    private static Evidence evidence(Part part, Finding.NotLinearizable no, Budget budget) {
        if (no.operations().size() > FEW) {
            return Shrinking.of(part, no, budget);
        }
        return part.size() > MANY
                ? new Evidence(no.operations(), Optional.empty(), no.why())
                : Shrinking.least(part, no, budget);
    }
}
