package dev.twintrace.engine.reduce;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.reduce.Constraints.Constraint;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What holds in every state of a model's runs: the model's facts, and for each cell a set of values
 * outside of which it has none. The sets are the least that no action leaves, each cell for itself;
 * so where {@code i} is 0 or 1, code under {@code if i + 2 < 2} is known to be dead.
 */
final class Knowledge {
    private static final int MOST_CASES = 64;
    private static final int MOST_GROWTH = 16;

    private final Model model;
    private final List<Footprint> footprints;
    private final List<List<Term>> guards;
    private final List<Constraint> facts;
    private final long[] domains;
    private final List<BitSet> counters;
    private final long[] room;
    private final int[] growth;
    private final BitSet changed = new BitSet();

    Knowledge(Model model) {
        this.model = model;
        this.footprints = model.actions().stream().map(Footprint::of).toList();
        this.guards = model.actions().stream().map(a -> conjuncts(a.guard())).toList();
        this.facts = model.facts().stream().map(Constraint::of).toList();
        this.counters = footprints.stream().map(this::counters).toList();
        this.growth = new int[model.size()];
        this.room = room(model);
        this.domains = initial(model);
        spread();
    }

    private static long[] initial(Model model) {
        long[] domains =
                Arrays.stream(new Interpreter(model).initial(true)).map(Values::only).toArray();
        // Some explorations start without faults left.
        for (Variable v : model.budgets()) {
            domains[v.offset()] = Values.upTo(v.max());
        }
        return domains;
    }

    private static long[] room(Model model) {
        long[] room = new long[model.size()];
        for (Variable v : model.variables()) {
            Arrays.fill(room, v.offset(), v.offset() + v.length(), Values.upTo(v.max()));
        }
        return room;
    }

    /** The parts of a guard, all of which have to hold. */
    static List<Term> conjuncts(Term guard) {
        List<Term> all = new ArrayList<>();
        split(guard, true, all);
        return List.copyOf(all);
    }

    private static void split(Term term, boolean holds, List<Term> to) {
        if (term instanceof Term.Not(Term operand)) {
            split(operand, !holds, to);
        } else if (term instanceof Term.Apply(var operator, Term left, Term right)
                && operator == (holds ? Term.Operator.AND : Term.Operator.OR)) {
            split(left, holds, to);
            split(right, holds, to);
        } else if (!(term instanceof Term.Constant(long v) && (v != 0) == holds)) {
            to.add(holds ? term : new Term.Not(term));
        }
    }

    List<Term> guard(int action) {
        return guards.get(action);
    }

    Footprint footprint(int action) {
        return footprints.get(action);
    }

    /** For each cell a set that has all of its values; a copy. */
    long[] domains() {
        return domains.clone();
    }

    /** These terms hold, and of the facts those that say something about these cells. */
    Constraints constraints(List<Term> terms, BitSet cells) {
        Constraints constraints = new Constraints();
        terms.forEach(t -> constraints.add(Constraint.of(t)));
        for (Constraint fact : facts) {
            if (mentionsOne(fact, cells)) {
                constraints.add(fact);
            }
        }
        return constraints;
    }

    private static boolean mentionsOne(Constraint fact, BitSet cells) {
        for (int c : fact.cells()) {
            if (cells.get(c)) {
                return true;
            }
        }
        return false;
    }

    private void spread() {
        BitSet todo = new BitSet();
        todo.set(0, model.actions().size());
        while (!todo.isEmpty()) {
            for (int a = todo.nextSetBit(0); a >= 0; a = todo.nextSetBit(a + 1)) {
                todo.clear(a);
                if (model.actions().get(a).role() != Action.Role.ALTERNATIVE) {
                    take(a);
                }
            }
            for (int a = 0; a < footprints.size(); a++) {
                if (footprints.get(a).reads().intersects(changed)) {
                    todo.set(a);
                }
            }
            changed.clear();
        }
    }

    private void take(int action) {
        long[] before = domains();
        Constraints constraints = constraints(guards.get(action), footprints.get(action).reads());
        if (constraints.narrow(before)) {
            take(action, constraints, before, 0, MOST_CASES);
        }
    }

    /**
     * Takes note of what an action does, for each value of its counters by itself.
     *
     * @param from the first cell by which cases have not been distinguished yet
     */
    private void take(int action, Constraints constraints, long[] before, int from, int mostCases) {
        BitSet own = counters.get(action);
        for (int c = own.nextSetBit(from); c >= 0; c = own.nextSetBit(c + 1)) {
            int values = Long.bitCount(before[c]);
            if (values > 1 && values <= mostCases) {
                for (long rest = before[c]; rest != 0; rest &= rest - 1) {
                    long[] one = before.clone();
                    one[c] = Long.lowestOneBit(rest);
                    if (constraints.narrow(one, c)) {
                        take(action, constraints, one, c + 1, mostCases / values);
                    }
                }
                return;
            }
        }
        Dag dag = new Dag(before);
        Execution after = new Execution(dag, model.size(), model.marks().size());
        after.run(model.actions().get(action).effects());
        for (int c = 0; c < domains.length; c++) {
            if (after.touched(c)) {
                grow(c, dag.values(after.cell(c)));
            }
        }
    }

    /** The cells that are no array's and that an action both reads and writes. */
    private BitSet counters(Footprint footprint) {
        BitSet own = (BitSet) footprint.reads().clone();
        own.and(footprint.writes());
        model.variables().stream()
                .filter(v -> v.length() > 1)
                .forEach(v -> own.clear(v.offset(), v.offset() + v.length()));
        return own;
    }

    private boolean fresh(int cell, long set) {
        return (set & room[cell] & ~domains[cell]) != 0;
    }

    private void grow(int cell, long set) {
        if (fresh(cell, set)) {
            growth[cell]++;
            // A counter is not followed for long.
            domains[cell] =
                    growth[cell] > MOST_GROWTH ? room[cell] : domains[cell] | (set & room[cell]);
            changed.set(cell);
        }
    }
}
