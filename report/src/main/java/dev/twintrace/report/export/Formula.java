package dev.twintrace.report.export;

import java.util.ArrayList;
import java.util.List;

/** Something that holds or does not hold in a state. */
sealed interface Formula {
    /** True or false in all states. */
    record Fixed(boolean holds) implements Formula {}

    /** Of two integers. */
    record Compare(Relation relation, Value left, Value right) implements Formula {}

    /** Looks at the right only if the left holds. */
    record Both(Formula left, Formula right) implements Formula {}

    /** Looks at the right only if the left does not hold. */
    record Any(Formula left, Formula right) implements Formula {}

    /** The opposite. */
    record Not(Formula formula) implements Formula {}

    /** How two integers compare. */
    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL;
    }

    /** The opposite, without a sign for it where that is easy. */
    default Formula negated() {
        return switch (this) {
            case Fixed(boolean holds) -> new Fixed(!holds);
            case Not(Formula formula) -> formula;
            case Compare(Relation relation, Value left, Value right) ->
                    switch (relation) {
                        case EQUAL -> new Compare(Relation.NOT_EQUAL, left, right);
                        case NOT_EQUAL -> new Compare(Relation.EQUAL, left, right);
                        case LESS -> new Compare(Relation.LESS_OR_EQUAL, right, left);
                        case LESS_OR_EQUAL -> new Compare(Relation.LESS, right, left);
                    };
            case Both _, Any _ -> new Not(this);
        };
    }

    /** What has to hold, in order. */
    default List<Formula> conjuncts() {
        List<Formula> all = new ArrayList<>();
        if (this instanceof Both(Formula left, Formula right)) {
            all.addAll(left.conjuncts());
            all.addAll(right.conjuncts());
        } else {
            all.add(this);
        }
        return all;
    }
}
