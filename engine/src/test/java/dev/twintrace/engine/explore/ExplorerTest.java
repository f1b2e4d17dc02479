package dev.twintrace.engine.explore;

import static dev.twintrace.engine.ModelBuilder.and;
import static dev.twintrace.engine.ModelBuilder.increment;
import static dev.twintrace.engine.ModelBuilder.is;
import static dev.twintrace.engine.ModelBuilder.less;
import static dev.twintrace.engine.ModelBuilder.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.ModelBuilder;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplorerTest {
    private static final Limits WIDE = new Limits(1 << 30, 1 << 30, Duration.ofMinutes(5));

    private static Exploration explore(Model model, Limits limits, Progress progress) {
        Interpreter interpreter = new Interpreter(model);
        return Explorer.explore(
                model,
                new InterpretedSuccessors(model, interpreter),
                interpreter.initial(true),
                new Meter(limits, progress));
    }

    /** A grid of n by n by n: three counters that only grow. */
    private static Model grid(int n) {
        ModelBuilder b = new ModelBuilder();
        for (int i = 0; i < 3; i++) {
            Variable v = b.variable("x" + i, n - 1);
            b.action("step " + i, less(v, n - 1), increment(v));
        }
        return b.build();
    }

    @Test
    void findsEveryStateByAShortestWay() {
        Exploration grid = explore(grid(5), WIDE, Progress.NONE);
        assertThat(grid.limit()).isEmpty();
        assertThat(grid.size()).isEqualTo(125);
        assertThat(grid.expanded()).isEqualTo(125);
        assertThat(grid.transitions()).isEqualTo(3 * 4 * 25);
        assertThat(grid.depth()).isEqualTo(12);
        long[] state = new long[grid(5).size()];
        for (int s = 0; s < grid.size(); s++) {
            grid.read(s, state);
            int sum = 0;
            for (long cell : state) {
                sum += (int) cell;
            }
            assertThat(grid.depthOf(s)).isEqualTo(sum);
            assertThat(grid.path(s)).hasSize(sum);
        }
        assertThat(grid.ends().cardinality()).isEqualTo(1);
        assertThat(grid.end(124)).isTrue();
    }

    @Test
    void isDeterministic() {
        Exploration one = explore(grid(4), WIDE, Progress.NONE);
        Exploration two = explore(grid(4), WIDE, Progress.NONE);
        for (int s = 0; s < one.size(); s++) {
            assertThat(one.path(s)).isEqualTo(two.path(s));
        }
    }

    @Test
    void endsWhereNothingButFaultsAndDaemonsIsLeft() {
        ModelBuilder b = new ModelBuilder();
        Variable x = b.variable("x", 3);
        b.action("go", is(x, 0), set(x, 1));
        b.action("fault", Action.Role.FAULT, is(x, 1), set(x, 2));
        b.daemon("daemon", is(x, 2), set(x, 3));
        b.action("instead", Action.Role.ALTERNATIVE, is(x, 0), set(x, 3));
        Exploration runs = explore(b.build(), WIDE, Progress.NONE);
        assertThat(runs.size()).isEqualTo(4);
        assertThat(runs.ends().stream()).containsExactly(1, 2, 3);
    }

    @Test
    void spreadsBackwardsButNotOverFaults() {
        ModelBuilder b = new ModelBuilder();
        Variable x = b.variable("x", 5);
        b.action("0 to 1", is(x, 0), set(x, 1));
        b.action("1 to 0", is(x, 1), set(x, 0));
        b.action("1 to 2", is(x, 1), set(x, 2));
        b.action("0 to 3", is(x, 0), set(x, 3));
        b.action("fault 3 to 2", Action.Role.FAULT, is(x, 3), set(x, 2));
        Exploration runs = explore(b.build(), WIDE, Progress.NONE);
        BitSet reached = new BitSet();
        int two = 3;
        assertThat(runs.path(two)).containsExactly(0, 2);
        reached.set(two);
        runs.spread(reached);
        assertThat(reached.stream()).containsExactly(0, 1, two);
    }

    @Test
    void spreadsAgainstTheOrderOfDiscovery() {
        // A long way back: every step leads to a state that was found earlier.
        ModelBuilder b = new ModelBuilder();
        Variable x = b.variable("x", 1000);
        Variable down = b.variable("down", 1);
        b.action("up", and(is(down, 0), less(x, 1000)), increment(x));
        b.action("turn", is(x, 1000), set(down, 1));
        for (int i = 1; i <= 1000; i++) {
            b.action("down " + i, and(is(down, 1), is(x, i)), set(x, i - 1));
        }
        Exploration runs = explore(b.build(), WIDE, Progress.NONE);
        BitSet reached = new BitSet();
        reached.set(runs.size() - 1);
        runs.spread(reached);
        assertThat(reached.cardinality()).isEqualTo(runs.size());
    }

    @Test
    void stopsAtTheNumberOfStates() {
        Exploration runs =
                explore(grid(30), new Limits(1000, 1 << 30, Duration.ofMinutes(5)), Progress.NONE);
        assertThat(runs.limit()).contains("more than 1000 states");
        assertThat(runs.size()).isBetween(1000, 1010);
        assertThat(runs.expanded()).isLessThan(runs.size());
        assertThat(runs.path(runs.size() - 1)).hasSize(runs.depthOf(runs.size() - 1));
    }

    @Test
    void stopsAtTheMemory() {
        long most = 1 << 20;
        Exploration runs =
                explore(grid(60), new Limits(1 << 30, most, Duration.ofMinutes(5)), Progress.NONE);
        assertThat(runs.limit()).contains("more than 1 MiB of states");
        assertThat(runs.size()).isGreaterThan(5_000);
    }

    @Test
    void stopsAtTheTimeout() {
        Exploration runs =
                explore(grid(200), new Limits(1 << 30, 1 << 30, Duration.ofMillis(50)), s -> {});
        assertThat(runs.limit()).contains("more than 0.0500 seconds");
    }

    @Test
    void stopsOnInterrupt() {
        Thread.currentThread().interrupt();
        Exploration runs = explore(grid(100), WIDE, Progress.NONE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs.limit()).contains("interrupted");
    }

    @Test
    void tellsHowItGetsOn() {
        List<Progress.Status> heard = new ArrayList<>();
        explore(grid(200), new Limits(1 << 30, 1 << 30, Duration.ofMillis(700)), heard::add);
        assertThat(heard).hasSizeBetween(2, 4);
        assertThat(heard.getLast().states()).isGreaterThan(heard.getFirst().states());
        assertThat(heard.getLast().depth()).isPositive();
        assertThat(heard.getLast().queue()).isPositive();
        assertThat(heard.getLast().statesPerSecond()).isPositive();
    }

    @Test
    void stopsAtAMistakeInTheFile() {
        ModelBuilder b = new ModelBuilder();
        Variable x = b.variable("x", 5);
        b.action("up", less(x, 3), increment(x));
        b.action("wrong", is(x, 2), new Effect.Mistake(new Span(3, 4, 5), "index 9 of 3"));
        Exploration runs = explore(b.build(), WIDE, Progress.NONE);
        assertThat(runs.slip())
                .contains(new Exploration.Slip(2, 1, new Span(3, 4, 5), "index 9 of 3"));
        assertThat(runs.path(2)).containsExactly(0, 0);
    }

    private static Exploration explore(Model model, Choice choice) {
        Interpreter interpreter = new Interpreter(model);
        return Explorer.explore(
                model,
                new InterpretedSuccessors(model, interpreter),
                new Reduction(Optional.of(() -> choice), Optional.empty()),
                interpreter.initial(true),
                new Meter(WIDE, Progress.NONE),
                Means.ALONE);
    }

    /** Takes the first step only. */
    private static boolean first(int count, boolean[] kept) {
        Arrays.fill(kept, 0, count, false);
        kept[0] = true;
        return true;
    }

    @Test
    void takesTheStepsThatAreChosen() {
        Exploration runs = explore(grid(5), (cells, enabled, count, kept) -> first(count, kept));
        // One counter after the other.
        assertThat(runs.size()).isEqualTo(13);
        assertThat(runs.transitions()).isEqualTo(12);
        assertThat(runs.ends().stream()).containsExactly(12);
        assertThat(runs.path(12)).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2);
    }

    @Test
    void leavesNothingOutForEver() {
        // One process spins; another has a step to do, which a choice would put off in each state.
        ModelBuilder b = new ModelBuilder();
        Variable spin = b.variable("spin", 2);
        Variable done = b.variable("done", 1);
        for (int i = 0; i < 3; i++) {
            b.action("spin " + i, is(spin, i), set(spin, (i + 1) % 3));
        }
        b.action("do", is(done, 0), set(done, 1));
        Exploration runs = explore(b.build(), (cells, enabled, count, kept) -> first(count, kept));
        assertThat(runs.size()).isEqualTo(6);
    }

    @Test
    void findsTheSamePathsThroughRepresentatives() {
        // Of states that differ only in which counter has how much, one is looked at.
        Model grid = grid(6);
        Representative sorted = cells -> Arrays.sort(cells, cells.length - 3, cells.length);
        Interpreter interpreter = new Interpreter(grid);
        Exploration runs =
                Explorer.explore(
                        grid,
                        new InterpretedSuccessors(grid, interpreter),
                        new Reduction(Optional.empty(), Optional.of(() -> sorted)),
                        interpreter.initial(true),
                        new Meter(WIDE, Progress.NONE),
                        Means.ALONE);
        assertThat(runs.size()).isEqualTo(56);
        long[] wanted = new long[grid.size()];
        for (int s = 0; s < runs.size(); s++) {
            long[] state = interpreter.initial(true);
            for (int action : runs.path(s)) {
                assertThat(interpreter.enabled(action, state)).isTrue();
                interpreter.apply(action, state);
            }
            sorted.of(state);
            runs.read(s, wanted);
            assertThat(state).isEqualTo(wanted);
        }
    }

    @Test
    void holdsAMillionStatesInLittleSpace() {
        long start = System.nanoTime();
        Exploration runs = explore(grid(100), WIDE, Progress.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(runs.size()).isEqualTo(1_000_000);
        assertThat(runs.bytes()).isLessThan(100L << 20);
        assertThat(seconds).isLessThan(20);
    }
}
