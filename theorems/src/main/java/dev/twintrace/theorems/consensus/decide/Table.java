package dev.twintrace.theorems.consensus.decide;

import dev.twintrace.theorems.consensus.type.FiniteType;
import dev.twintrace.theorems.consensus.type.TypeOperation;
import java.util.HashMap;
import java.util.Map;

/** A type as arrays, because the search reads nothing else. */
final class Table {
    /** How many states there are. */
    final int states;

    /** How many operations there are. */
    final int operations;

    /** The state after it, by operation and state. */
    final int[][] next;

    /** Its response as a number from 0, by operation and state. */
    final int[][] response;

    /** How many responses an operation has. */
    final int[] responses;

    Table(FiniteType type) {
        states = type.states().size();
        operations = type.operations().size();
        next = new int[operations][states];
        response = new int[operations][states];
        responses = new int[operations];
        for (int o = 0; o < operations; o++) {
            TypeOperation operation = type.operations().get(o);
            Map<String, Integer> numbers = new HashMap<>();
            for (int s = 0; s < states; s++) {
                next[o][s] = operation.next().get(s);
                String said = operation.responses().get(s);
                response[o][s] = numbers.computeIfAbsent(said, _ -> numbers.size());
            }
            responses[o] = numbers.size();
        }
    }
}
