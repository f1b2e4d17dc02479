package dev.twintrace.engine.symmetry;

import dev.twintrace.engine.symmetry.NormalForms.Node;
import dev.twintrace.engine.symmetry.NormalForms.Told;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The normal forms of terms and actions, read with their cells and marks renamed. An action is
 * executed on numbers for meanings in the place of values; what it writes at the end is its form.
 *
 * <p>So {@code let n = x; y = n; z = 1} and {@code z = 1; y = x} have one form.
 */
final class Reading {
    private final NormalForms forms;
    private final List<Integer> cells;
    private final List<Integer> marks;
    private final BitSet arrays;

    /**
     * Reads through a placement.
     *
     * @param arrays the first cells of the variables of which some element is computed; all others
     *     are taken cell by cell
     */
    Reading(NormalForms forms, Placement placement, BitSet arrays) {
        this.forms = forms;
        this.cells = placement.cells();
        this.marks = placement.marks();
        this.arrays = arrays;
    }

    /** The form of a term over a state. */
    int term(Term term) {
        return new Run().term(term);
    }

    /** The form of an action. */
    int action(Action action) {
        Run run = new Run();
        int guard = run.term(action.guard());
        action.effects().forEach(run::effect);
        run.written.entrySet().removeIf(e -> e.getValue() == before(e.getKey()));
        List<Told> told = new ArrayList<>(run.told);
        told.sort(
                Comparator.comparingInt(Told::mark).thenComparing(t -> t.conditions().toString()));
        return forms.number(
                new Node.Act(
                        action.role(), action.daemon(), guard, new TreeMap<>(run.written), told));
    }

    /** What is at a cell, or in the array from it on, before the action. */
    private int before(int first) {
        return forms.number(first < 0 ? new Node.Array(~first) : new Node.Cell(first));
    }

    /** One action under way. Places are first cells, complemented for arrays. */
    private final class Run {
        private Map<Integer, Integer> named = new HashMap<>();
        private final List<Integer> path = new ArrayList<>();
        private final List<Told> told = new ArrayList<>();
        private Map<Integer, Integer> written = new HashMap<>();

        private int now(int place) {
            Integer value = written.get(place);
            return value == null ? before(place) : value;
        }

        private int cell(Variable v, Term index) {
            return cells.get(v.offset() + Math.toIntExact(((Term.Constant) index).value()));
        }

        private int term(Term term) {
            return switch (term) {
                case Term.Constant(long value) -> forms.number(new Node.Constant(value));
                case Term.Read(Variable v, Term index) when arrays.get(v.offset()) ->
                        forms.number(new Node.Element(now(~cells.get(v.offset())), term(index)));
                case Term.Read(Variable v, Term index) -> now(cell(v, index));
                case Term.Named(int name) -> {
                    if (!named.containsKey(name)) {
                        throw new IllegalStateException("a value is named out of its block");
                    }
                    yield named.get(name);
                }
                case Term.Not(Term operand) -> forms.number(new Node.Not(term(operand)));
                case Term.Apply(var operator, Term left, Term right) ->
                        forms.apply(operator, term(left), term(right));
                case Term.Choose(Term condition, Term then, Term otherwise) ->
                        forms.choose(term(condition), term(then), term(otherwise));
            };
        }

        private void effect(Effect effect) {
            switch (effect) {
                case Effect.Assign(Variable v, Term index, Term value)
                        when arrays.get(v.offset()) -> {
                    int place = ~cells.get(v.offset());
                    Node stored = new Node.Stored(now(place), term(index), term(value));
                    written.put(place, forms.number(stored));
                }
                case Effect.Assign(Variable v, Term index, Term value) ->
                        written.put(cell(v, index), term(value));
                case Effect.Let(int name, Term value) -> named.put(name, term(value));
                case Effect.When(Term condition, var then, var otherwise) ->
                        when(term(condition), then, otherwise);
                // Which event a step is changes nothing; reports replay runs of the whole model.
                case Effect.Note _ -> {}
                case Effect.Mark(int mark) -> tell(marks.get(mark));
                case Effect.Mistake _ -> tell(-1);
            }
        }

        private void tell(int what) {
            told.add(new Told(path.stream().sorted().toList(), what));
        }

        private void when(int condition, List<Effect> then, List<Effect> otherwise) {
            Map<Integer, Integer> start = written;
            Map<Integer, Integer> yes = branch(condition, start, then);
            int not = forms.number(new Node.Not(condition));
            Map<Integer, Integer> no = branch(not, start, otherwise);
            written = yes;
            Set<Integer> places = new HashSet<>(yes.keySet());
            places.addAll(no.keySet());
            for (int place : places) {
                if (!Objects.equals(yes.get(place), no.get(place))) {
                    int a = yes.getOrDefault(place, before(place));
                    int b = no.getOrDefault(place, before(place));
                    written.put(place, forms.choose(condition, a, b));
                }
            }
        }

        private Map<Integer, Integer> branch(
                int condition, Map<Integer, Integer> start, List<Effect> effects) {
            Map<Integer, Integer> outside = named;
            named = new HashMap<>(outside);
            written = new HashMap<>(start);
            path.add(condition);
            effects.forEach(this::effect);
            path.removeLast();
            named = outside;
            return written;
        }
    }
}
