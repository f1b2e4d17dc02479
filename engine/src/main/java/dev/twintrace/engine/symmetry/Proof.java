package dev.twintrace.engine.symmetry;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Proves that a placement of cells is an automorphism of a model, or gives it up. Asked for: the
 * initial states are their own images; images of actions are actions; and whatever a verdict reads,
 * from damage to outcomes, is permuted among its kind.
 */
final class Proof {
    private final Model model;
    private final NormalForms forms = new NormalForms();
    private final BitSet computed = new BitSet();
    private final Facts itself;
    private final List<long[]> initial;

    Proof(Model model) {
        this.model = model;
        Interpreter interpreter = new Interpreter(model);
        this.initial = List.of(interpreter.initial(true), interpreter.initial(false));
        runs().forEach(a -> {
            mention(a.guard());
            a.effects().forEach(this::mention);
        });
        judged().forEach(this::mention);
        this.itself = facts(Placement.fixed(model));
    }

    private Stream<Action> runs() {
        return model.actions().stream().filter(a -> a.role() != Action.Role.ALTERNATIVE);
    }

    private Stream<Term> judged() {
        return Stream.of(
                        Stream.of(model.twoOwners()),
                        model.invariants().stream(),
                        model.outcome().memory().stream(),
                        model.outcome().processes().stream()
                                .flatMap(p -> Stream.of(p.finished(), p.failed(), p.count())))
                .flatMap(s -> s);
    }

    private void mention(Effect effect) {
        switch (effect) {
            case Effect.Assign(Variable v, Term index, Term value) -> {
                mention(new Term.Read(v, index));
                mention(value);
            }
            case Effect.Let(int _, Term value) -> mention(value);
            case Effect.When(Term condition, var then, var otherwise) -> {
                mention(condition);
                then.forEach(this::mention);
                otherwise.forEach(this::mention);
            }
            case Effect.Note _, Effect.Mark _, Effect.Mistake _ -> {}
        }
    }

    private void mention(Term term) {
        switch (term) {
            case Term.Read(Variable _, Term.Constant _) -> {}
            case Term.Read(Variable v, Term index) -> {
                computed.set(v.offset());
                mention(index);
            }
            case Term.Not(Term operand) -> mention(operand);
            case Term.Apply(var _, Term left, Term right) -> {
                mention(left);
                mention(right);
            }
            case Term.Choose(Term condition, Term then, Term otherwise) -> {
                mention(condition);
                mention(then);
                mention(otherwise);
            }
            case Term.Constant _, Term.Named _ -> {}
        }
    }

    /** The automorphism, if it is one. */
    Optional<Automorphism> of(Placement placement) {
        if (!permutes(placement.cells())
                || !permutes(placement.marks())
                || !keepsArraysTogether(placement.cells())
                || !keepsFixed(placement.cells())) {
            return Optional.empty();
        }
        return facts(placement)
                .onto(itself)
                .map(onto ->
                        new Automorphism(
                                array(placement.cells()),
                                array(onto.actions()),
                                array(placement.marks()),
                                array(onto.outcome())));
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean permutes(List<Integer> where) {
        return where.stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, where.size()).boxed().toList());
    }

    private boolean keepsArraysTogether(List<Integer> cells) {
        return model.variables().stream()
                .filter(v -> computed.get(v.offset()))
                .allMatch(v ->
                        IntStream.range(0, v.length())
                                .allMatch(i ->
                                        cells.get(v.offset() + i) == cells.get(v.offset()) + i));
    }

    private boolean keepsFixed(List<Integer> cells) {
        boolean starts =
                initial.stream()
                        .allMatch(s ->
                                IntStream.range(0, cells.size())
                                        .allMatch(c -> s[cells.get(c)] == s[c]));
        boolean classes =
                Stream.concat(Stream.of(model.handedOver()), model.damage().values().stream())
                        .allMatch(v -> cells.get(v.offset()) == v.offset());
        BitSet budgets = new BitSet();
        model.budgets().forEach(v -> budgets.set(v.offset()));
        return starts && classes && budgets.stream().allMatch(c -> budgets.get(cells.get(c)));
    }

    private Facts facts(Placement placement) {
        Reading reading = new Reading(forms, placement, computed);
        List<Integer> ids = new ArrayList<>();
        List<Integer> actions = new ArrayList<>();
        runs().forEach(a -> {
            ids.add(a.id());
            actions.add(reading.action(a));
        });
        ToIntFunction<Term> form = reading::term;
        return new Facts(
                model.actions().size(),
                ids,
                actions,
                form.applyAsInt(model.twoOwners()),
                forms(model.invariants(), form),
                forms(model.outcome().memory(), form),
                model.outcome().processes().stream()
                        .map(p -> ending(p, form, placement.cells()))
                        .toList());
    }

    private static List<Integer> forms(List<Term> terms, ToIntFunction<Term> form) {
        return terms.stream().mapToInt(form).boxed().toList();
    }

    /** How a process ends, as text to compare: its terms, and the cells of what it consumed. */
    private static String ending(
            Model.ProcessTerms p, ToIntFunction<Term> form, List<Integer> cells) {
        Variable v = p.consumed();
        return Stream.of(p.finished(), p.failed(), p.count()).mapToInt(form).boxed().toList()
                + Arrays.toString(
                        IntStream.range(v.offset(), v.offset() + v.length())
                                .map(cells::get)
                                .toArray());
    }

    /**
     * Normal forms of all that matters of a model.
     *
     * @param ids of the actions that runs have
     * @param actions their forms
     */
    private record Facts(
            int all,
            List<Integer> ids,
            List<Integer> actions,
            int twoOwners,
            List<Integer> invariants,
            List<Integer> memory,
            List<String> endings) {

        /** What goes where, if all is the same as with the other but for the order. */
        private Optional<Onto> onto(Facts other) {
            if (twoOwners != other.twoOwners || places(invariants, other.invariants).isEmpty()) {
                return Optional.empty();
            }
            Optional<List<Integer>> outcome =
                    places(endings, other.endings)
                            .flatMap(p ->
                                    places(memory, other.memory)
                                            .map(m ->
                                                    Stream.of(p, m)
                                                            .flatMap(List::stream)
                                                            .toList()));
            return places(actions, other.actions)
                    .flatMap(places -> outcome.map(o -> new Onto(ids(places), o)));
        }

        private List<Integer> ids(List<Integer> places) {
            List<Integer> to = new ArrayList<>(Collections.nCopies(all, -1));
            for (int i = 0; i < places.size(); i++) {
                to.set(ids.get(i), ids.get(places.get(i)));
            }
            return to;
        }

        /** Where in another list each of these is; empty if they are not the same. */
        private static <T> Optional<List<Integer>> places(List<T> these, List<T> those) {
            Map<T, Deque<Integer>> free = new HashMap<>();
            for (int i = 0; i < those.size(); i++) {
                free.computeIfAbsent(those.get(i), _ -> new ArrayDeque<>()).add(i);
            }
            List<Integer> places = new ArrayList<>();
            for (T one : these) {
                Deque<Integer> same = free.getOrDefault(one, new ArrayDeque<>());
                if (same.isEmpty()) {
                    return Optional.empty();
                }
                places.add(same.remove());
            }
            return these.size() == those.size() ? Optional.of(places) : Optional.empty();
        }
    }

    /**
     * A model mapped onto itself.
     *
     * @param actions for each action the one that it becomes, or -1
     * @param outcome for each process of an outcome, then each cell, the place that it takes
     */
    private record Onto(List<Integer> actions, List<Integer> outcome) {}
}
