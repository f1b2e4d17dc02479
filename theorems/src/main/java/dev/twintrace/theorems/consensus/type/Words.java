package dev.twintrace.theorems.consensus.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The instructions of one word, which holds 0 to {@code values} - 1. All but write return what the
 * word held before, as the atomics of RDMA do; each list has the read of the word in front.
 */
record Words(int values) {
    private static final String READ = "read";

    FiniteType register(String name) {
        return type(
                name,
                IntStream.range(0, values)
                        .mapToObj(v ->
                                TypeOperation.of(
                                        "write(" + v + ")",
                                        values,
                                        _ -> v,
                                        _ -> TypeOperation.OK)));
    }

    FiniteType swap(String name) {
        return type(name, IntStream.range(0, values).mapToObj(v -> old("swap(" + v + ")", _ -> v)));
    }

    FiniteType testAndSet(String name) {
        return type(name, Stream.of(old("tas", _ -> 1)));
    }

    FiniteType fetchAndAdd(String name) {
        return type(name, amounts("fadd", d -> s -> (s + d) % values));
    }

    FiniteType fetchAndXor(String name) {
        return type(name, amounts("fxor", d -> s -> s ^ d));
    }

    FiniteType fetchAndMax(String name) {
        return type(name, amounts("fmax", d -> s -> Math.max(s, d)));
    }

    /** Compare and swap for every pair of different values. */
    FiniteType compareAndSwap(String name) {
        return type(
                name,
                IntStream.range(0, values * values)
                        .filter(i -> i / values != i % values)
                        .mapToObj(i ->
                                old(
                                        "cas(" + i / values + "," + i % values + ")",
                                        s -> s == i / values ? i % values : s)));
    }

    /**
     * Compare and swap that looks at the bits of one mask only and changes those of another one,
     * for all masks and all values below them.
     */
    FiniteType maskedCompareAndSwap(String name) {
        List<TypeOperation> all = new ArrayList<>();
        for (int looked = 0; looked < values; looked++) {
            for (int compare = 0; compare < values; compare++) {
                for (int changed = 0; changed < values; changed++) {
                    for (int swap = 0; swap < values; swap++) {
                        if ((compare & ~looked) == 0 && (swap & ~changed) == 0) {
                            all.add(maskedCompareAndSwap(looked, compare, changed, swap));
                        }
                    }
                }
            }
        }
        return type(name, all.stream());
    }

    private TypeOperation maskedCompareAndSwap(int looked, int compare, int changed, int swap) {
        return old(
                "mcas(" + compare + "/" + looked + "," + swap + "/" + changed + ")",
                s -> (s & looked) == compare ? (s & ~changed) | swap : s);
    }

    /** Addition whose carry does not leave a bit of {@code last}: each field adds by itself. */
    List<TypeOperation> maskedAdditions(int last) {
        return IntStream.range(1, values)
                .mapToObj(d -> old("mfadd(" + d + "/" + last + ")", s -> added(s, d, last)))
                .toList();
    }

    private int added(int state, int amount, int last) {
        int sum = 0;
        int carry = 0;
        for (int bit = 1; bit < values; bit <<= 1) {
            int ones = ((state & bit) == 0 ? 0 : 1) + ((amount & bit) == 0 ? 0 : 1) + carry;
            sum |= (ones & 1) * bit;
            carry = (last & bit) == 0 ? ones >> 1 : 0;
        }
        return sum;
    }

    FiniteType shifts(String name, boolean arithmetic) {
        IntUnaryOperator right = s -> (s >> 1) | (arithmetic ? s & (values >> 1) : 0);
        return type(
                name,
                Stream.of(
                        silent("shl", s -> (s << 1) & (values - 1)),
                        silent(arithmetic ? "sar" : "shr", right)));
    }

    FiniteType type(String name, Stream<TypeOperation> operations) {
        List<TypeOperation> all = new ArrayList<>();
        all.add(old(READ, s -> s));
        operations.forEach(all::add);
        return new FiniteType(
                name, IntStream.range(0, values).mapToObj(Integer::toString).toList(), all);
    }

    private Stream<TypeOperation> amounts(String name, IntFunction<IntUnaryOperator> next) {
        return IntStream.range(1, values).mapToObj(d -> old(name + "(" + d + ")", next.apply(d)));
    }

    private TypeOperation old(String name, IntUnaryOperator next) {
        return TypeOperation.of(name, values, next, Integer::toString);
    }

    private TypeOperation silent(String name, IntUnaryOperator next) {
        return TypeOperation.of(name, values, next, _ -> TypeOperation.OK);
    }
}
