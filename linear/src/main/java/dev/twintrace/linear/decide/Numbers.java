package dev.twintrace.linear.decide;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Numbers in some order: a list of a million of them without a million objects. */
public final class Numbers {
    private final int[] numbers;

    private Numbers(int[] numbers) {
        this.numbers = numbers;
    }

    /** These. */
    public static Numbers of(int... numbers) {
        return new Numbers(numbers.clone());
    }

    /** The first of these. */
    public static Numbers first(int size, int[] of) {
        return new Numbers(Arrays.copyOf(of, size));
    }

    /** How many. */
    public int size() {
        return numbers.length;
    }

    /** One of them, from 0. */
    public int at(int index) {
        return numbers[index];
    }

    /** All of them. */
    public IntStream stream() {
        return Arrays.stream(numbers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
