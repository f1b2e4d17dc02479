package dev.twintrace.engine.reduce;

import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Terms that are true in the states that are looked at. What they leave of the sets of values that
 * cells may have is all that is made of them.
 */
final class Constraints {
    private static final int FEW_CELLS = 4;

    private final List<Constraint> all = new ArrayList<>();
    private final Map<Integer, List<Integer>> ofCell = new HashMap<>();

    /** One term, and the cells that it mentions. */
    record Constraint(Term term, List<Integer> cells) {
        static Constraint of(Term term) {
            return new Constraint(term, Footprint.mentioned(term).stream().boxed().toList());
        }
    }

    /** One more. */
    void add(Constraint constraint) {
        int index = all.size();
        all.add(constraint);
        for (int c : constraint.cells()) {
            ofCell.computeIfAbsent(c, _ -> new ArrayList<>()).add(index);
        }
    }

    /**
     * Takes from the domains values with which some constraint is false.
     *
     * @return whether there may be a state left
     */
    boolean narrow(long[] domains) {
        BitSet todo = new BitSet();
        todo.set(0, all.size());
        return narrow(domains, todo);
    }

    /** As {@link #narrow(long[])}, after the domain of one cell has become smaller. */
    boolean narrow(long[] domains, int cell) {
        BitSet todo = new BitSet();
        ofCell.getOrDefault(cell, List.of()).forEach(todo::set);
        return narrow(domains, todo);
    }

    private boolean narrow(long[] domains, BitSet todo) {
        for (int i = todo.nextSetBit(0); i >= 0; i = todo.nextSetBit(0)) {
            todo.clear(i);
            Constraint c = all.get(i);
            long set = set(c.term(), domains);
            if (Values.surelyFalse(set)) {
                return false;
            }
            if (!Values.surelyTrue(set) && !narrow(c, domains, todo)) {
                return false;
            }
        }
        return true;
    }

    private boolean narrow(Constraint c, long[] domains, BitSet todo) {
        int open = 0;
        for (int cell : c.cells()) {
            open += Long.bitCount(domains[cell]) > 1 ? 1 : 0;
        }
        if (open > FEW_CELLS) {
            return true;
        }
        for (int cell : c.cells()) {
            long before = domains[cell];
            if (before == Values.ANY || Long.bitCount(before) <= 1) {
                continue;
            }
            long left = before;
            for (long rest = before; rest != 0; rest &= rest - 1) {
                long one = Long.lowestOneBit(rest);
                domains[cell] = one;
                if (Values.surelyFalse(set(c.term(), domains))) {
                    left &= ~one;
                }
            }
            domains[cell] = left;
            if (left == 0) {
                return false;
            }
            if (left != before) {
                ofCell.getOrDefault(cell, List.of()).forEach(todo::set);
            }
        }
        return true;
    }

    /** What values a term without names may have. */
    static long set(Term term, long[] domains) {
        return switch (term) {
            case Term.Constant(long value) -> Values.only(value);
            case Term.Read(Variable v, Term.Constant(long i)) -> domains[v.offset() + (int) i];
            case Term.Read(Variable v, Term index) -> {
                long indexes = set(index, domains);
                boolean inside =
                        indexes != Values.ANY
                                && v.length() < Long.SIZE
                                && indexes >>> v.length() == 0;
                long all = inside ? 0 : Values.only(0);
                for (int i = 0; i < v.length(); i++) {
                    if (indexes == Values.ANY || (i < Long.SIZE && (indexes >>> i & 1) != 0)) {
                        all |= domains[v.offset() + i];
                    }
                }
                yield all;
            }
            case Term.Named _ -> Values.ANY;
            case Term.Not(Term operand) -> Values.not(set(operand, domains));
            case Term.Apply(var operator, Term left, Term right) ->
                    Values.apply(operator, set(left, domains), set(right, domains));
            case Term.Choose(Term condition, Term then, Term otherwise) -> {
                long c = set(condition, domains);
                if (Values.surelyTrue(c)) {
                    yield set(then, domains);
                }
                if (Values.surelyFalse(c)) {
                    yield set(otherwise, domains);
                }
                long t = set(then, domains);
                long o = set(otherwise, domains);
                yield t == Values.ANY || o == Values.ANY ? Values.ANY : t | o;
            }
        };
    }
}
