package dev.twintrace.engine.reduce;

import dev.twintrace.protocol.model.Term.Operator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Values that actions compute, as expressions over the cells of one unknown state, each expression
 * once: two that are the same number are the same expression, and so have the same value in every
 * state. Expressions are simplified as they are made, by what is known of the cells.
 *
 * <p>There are millions of them while a model is looked at, hence numbers and parallel arrays.
 */
final class Dag {
    /** By the code of each. */
    private static final List<Operator> OPERATORS =
            Arrays.stream(Operator.values()).sorted(Comparator.comparingInt(Dag::code)).toList();

    private static final int CELL = OPERATORS.size();
    private static final int NOT = CELL + 1;
    private static final int CHOOSE = CELL + 2;
    private static final int CONSTANT = CELL + 3;

    private final long[] domains;
    private int[] kind = new int[1024];
    private int[] first = new int[1024];
    private int[] second = new int[1024];
    private int[] third = new int[1024];
    private long[] values = new long[1024];
    private long[] constants = new long[1024];
    private int size;
    private final Map<Key, Integer> known = new HashMap<>();
    private final int[] cells;

    private record Key(int kind, int first, int second, int third, long constant) {}

    /**
     * An empty collection.
     *
     * @param domains for each cell the set of values that it may have
     */
    Dag(long[] domains) {
        this.domains = domains;
        this.cells = new int[domains.length];
        Arrays.fill(cells, -1);
    }

    /** A constant. */
    int constant(long value) {
        return make(CONSTANT, 0, 0, 0, value, Values.only(value));
    }

    /** The value of a cell at first. */
    int cell(int cell) {
        if (cells[cell] < 0) {
            long domain = domains[cell];
            cells[cell] =
                    Long.bitCount(domain) == 1
                            ? constant(Long.numberOfTrailingZeros(domain))
                            : make(CELL, cell, 0, 0, 0, domain);
        }
        return cells[cell];
    }

    /** What values the expression may have. */
    long values(int node) {
        return values[node];
    }

    boolean isConstant(int node) {
        return kind[node] == CONSTANT;
    }

    long constantOf(int node) {
        return constants[node];
    }

    boolean isChoice(int node) {
        return kind[node] == CHOOSE;
    }

    /** The cell that this is, or -1. */
    int cellOf(int node) {
        return kind[node] == CELL ? first[node] : -1;
    }

    /** The comparison that this is, with two parts; ADD for anything else. */
    Operator comparison(int node) {
        if (kind[node] >= CELL) {
            return Operator.ADD;
        }
        return switch (OPERATORS.get(kind[node])) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL -> OPERATORS.get(kind[node]);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, BIT_AND, AND, OR -> Operator.ADD;
        };
    }

    /** What a constant is added to, or the expression itself. */
    int base(int node) {
        return isSum(node) ? first[node] : node;
    }

    /** The constant that is added to the {@link #base}. */
    long offset(int node) {
        return isSum(node) ? constants[second[node]] : 0;
    }

    private static int code(Operator operator) {
        return switch (operator) {
            case ADD -> 0;
            case SUBTRACT -> 1;
            case MULTIPLY -> 2;
            case DIVIDE -> 3;
            case REMAINDER -> 4;
            case BIT_AND -> 5;
            case EQUAL -> 6;
            case NOT_EQUAL -> 7;
            case LESS -> 8;
            case LESS_OR_EQUAL -> 9;
            case AND -> 10;
            case OR -> 11;
        };
    }

    private boolean isSum(int node) {
        return kind[node] == code(Operator.ADD) && isConstant(second[node]);
    }

    /** How many expressions it is made from directly. */
    int parts(int node) {
        int k = kind[node];
        return k == CONSTANT || k == CELL ? 0 : k == NOT ? 1 : k == CHOOSE ? 3 : 2;
    }

    int part(int node, int which) {
        return which == 0 ? first[node] : which == 1 ? second[node] : third[node];
    }

    /** 1 for 0, otherwise 0. */
    int not(int operand) {
        long set = values[operand];
        if (Values.surelyTrue(set)) {
            return constant(0);
        }
        if (Values.surelyFalse(set)) {
            return constant(1);
        }
        if (kind[operand] == NOT) {
            return truth(first[operand]);
        }
        if (kind[operand] < CELL) {
            Operator opposite =
                    switch (OPERATORS.get(kind[operand])) {
                        case EQUAL -> Operator.NOT_EQUAL;
                        case NOT_EQUAL -> Operator.EQUAL;
                        case ADD,
                                SUBTRACT,
                                MULTIPLY,
                                DIVIDE,
                                REMAINDER,
                                BIT_AND,
                                LESS,
                                LESS_OR_EQUAL,
                                AND,
                                OR ->
                                OPERATORS.get(kind[operand]);
                    };
            if (opposite != OPERATORS.get(kind[operand])) {
                return apply(opposite, first[operand], second[operand]);
            }
        }
        return set != Values.ANY && (set & ~Values.EITHER) == 0
                ? make(NOT, operand, 0, 0, 0, Values.EITHER)
                : apply(Operator.EQUAL, operand, constant(0));
    }

    /** 1 for everything but 0. */
    int truth(int operand) {
        long set = values[operand];
        if (set != Values.ANY && (set & ~Values.EITHER) == 0) {
            return operand;
        }
        return apply(Operator.NOT_EQUAL, operand, constant(0));
    }

    /** As {@code Term.Choose}. */
    int choose(int condition, int then, int otherwise) {
        long set = values[condition];
        if (Values.surelyTrue(set) || then == otherwise) {
            return then;
        }
        if (Values.surelyFalse(set)) {
            return otherwise;
        }
        if (kind[condition] == NOT) {
            return choose(first[condition], otherwise, then);
        }
        int t = kind[then] == CHOOSE && first[then] == condition ? second[then] : then;
        int o =
                kind[otherwise] == CHOOSE && first[otherwise] == condition
                        ? third[otherwise]
                        : otherwise;
        if (t == o) {
            return t;
        }
        if (isConstant(t) && isConstant(o)) {
            if (constants[t] == 1 && constants[o] == 0) {
                return truth(condition);
            }
            if (constants[t] == 0 && constants[o] == 1) {
                return not(condition);
            }
        }
        if (isTruth(t) && isTruth(o)) {
            if (isConstant(t)) {
                return constants[t] == 1
                        ? apply(Operator.OR, condition, o)
                        : apply(Operator.AND, not(condition), o);
            }
            if (isConstant(o)) {
                return constants[o] == 1
                        ? apply(Operator.OR, not(condition), t)
                        : apply(Operator.AND, condition, t);
            }
        }
        if (isTruth(t) && isTruth(o)) {
            int common = common(condition, t, o);
            if (common >= 0) {
                return common;
            }
        }
        long all =
                values[t] == Values.ANY || values[o] == Values.ANY
                        ? Values.ANY
                        : values[t] | values[o];
        return make(CHOOSE, condition, t, o, 0, all);
    }

    /** As {@code Term.Apply}. */
    int apply(Operator operator, int l, int r) {
        if (isConstant(l) && isConstant(r)) {
            return constant(Values.compute(operator, constants[l], constants[r]));
        }
        return switch (operator) {
            case AND, OR -> connect(operator, truth(l), truth(r));
            case EQUAL -> l == r ? constant(1) : sorted(operator, l, r);
            case NOT_EQUAL -> l == r ? constant(0) : sorted(operator, l, r);
            case LESS -> l == r ? constant(0) : plain(operator, l, r);
            case LESS_OR_EQUAL -> l == r ? constant(1) : plain(operator, l, r);
            case ADD ->
                    isConstant(l)
                            ? add(r, constants[l])
                            : isConstant(r) ? add(l, constants[r]) : sorted(operator, l, r);
            case SUBTRACT -> isConstant(r) ? add(l, -constants[r]) : plain(operator, l, r);
            case MULTIPLY, BIT_AND -> sorted(operator, l, r);
            case DIVIDE, REMAINDER -> plain(operator, l, r);
        };
    }

    /** Conjunctions and disjunctions are written as one chain, the parts in order and each once. */
    private int connect(Operator operator, int l, int r) {
        boolean and = operator == Operator.AND;
        if (Values.surelyTrue(values[l]) == and && isConstant(l)) {
            return r;
        }
        if (Values.surelyTrue(values[r]) == and && isConstant(r)) {
            return l;
        }
        if (isConstant(l) || isConstant(r)) {
            return constant(and ? 0 : 1);
        }
        TreeSet<Integer> parts = new TreeSet<>();
        parts(operator, l, parts);
        parts(operator, r, parts);
        int chain = parts.pollLast();
        while (!parts.isEmpty()) {
            int part = parts.pollLast();
            chain = make(code(operator), part, chain, 0, 0, Values.EITHER);
        }
        return chain;
    }

    private void parts(Operator operator, int node, Set<Integer> to) {
        int rest = node;
        while (kind[rest] == code(operator)) {
            to.add(first[rest]);
            rest = second[rest];
        }
        to.add(rest);
    }

    /** What is true in either case need not be asked for in each; -1 if there is no such thing. */
    private int common(int condition, int then, int otherwise) {
        TreeSet<Integer> t = new TreeSet<>();
        parts(Operator.OR, then, t);
        TreeSet<Integer> o = new TreeSet<>();
        parts(Operator.OR, otherwise, o);
        TreeSet<Integer> both = new TreeSet<>(t);
        both.retainAll(o);
        if (both.isEmpty()) {
            return -1;
        }
        t.removeAll(both);
        o.removeAll(both);
        return connect(Operator.OR, any(both), choose(condition, any(t), any(o)));
    }

    private int any(Set<Integer> parts) {
        int all = constant(0);
        for (int part : parts) {
            all = connect(Operator.OR, all, part);
        }
        return all;
    }

    private boolean isTruth(int node) {
        return values[node] != Values.ANY && (values[node] & ~Values.EITHER) == 0;
    }

    /** Modulo 2^64, so that what is taken away after it was added leaves nothing. */
    private int add(int node, long constant) {
        if (constant == 0) {
            return node;
        }
        if (isSum(node)) {
            return add(first[node], constants[second[node]] + constant);
        }
        int r = constant(constant);
        Operator as = constant < 0 ? Operator.SUBTRACT : Operator.ADD;
        long amount = constant < 0 ? -constant : constant;
        return make(
                code(Operator.ADD),
                node,
                r,
                0,
                0,
                Values.apply(as, values[node], Values.only(amount)));
    }

    private int sorted(Operator operator, int l, int r) {
        return l <= r ? plain(operator, l, r) : plain(operator, r, l);
    }

    private int plain(Operator operator, int l, int r) {
        long set = Values.apply(operator, values[l], values[r]);
        if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
            int wide = isConstant(l) ? l : isConstant(r) ? r : -1;
            int other = wide == l ? r : l;
            // A large constant is not in any set of small values.
            if (wide >= 0 && values[wide] == Values.ANY && values[other] != Values.ANY) {
                return constant(operator == Operator.EQUAL ? 0 : 1);
            }
        }
        return make(code(operator), l, r, 0, 0, set);
    }

    private int make(int k, int a, int b, int c, long constant, long set) {
        if (k != CONSTANT && Long.bitCount(set) == 1) {
            return constant(Long.numberOfTrailingZeros(set));
        }
        Key key = new Key(k, a, b, c, constant);
        Integer there = known.get(key);
        if (there != null) {
            return there;
        }
        if (size == kind.length) {
            kind = Arrays.copyOf(kind, 2 * size);
            first = Arrays.copyOf(first, 2 * size);
            second = Arrays.copyOf(second, 2 * size);
            third = Arrays.copyOf(third, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            constants = Arrays.copyOf(constants, 2 * size);
        }
        kind[size] = k;
        first[size] = a;
        second[size] = b;
        third[size] = c;
        constants[size] = constant;
        values[size] = set;
        known.put(key, size);
        return size++;
    }
}
