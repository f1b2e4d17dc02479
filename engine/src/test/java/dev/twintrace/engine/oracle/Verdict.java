package dev.twintrace.engine.oracle;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.protocol.tree.Protocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sections 7 and 8: ends, references and the verdict. */
final class Verdict {
    private final Model model;
    private final Protocol protocol;
    private final int maxStates;

    Verdict(Model model, int maxStates) {
        this.model = model;
        this.protocol = model.protocol();
        this.maxStates = maxStates;
    }

    OracleResult judge() {
        Graph calm = Graph.explore(model, false, maxStates);
        List<String> mistakes = mistakes(calm);
        if (!mistakes.isEmpty()) {
            return new OracleResult.Mistake(mistakes.getFirst());
        }
        Reference reference = Reference.of(outcomes(calm, calm.ends()), Set.of());
        Graph graph = Graph.explore(model, true, maxStates);
        return verdict(graph, reference, crashReference(graph));
    }

    private OracleResult verdict(Graph graph, Reference reference, Reference crash) {
        BitSet stuck = stuck(graph);
        List<State> bad = new ArrayList<>();
        for (State end : graph.all(graph.ends())) {
            OracleOutcome outcome = OracleOutcome.of(protocol, end);
            if (outcome.error() ? !crash.has(outcome) : wrong(outcome, reference)) {
                bad.add(end);
            }
        }
        bad.addAll(graph.all(graph.where(this::breaks)));
        for (State state : graph.all(stuck)) {
            if (!reference.begins(OracleOutcome.consumed(protocol, state))) {
                bad.add(state);
            }
        }
        for (State state : graph.all(spinning(graph))) {
            if (!crash.begins(OracleOutcome.consumed(protocol, state))) {
                bad.add(state);
            }
        }
        EnumSet<Conclusion> holds = EnumSet.noneOf(Conclusion.class);
        if (!bad.isEmpty()) {
            holds.add(Conclusion.UNSAFE);
        }
        if (!stuck.isEmpty()) {
            holds.add(Conclusion.STUCK);
        }
        if (graph.all(graph.ends()).stream().anyMatch(State::handedOver)
                || !spinning(graph).isEmpty()) {
            holds.add(Conclusion.FAIL_STOP);
        }
        // The enum has the worst last.
        Conclusion conclusion = holds.stream().max(Enum::compareTo).orElse(Conclusion.TRANSPARENT);
        holds.remove(conclusion);
        return new OracleResult.Judged(
                conclusion,
                Set.copyOf(holds),
                damage(bad),
                outcomes(graph, graph.ends()),
                reference.outcomes(),
                graph.executedTwice(),
                graph.states().size());
    }

    private static boolean wrong(OracleOutcome outcome, Reference reference) {
        return outcome.allFinished() && !reference.has(outcome);
    }

    private static Set<Damage> damage(List<State> bad) {
        EnumSet<Damage> damage = EnumSet.noneOf(Damage.class);
        for (State state : bad) {
            damage.addAll(state.classes());
            if (state.classes().isEmpty()) {
                damage.add(Damage.OTHER);
            }
        }
        return Set.copyOf(damage);
    }

    private Set<OracleOutcome> outcomes(Graph graph, BitSet ends) {
        return graph.all(ends).stream()
                .map(s -> OracleOutcome.of(protocol, s))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** An {@code always} is false or a section has two owners. */
    private boolean breaks(State state) {
        Env env = new Env(model.mask(), List.of(), java.util.Optional.empty(), state.memory());
        return state.inside().stream().anyMatch(who -> who.size() > 1)
                || protocol.invariants().stream().anyMatch(i -> !env.holds(i.condition()));
    }

    /**
     * Nobody was told of an error, and without the adversary's help neither can all finish nor will
     * anybody be told.
     */
    private BitSet stuck(Graph graph) {
        BitSet fine = (BitSet) graph.ends().clone();
        fine.and(graph.where(this::allFinished));
        fine.or(graph.where(State::handedOver));
        BitSet stuck = graph.reaching(fine);
        stuck.flip(0, graph.states().size());
        return stuck;
    }

    private boolean allFinished(State state) {
        return protocol.processes().stream()
                .allMatch(p ->
                        p.daemon()
                                || state.processes().get(p.id()).status() == Proc.Status.FINISHED);
    }

    /** An error was handed over, and without a further fault no end can be reached. */
    private static BitSet spinning(Graph graph) {
        BitSet spinning = graph.reaching(graph.ends());
        spinning.flip(0, graph.states().size());
        spinning.and(graph.where(State::handedOver));
        return spinning;
    }

    private List<String> mistakes(Graph calm) {
        List<String> mistakes = new ArrayList<>();
        if (!calm.where(this::breaks).isEmpty()) {
            mistakes.add("broken without a fault");
        }
        if (!calm.where(State::handedOver).isEmpty()) {
            mistakes.add("an error without a fault");
        }
        for (State end : calm.all(calm.ends())) {
            if (!OracleOutcome.of(protocol, end).allFinished()) {
                mistakes.add("stuck without a fault");
            }
        }
        if (!stuck(calm).isEmpty()) {
            mistakes.add("stuck without a fault");
        }
        return mistakes;
    }

    /** Without an error in any run nothing is held against it. */
    private Reference crashReference(Graph graph) {
        if (graph.where(State::handedOver).isEmpty()) {
            return Reference.of(Set.of(), Set.of());
        }
        Graph crash = Graph.explore(ModelBuilder.of(CrashProtocol.of(protocol)), true, maxStates);
        BitSet ends = crash.where(State::handedOver);
        ends.and(crash.ends());
        Set<List<List<Long>>> spinning =
                crash.all(spinning(crash)).stream()
                        .map(s -> OracleOutcome.consumed(protocol, s))
                        .collect(Collectors.toUnmodifiableSet());
        return Reference.of(outcomes(crash, ends), spinning);
    }
}
