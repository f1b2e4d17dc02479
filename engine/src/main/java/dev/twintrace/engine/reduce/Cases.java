package dev.twintrace.engine.reduce;

import dev.twintrace.protocol.model.Term.Operator;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Which two cases to distinguish, where expressions are not known well enough: by a comparison that
 * a condition in them depends on, if possible. Whether an entry is there, say, and not which of ten
 * requests it refers to.
 */
final class Cases {
    private final Dag dag;
    private final long[] domains;

    Cases(Dag dag, long[] domains) {
        this.dag = dag;
        this.domains = domains;
    }

    /**
     * One case; in the other the cell has any other value of its domain.
     *
     * @param values some of the cell's domain, not all
     */
    record Case(int cell, long values) {}

    /** Two cases on which it depends what these expressions are. */
    Optional<Case> of(int... expressions) {
        Optional<Case> found = search(expressions, this::ofCondition);
        return found.isPresent() ? found : search(expressions, this::ofPart);
    }

    private <T> Optional<T> search(int[] from, IntFunction<Optional<T>> look) {
        BitSet seen = new BitSet();
        Deque<Integer> todo = new ArrayDeque<>();
        for (int x : from) {
            todo.add(x);
        }
        while (!todo.isEmpty()) {
            int x = todo.poll();
            if (seen.get(x)) {
                continue;
            }
            seen.set(x);
            Optional<T> found = look.apply(x);
            if (found.isPresent()) {
                return found;
            }
            for (int i = 0; i < dag.parts(x); i++) {
                todo.add(dag.part(x, i));
            }
        }
        return Optional.empty();
    }

    private Optional<Case> ofCondition(int x) {
        if (!dag.isChoice(x)) {
            return Optional.empty();
        }
        int[] condition = {dag.part(x, 0)};
        Optional<Case> compared = search(condition, this::ofComparison);
        return compared.isPresent() ? compared : search(condition, this::ofPart);
    }

    private Optional<Case> ofComparison(int x) {
        Operator operator = dag.comparison(x);
        if (operator == Operator.ADD) {
            return Optional.empty();
        }
        int l = dag.part(x, 0);
        int r = dag.part(x, 1);
        int cell = dag.cellOf(dag.base(dag.isConstant(l) ? r : l));
        if (cell < 0 || !(dag.isConstant(l) || dag.isConstant(r))) {
            return Optional.empty();
        }
        long holding = 0;
        for (long rest = domains[cell];
                rest != 0 && domains[cell] != Values.ANY;
                rest &= rest - 1) {
            long value = Long.numberOfTrailingZeros(rest);
            long left = dag.isConstant(l) ? dag.constantOf(l) : value + dag.offset(l);
            long right = dag.isConstant(r) ? dag.constantOf(r) : value + dag.offset(r);
            if (Values.compute(operator, left, right) != 0) {
                holding |= Long.lowestOneBit(rest);
            }
        }
        return holding == 0 || holding == domains[cell]
                ? Optional.empty()
                : Optional.of(new Case(cell, holding));
    }

    /** A cell with few values, the largest of them by itself. */
    private Optional<Case> ofPart(int x) {
        int cell = dag.cellOf(x);
        return cell < 0 || domains[cell] == Values.ANY
                ? Optional.empty()
                : Optional.of(new Case(cell, Long.highestOneBit(domains[cell])));
    }
}
