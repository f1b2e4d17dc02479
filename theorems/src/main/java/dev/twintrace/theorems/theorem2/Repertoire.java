package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.WordWidth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * The operations that are tried, in their lexicographic order, and the values that the object has
 * at first. Of masked atomics that do the same one is taken: bits outside of a mask are 0, and no
 * bit is swapped for what it was compared with. Others' masked atomics need not be tried: whoever
 * finds a and leaves b might as well have called {@code cas(a, b)}, for every explanation of what
 * he found has a there, too, and makes b of it.
 *
 * @param width of the word; of no meaning for a queue
 * @param initial ascending
 * @param sender's operations
 * @param others' operations
 */
record Repertoire(WordWidth width, List<Long> initial, List<Verb> sender, List<Verb> others) {
    Repertoire {
        initial = List.copyOf(initial);
        sender = List.copyOf(sender);
        others = List.copyOf(others);
    }

    /** Everything that there is on a word of a few bits. */
    static Repertoire ofBits(int bits) {
        WordWidth width = new WordWidth(bits);
        List<Long> values = upTo(width.mask());
        List<Verb> plain = plain(values, values);
        List<Verb> all = new ArrayList<>(plain);
        // The highest bit always ends a field, whether it is marked or not.
        all.addAll(masked(values, values, upTo(width.mask() >>> 1)));
        return new Repertoire(width, values, all, plain);
    }

    /**
     * The values 0 to 3 in a word of 64 bits, and additions of half its range. All that is found
     * here holds; that nothing is found has to be shown by other means.
     */
    static Repertoire ofVerbs() {
        List<Long> values = upTo(3);
        List<Long> addends = new ArrayList<>(values);
        addends.add(Long.MIN_VALUE);
        List<Verb> all = plain(values, addends);
        all.addAll(masked(values, addends, upTo(1)));
        return new Repertoire(WordWidth.VERBS, values, all, plain(values, values));
    }

    /** Two messages, on queues of up to two. */
    static Repertoire ofMessages() {
        List<Long> messages = List.of(1L, 2L);
        TreeSet<Long> queues = new TreeSet<>(List.of(Queues.EMPTY));
        for (int length = 0; length < 2; length++) {
            for (long queue : List.copyOf(queues)) {
                messages.forEach(m -> queues.add(Queues.with(queue, m)));
            }
        }
        List<Verb> sends = messages.stream().<Verb>map(Verb.Send::new).toList();
        List<Verb> all = new ArrayList<>(List.of(new Verb.Receive()));
        all.addAll(sends);
        return new Repertoire(WordWidth.VERBS, List.copyOf(queues), sends, all);
    }

    /** The sender's operations by kind, in order, each with the values on which it is of that. */
    Map<Kind, Map<Verb, List<Long>>> byKind() {
        Map<Kind, Map<Verb, List<Long>>> all = new EnumMap<>(Kind.class);
        for (Verb verb : sender) {
            for (long value : initial) {
                all.computeIfAbsent(Kind.of(verb, value, width), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(verb, _ -> new ArrayList<>())
                        .add(value);
            }
        }
        return all;
    }

    /** The others' operations that a context has. */
    List<Verb> others(Context context) {
        return others.stream().filter(context::has).toList();
    }

    private static List<Verb> plain(List<Long> values, List<Long> addends) {
        List<Verb> all = new ArrayList<>(List.of(new Verb.Read()));
        values.forEach(v -> all.add(new Verb.Write(v)));
        addends.forEach(d -> all.add(new Verb.FetchAndAdd(d)));
        for (long compare : values) {
            values.forEach(swap -> all.add(new Verb.CompareAndSwap(compare, swap)));
        }
        return all;
    }

    private static List<Verb> masked(List<Long> values, List<Long> addends, List<Long> boundaries) {
        List<Verb> all = new ArrayList<>();
        for (long addend : addends) {
            boundaries.forEach(b -> all.add(new Verb.MaskedFetchAndAdd(addend, b)));
        }
        for (long compare : values) {
            for (long swap : values) {
                for (long compareMask : values) {
                    for (long swapMask : values) {
                        long outside = (compare & ~compareMask) | (swap & ~swapMask);
                        long same = compareMask & swapMask & ~(compare ^ swap);
                        if (outside == 0 && same == 0) {
                            all.add(
                                    new Verb.MaskedCompareAndSwap(
                                            compare, swap, compareMask, swapMask));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(0, last).boxed().toList();
    }
}
