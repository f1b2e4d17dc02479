package dev.twintrace.engine.reduce;

import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Term.Operator;
import dev.twintrace.protocol.model.Variable;
import java.util.Arrays;
import java.util.List;

/**
 * A state as expressions over an unknown one, and actions that change it. Beside the cells there is
 * one for each mark and one for mistakes, which are 1 once they have happened.
 */
final class Execution {
    private static final int UNTOUCHED = -1;

    private final Dag dag;
    private final int size;
    private int[] cells;
    private int[] named = new int[16];

    /**
     * The unknown state itself.
     *
     * @param size how many cells a state has
     * @param marks how many marks there are
     */
    Execution(Dag dag, int size, int marks) {
        this.dag = dag;
        this.size = size;
        this.cells = new int[size + marks + 1];
        Arrays.fill(cells, UNTOUCHED);
    }

    /** How many cells there are, with those for marks and mistakes. */
    int cells() {
        return cells.length;
    }

    /** Whether some effect assigns to the cell. */
    boolean touched(int cell) {
        return cells[cell] != UNTOUCHED;
    }

    /** The value of a cell now. */
    int cell(int cell) {
        if (cells[cell] != UNTOUCHED) {
            return cells[cell];
        }
        return cell < size ? dag.cell(cell) : dag.constant(0);
    }

    /** The value of a term now. */
    int value(Term term) {
        return switch (term) {
            case Term.Constant(long value) -> dag.constant(value);
            case Term.Read(Variable v, Term index) -> read(v, value(index));
            case Term.Named(int name) -> named[name];
            case Term.Not(Term operand) -> dag.not(value(operand));
            case Term.Apply(Operator operator, Term left, Term right) ->
                    apply(operator, left, right);
            case Term.Choose(Term condition, Term then, Term otherwise) -> {
                int c = value(condition);
                if (Values.surelyTrue(dag.values(c))) {
                    yield value(then);
                }
                yield Values.surelyFalse(dag.values(c))
                        ? value(otherwise)
                        : dag.choose(c, value(then), value(otherwise));
            }
        };
    }

    private int apply(Operator operator, Term left, Term right) {
        int l = value(left);
        boolean decided =
                switch (operator) {
                    case AND -> Values.surelyFalse(dag.values(l));
                    case OR -> Values.surelyTrue(dag.values(l));
                    case ADD,
                            SUBTRACT,
                            MULTIPLY,
                            DIVIDE,
                            REMAINDER,
                            BIT_AND,
                            EQUAL,
                            NOT_EQUAL,
                            LESS,
                            LESS_OR_EQUAL ->
                            false;
                };
        return decided
                ? dag.constant(operator == Operator.OR ? 1 : 0)
                : dag.apply(operator, l, value(right));
    }

    /** Past the end there is 0, as in {@link Evaluation}. */
    private int read(Variable v, int index) {
        long set = dag.values(index);
        boolean inside = set != Values.ANY && v.length() < Long.SIZE && set >>> v.length() == 0;
        int value = inside ? UNTOUCHED : dag.constant(0);
        for (int i = v.length() - 1; i >= 0; i--) {
            if (!may(set, i)) {
                continue;
            }
            int here = cell(v.offset() + i);
            value =
                    value == UNTOUCHED
                            ? here
                            : dag.choose(
                                    dag.apply(Operator.EQUAL, index, dag.constant(i)), here, value);
        }
        return value;
    }

    private static boolean may(long set, int index) {
        return set == Values.ANY || (index < Long.SIZE && (set >>> index & 1) != 0);
    }

    /** Does these effects. */
    void run(List<Effect> effects) {
        effects.forEach(this::run);
    }

    private void run(Effect effect) {
        switch (effect) {
            case Effect.Assign(Variable v, Term index, Term value) ->
                    assign(v, value(index), value(value));
            case Effect.Let(int name, Term value) -> {
                if (name >= named.length) {
                    named = Arrays.copyOf(named, 2 * name);
                }
                named[name] = value(value);
            }
            case Effect.When(Term condition, List<Effect> then, List<Effect> otherwise) ->
                    when(value(condition), then, otherwise);
            case Effect.Note _ -> {}
            case Effect.Mark(int mark) -> cells[size + mark] = dag.constant(1);
            case Effect.Mistake _ -> cells[cells.length - 1] = dag.constant(1);
        }
    }

    private void when(int condition, List<Effect> then, List<Effect> otherwise) {
        long set = dag.values(condition);
        if (Values.surelyTrue(set)) {
            run(then);
        } else if (Values.surelyFalse(set)) {
            run(otherwise);
        } else {
            int[] before = cells.clone();
            run(then);
            int[] after = cells;
            cells = before;
            run(otherwise);
            for (int c = 0; c < cells.length; c++) {
                if (after[c] != cells[c]) {
                    int yes = after[c] == UNTOUCHED ? untouched(c) : after[c];
                    cells[c] = dag.choose(condition, yes, cell(c));
                }
            }
        }
    }

    private int untouched(int cell) {
        return cell < size ? dag.cell(cell) : dag.constant(0);
    }

    private void assign(Variable v, int index, int value) {
        long set = dag.values(index);
        for (int i = 0; i < v.length(); i++) {
            if (may(set, i)) {
                int c = v.offset() + i;
                cells[c] =
                        dag.isConstant(index)
                                ? value
                                : dag.choose(
                                        dag.apply(Operator.EQUAL, index, dag.constant(i)),
                                        value,
                                        cell(c));
            }
        }
    }
}
