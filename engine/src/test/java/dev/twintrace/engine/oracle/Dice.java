package dev.twintrace.engine.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random choices that follow from a seed alone. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    @SafeVarargs
    final <T> T pick(T... options) {
        return options[random.nextInt(options.length)];
    }

    <T> T pick(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    /** One of the first numbers, each as likely as its weight. */
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int at = random.nextInt(sum);
        int index = 0;
        while (at >= weights[index]) {
            at -= weights[index];
            index++;
        }
        return index;
    }

    <T> List<T> some(List<T> options, int percent) {
        List<T> chosen = new ArrayList<>();
        for (T option : options) {
            if (chance(percent)) {
                chosen.add(option);
            }
        }
        return List.copyOf(chosen);
    }
}
