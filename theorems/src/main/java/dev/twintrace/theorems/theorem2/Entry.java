package dev.twintrace.theorems.theorem2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether operations of a kind may be posted again in a context.
 *
 * @param looks whether the sender looks at the result; of meaning only where {@link Kind#asked}
 * @param byWidth the answer for words of 1, 2, 3 and 64 bits; the one for messages stands with 64
 */
public record Entry(
        Kind kind, boolean looks, Context context, Fate fate, SortedMap<Integer, Answer> byWidth) {
    /** Copies the map. */
    public Entry {
        byWidth = Collections.unmodifiableSortedMap(new TreeMap<>(byWidth));
    }

    /** What is known of one width. */
    public sealed interface Answer {
        /** There is no operation of that kind, or nobody who could be such a context. */
        record None() implements Answer {}

        /**
         * Every history, of any length, is explained by a single execution.
         *
         * @param reasons those that apply to some of the operations; one applies to each
         */
        record Safe(Set<Reason> reasons) implements Answer {
            /** Copies the set. */
            public Safe {
                reasons = Collections.unmodifiableSet(reasons);
            }
        }

        /** This history is not linearizable, and none with fewer operations of others is. */
        record Unsafe(Retry shortest) implements Answer {}
    }

    /** The operation, as the table names it. */
    public String operation() {
        return operation(kind, looks);
    }

    static String operation(Kind kind, boolean looks) {
        return kind.asked() ? kind.text() + (looks ? "" : ", result unused") : kind.text();
    }

    /** The shortest history of all widths, of the least width that has it; empty if safe. */
    public Optional<Retry> shortest() {
        Optional<Retry> least = Optional.empty();
        for (Answer answer : byWidth.values()) {
            if (answer instanceof Answer.Unsafe(Retry retry)
                    && (least.isEmpty() || retry.others() < least.get().others())) {
                least = Optional.of(retry);
            }
        }
        return least;
    }

    /** Whether it is about anything at all. */
    public boolean exists() {
        return byWidth.values().stream().anyMatch(a -> !(a instanceof Answer.None));
    }

    /**
     * What stands in the table: {@code safe}, or how many operations of others the shortest history
     * takes; where widths differ, for each of them.
     */
    public String cell() {
        SortedMap<Integer, String> texts = new TreeMap<>();
        byWidth.forEach((width, answer) -> {
            switch (answer) {
                case Answer.None _ -> {}
                case Answer.Safe _ -> texts.put(width, "safe");
                case Answer.Unsafe(Retry retry) -> texts.put(width, "unsafe, " + retry.others());
            }
        });
        if (texts.isEmpty()) {
            return "–";
        }
        Set<String> different = new LinkedHashSet<>(texts.values());
        if (different.size() == 1) {
            return String.join("", different);
        }
        List<String> each = new ArrayList<>();
        texts.forEach((width, text) -> each.add(text + " (" + width + " bit)"));
        return String.join("; ", each);
    }
}
