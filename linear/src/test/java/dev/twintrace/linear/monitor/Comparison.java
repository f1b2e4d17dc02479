package dev.twintrace.linear.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Decider;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.object.ObjectType;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A monitor beside brute force: the same verdict, every order replayed, and every contradiction
 * confirmed: the named operations with all others relaxed to any time, any result or never have no
 * order.
 */
final class Comparison {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Decider decider;
    private final int rough;
    final TreeMap<String, Integer> skipped = new TreeMap<>();
    int linearizable;
    int not;

    Comparison(Decider decider, int rough) {
        this.rough = rough;
        this.decider = decider;
    }

    static int seeds(int quick, int full) {
        return Integer.getInteger("twintrace.seeds", FULL ? full : quick);
    }

    static Part part(ObjectType type, List<Operation> operations) {
        History history = History.of(operations);
        return new Part(history, type, Numbers.of(IntStream.range(0, history.size()).toArray()));
    }

    static Finding decide(Decider decider, ObjectType type, List<Operation> operations) {
        return decider.decide(part(type, operations), Budget.of(LONG, 1));
    }

    void compare(ObjectType type, Draw.Calls calls, int most, long seed) {
        compare(type, Draw.history(type, new Random(seed), calls, most, rough));
    }

    void compare(ObjectType type, List<Operation> operations) {
        Finding finding = decide(decider, type, operations);
        switch (finding) {
            case Finding.Linearizable(Numbers order) -> {
                linearizable++;
                assertThat(BruteForce.explains(type, operations, order))
                        .as("%s of %s", order, text(operations))
                        .isTrue();
            }
            case Finding.NotLinearizable(Numbers named, String why) -> {
                not++;
                assertThat(why).endsWith(".");
                assertThat(BruteForce.linearizable(type, operations))
                        .as("%s%n%s", text(operations), finding)
                        .isFalse();
                assertThat(BruteForce.linearizable(type, BruteForce.relaxed(operations, named)))
                        .as("relaxed but for %s: %s%n%s", named, why, text(operations))
                        .isFalse();
            }
            case Finding.NotApplicable(String precondition) ->
                    skipped.merge(precondition, 1, Integer::sum);
            case Finding.Unknown(String reason) -> throw new AssertionError(reason);
        }
    }

    /** That all kinds of histories were there, a good part of them of either verdict. */
    void saw(int linearizables, int nots) {
        assertThat(linearizable).as(toString()).isGreaterThanOrEqualTo(linearizables);
        assertThat(not).as(toString()).isGreaterThanOrEqualTo(nots);
    }

    @Override
    public String toString() {
        return linearizable + " linearizable, " + not + " not, " + skipped;
    }

    static String text(List<Operation> operations) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < operations.size(); i++) {
            Operation op = operations.get(i);
            lines.append(
                    "%n%d: [%d, %s] %s %s"
                            .formatted(
                                    i,
                                    op.called(),
                                    op.returned().isPresent() ? op.returned().getAsLong() : "-",
                                    Naming.of(op),
                                    op.executions()));
        }
        return lines.toString();
    }
}
