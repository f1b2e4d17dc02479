package dev.twintrace.linear.monitor;

import static dev.twintrace.linear.monitor.Comparison.seeds;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Words and strings with distinct values, beside brute force. */
class DistinctValuesTest {
    private static final ObjectType WORD = new ObjectType.Word(WordWidth.VERBS, new Value.Word(0));
    private static final ObjectType NIL = new ObjectType.Word(WordWidth.VERBS, new Value.Nil());

    private final Comparison comparison = new Comparison(new DistinctValues(), 6);

    @Test
    void registersAgreeWithBruteForce() {
        int seeds = seeds(6_000, 60_000);
        for (int seed = 0; seed < seeds; seed++) {
            comparison.compare(
                    seed % 3 == 0 ? NIL : WORD,
                    (random, number) ->
                            random.nextInt(5) < 3 ? call("read") : call("write", number + 1),
                    8,
                    seed);
        }

        comparison.saw(seeds / 6, seeds / 6);
    }

    @Test
    void stringsAgreeWithBruteForce() {
        int seeds = seeds(1_000, 10_000);
        for (int seed = 0; seed < seeds; seed++) {
            comparison.compare(
                    new ObjectType.Text(""),
                    (random, number) ->
                            random.nextInt(5) < 3
                                    ? call("get")
                                    : new Draw.Call("put", List.of(new Value.Text("v" + number))),
                    7,
                    seed);
        }

        comparison.saw(seeds / 6, seeds / 6);
    }

    @Test
    void chainsOfSwapsAndCompareAndSwapsAgreeWithBruteForce() {
        int seeds = seeds(4_000, 100_000);
        for (int seed = 0; seed < seeds; seed++) {
            boolean writes = seed % 4 != 0;
            boolean swaps = seed % 3 != 0;
            boolean adds = seed % 7 == 0;
            comparison.compare(
                    WORD,
                    (random, number) -> chained(random, number, writes, swaps, adds),
                    8,
                    seed);
        }

        comparison.saw(seeds / 8, seeds / 8);
    }

    private static Draw.Call chained(
            Random random, int number, boolean writes, boolean swaps, boolean adds) {
        List<Draw.Call> calls = new ArrayList<>();
        int other = random.nextInt(Math.min(number + 3, 9));
        calls.add(call("read"));
        calls.add(call("cas", random.nextInt(number + 1), number + 1));
        calls.add(call("cas", number, number + 1));
        calls.add(call("cas", random.nextInt(9), number + 1));
        if (random.nextInt(6) == 0) {
            calls.add(call("cas", other, other));
        }
        if (writes) {
            calls.add(call("write", number + 1));
        }
        if (swaps) {
            calls.add(call("swap", number + 1));
            calls.add(call("swap", number + 1));
            if (random.nextInt(6) == 0) {
                calls.add(call("swap", other));
            }
        }
        if (adds) {
            calls.add(call("fadd", 100 << number));
            calls.add(call("fadd", -(100L << number)));
        }
        return calls.get(random.nextInt(calls.size()));
    }

    static Draw.Call call(String function, long... arguments) {
        List<Value> its = new ArrayList<>();
        for (long argument : arguments) {
            its.add(new Value.Word(argument));
        }
        return new Draw.Call(function, its);
    }
}
