package dev.twintrace.engine.solve;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** All subsets of a few things: 2^n of them. */
final class Subsets {
    private Subsets() {}

    /** The smallest first, so the whole is last. */
    static <T> List<Set<T>> of(List<T> all) {
        return IntStream.range(0, 1 << all.size())
                .<Set<T>>mapToObj(bits -> {
                    Set<T> some = new LinkedHashSet<>();
                    for (int i = 0; i < all.size(); i++) {
                        if ((bits & (1 << i)) != 0) {
                            some.add(all.get(i));
                        }
                    }
                    return some;
                })
                .sorted(Comparator.comparingInt(Set::size))
                .toList();
    }
}
