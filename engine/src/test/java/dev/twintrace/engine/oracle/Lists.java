package dev.twintrace.engine.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Copies of lists with one thing changed. */
final class Lists {
    private Lists() {}

    static <T> List<T> set(List<T> list, int index, T value) {
        List<T> copy = new ArrayList<>(list);
        copy.set(index, value);
        return List.copyOf(copy);
    }

    static <T> List<T> without(List<T> list, int index) {
        List<T> copy = new ArrayList<>(list);
        copy.remove(index);
        return List.copyOf(copy);
    }

    static <T> List<T> append(List<T> list, T value) {
        List<T> copy = new ArrayList<>(list);
        copy.add(value);
        return List.copyOf(copy);
    }

    static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> copy = new ArrayList<>(first);
        copy.addAll(second);
        return List.copyOf(copy);
    }

    static List<Long> zeros(int count) {
        return List.copyOf(Collections.nCopies(count, 0L));
    }
}
