package dev.twintrace.engine.symmetry;

import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Term.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Numbers for meanings: what is equal but for the order of operands and of independent assignments
 * gets the same number. Equal numbers mean equal functions of the state; unequal ones mean nothing.
 */
final class NormalForms {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> numbers = new HashMap<>();

    /** Operands are numbers of other nodes; cells are those after renaming. */
    sealed interface Node {
        record Constant(long value) implements Node {}

        /** What a cell holds before the action. */
        record Cell(int cell) implements Node {}

        /** What an array from this cell on holds before the action. */
        record Array(int first) implements Node {}

        record Element(int array, int index) implements Node {}

        record Stored(int array, int index, int value) implements Node {}

        record Not(int operand) implements Node {}

        record Applied(Operator operator, List<Integer> operands) implements Node {}

        record Chosen(int condition, int then, int otherwise) implements Node {}

        /**
         * An action.
         *
         * @param written what cells and arrays hold afterwards, by first cell
         * @param told conditions under which it sets a mark or shows a mistake
         */
        record Act(
                Action.Role role,
                boolean daemon,
                int guard,
                SortedMap<Integer, Integer> written,
                List<Told> told)
                implements Node {}
    }

    /**
     * Under conditions that all hold, a mark is set.
     *
     * @param mark or -1 for a mistake in the file
     */
    record Told(List<Integer> conditions, int mark) {}

    /** The number of a node. */
    int number(Node node) {
        Integer known = numbers.putIfAbsent(node, nodes.size());
        if (known == null) {
            nodes.add(node);
            return nodes.size() - 1;
        }
        return known;
    }

    /** The number of a binary operation. */
    int apply(Operator operator, int left, int right) {
        List<Integer> operands = new ArrayList<>();
        switch (operator) {
            case ADD, AND, OR, BIT_AND, MULTIPLY -> {
                flatten(operator, left, operands);
                flatten(operator, right, operands);
                Collections.sort(operands);
            }
            case EQUAL, NOT_EQUAL -> {
                operands.add(Math.min(left, right));
                operands.add(Math.max(left, right));
            }
            case SUBTRACT, DIVIDE, REMAINDER, LESS, LESS_OR_EQUAL -> {
                operands.add(left);
                operands.add(right);
            }
        }
        return number(new Node.Applied(operator, List.copyOf(operands)));
    }

    private void flatten(Operator operator, int operand, List<Integer> into) {
        if (nodes.get(operand) instanceof Node.Applied(Operator inner, List<Integer> operands)
                && inner == operator) {
            into.addAll(operands);
        } else {
            into.add(operand);
        }
    }

    /** The number of a choice; a condition does not matter where both are the same. */
    int choose(int condition, int then, int otherwise) {
        return then == otherwise ? then : number(new Node.Chosen(condition, then, otherwise));
    }
}
