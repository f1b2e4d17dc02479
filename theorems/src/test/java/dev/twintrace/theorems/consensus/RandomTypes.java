package dev.twintrace.theorems.consensus;

import dev.twintrace.theorems.consensus.type.FiniteType;
import dev.twintrace.theorems.consensus.type.TypeOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Small readable types at random, of which many can do something. */
public final class RandomTypes {
    private RandomTypes() {}

    /** The type of a seed: 2 to 5 states, 1 to 3 operations besides the read. */
    public static FiniteType of(long seed) {
        Random random = new Random(seed);
        int states = 2 + random.nextInt(4);
        List<String> names = IntStream.range(0, states).mapToObj(s -> "s" + s).toList();
        List<TypeOperation> operations = new ArrayList<>();
        operations.add(
                new TypeOperation("read", IntStream.range(0, states).boxed().toList(), names));
        int count = 1 + random.nextInt(3);
        // Operations that mostly leave states alone remember; those that never do, forget.
        int changing = 1 + random.nextInt(4);
        int responses = 1 + random.nextInt(2);
        for (int o = 0; o < count; o++) {
            List<Integer> next = new ArrayList<>();
            List<String> told = new ArrayList<>();
            for (int s = 0; s < states; s++) {
                next.add(
                        s == 0 || random.nextInt(4) < changing
                                ? random.nextInt(states)
                                : (Integer) s);
                told.add("r" + random.nextInt(responses));
            }
            operations.add(new TypeOperation("o" + o, next, told));
        }
        return new FiniteType("random-" + seed, names, operations);
    }
}
