package dev.twintrace.engine.explore;

import static dev.twintrace.engine.ModelBuilder.increment;
import static dev.twintrace.engine.ModelBuilder.less;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twintrace.engine.ModelBuilder;
import dev.twintrace.engine.compile.CompiledSuccessors;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.semantics.Lowering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found depends neither on threads nor on disks nor on interruptions. */
class MeansTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Limits WIDE = new Limits(1 << 30, 1 << 30, LONG);

    @TempDir private Path folder;

    /** Four counters that only grow, one of them with large values: states of several words. */
    private static Model grid(int n) {
        ModelBuilder b = new ModelBuilder();
        for (int i = 0; i < 4; i++) {
            Variable v = b.variable("x" + i, -1);
            b.variable("unused" + i, 0);
            b.action("step " + i, less(v, n - 1), increment(v));
        }
        Variable far = b.variable("far", -1);
        b.action("jump", less(far, 1), ModelBuilder.set(far, -1));
        return b.build();
    }

    private static Exploration explore(Model model, Limits limits, Means means) {
        Interpreter interpreter = new Interpreter(model);
        return Explorer.explore(
                model,
                new CompiledSuccessors(model, interpreter),
                Reduction.NONE,
                interpreter.initial(true),
                new Meter(limits, Progress.NONE),
                means);
    }

    private static Means threads(int threads) {
        return new Means(threads, Optional.empty(), Optional.empty());
    }

    private Means checkpoints(Duration every) {
        return new Means(1, Optional.empty(), Optional.of(new Means.Checkpoints(folder, every)));
    }

    private static void assertSame(Model model, Exploration found, Exploration expected) {
        assertThat(found.limit()).isEqualTo(expected.limit());
        assertThat(found.slip()).isEqualTo(expected.slip());
        assertThat(found.size()).isEqualTo(expected.size());
        assertThat(found.expanded()).isEqualTo(expected.expanded());
        assertThat(found.transitions()).isEqualTo(expected.transitions());
        assertThat(found.depth()).isEqualTo(expected.depth());
        assertThat(found.ends()).isEqualTo(expected.ends());
        long[] one = new long[model.size()];
        long[] other = new long[model.size()];
        for (int s = 0; s < found.size(); s += 1 + found.size() / 60) {
            found.read(s, one);
            expected.read(s, other);
            assertThat(one).isEqualTo(other);
            assertThat(found.path(s)).isEqualTo(expected.path(s));
            assertThat(found.depthOf(s)).isEqualTo(expected.depthOf(s));
        }
        if (found.limit().isEmpty() && found.slip().isEmpty()) {
            BitSet reached = expected.ends();
            BitSet same = found.ends();
            expected.spread(reached);
            found.spread(same);
            assertThat(same).isEqualTo(reached);
        }
    }

    @Test
    void threadsFindTheSameInTheSameOrder() {
        Model grid = grid(14);
        Exploration expected = explore(grid, WIDE, Means.ALONE);
        assertThat(expected.size()).isEqualTo(2 * 14 * 14 * 14 * 14);
        for (int threads = 2; threads <= 4; threads++) {
            assertSame(grid, explore(grid, WIDE, threads(threads)), expected);
        }
    }

    @Test
    void threadsFindTheSameInRandomProtocols() {
        int shared = 0;
        for (long seed = 0; seed < (Boolean.getBoolean("twintrace.full") ? 2_000 : 60); seed++) {
            Model model = Lowering.lower(RandomProtocols.generate(seed));
            Exploration expected = explore(model, WIDE, Means.ALONE);
            shared += expected.size() > 5_000 ? 1 : 0;
            assertSame(model, explore(model, WIDE, threads(3)), expected);
        }
        assertThat(shared).isPositive();
    }

    @Test
    void threadsStopAtTheSameState() {
        Model grid = grid(14);
        Limits few = new Limits(20_000, 1 << 30, LONG);
        assertSame(grid, explore(grid, few, threads(3)), explore(grid, few, Means.ALONE));
    }

    @Test
    void whatMemoryHasNoRoomForGoesToDisk() throws IOException {
        Model grid = grid(28);
        Exploration expected = explore(grid, WIDE, Means.ALONE);
        long most = expected.bytes() / 4 * 3;
        Limits little = new Limits(1 << 30, most, LONG);
        assertThat(explore(grid, little, Means.ALONE).limit().orElseThrow())
                .matches("more than \\d+ MiB of states");
        Means disk = new Means(2, Optional.of(folder), Optional.empty());
        Exploration found = explore(grid, little, disk);
        assertThat(found.bytes()).isLessThan(most);
        assertSame(grid, found, expected);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        assertThat(explore(grid, new Limits(1 << 30, most / 8, LONG), disk).limit().orElseThrow())
                .matches("more than \\d+ MiB of states, though the rest is on disk");
    }

    @Test
    void aDiskThatDoesNotTakeItEndsTheSearch() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Means disk = new Means(1, Optional.of(file.resolve("folder")), Optional.empty());
        Exploration found = explore(grid(20), new Limits(1 << 30, 1 << 20, LONG), disk);
        assertThat(found.limit().orElseThrow()).startsWith("cannot make the folder");
        assertThat(found.expanded()).isPositive();
        assertThat(found.path(found.size() - 1)).isNotEmpty();
    }

    @Test
    void goesOnFromWhereALimitEndedIt() {
        Model grid = grid(14);
        Exploration expected = explore(grid, WIDE, Means.ALONE);
        // Before the halves are two, before and after code is compiled, at the end.
        for (int states : List.of(100, 15_000, 30_000, 60_000, 1 << 30)) {
            Limits limits = new Limits(states, 1 << 30, LONG);
            Exploration part = explore(grid, limits, checkpoints(LONG));
            assertThat(part.limit().isPresent()).isEqualTo(states < expected.size());
        }
        assertSame(grid, explore(grid, WIDE, checkpoints(LONG)), expected);
    }

    @Test
    void goesOnFromWhereItWasKilled() throws IOException {
        Model grid = grid(14);
        Exploration expected = explore(grid, WIDE, Means.ALONE);
        List<Path> moments = new ArrayList<>();
        Path copies = Files.createDirectory(folder.resolve("copies"));
        Path live = Files.createDirectory(folder.resolve("live"));
        // What lies there while the search goes on is what a kill would leave.
        AtomicInteger looks = new AtomicInteger();
        Progress copying =
                status -> {
                    if (looks.incrementAndGet() % 8 == 0) {
                        Path copy = copies.resolve("" + moments.size());
                        copy(live, copy);
                        moments.add(copy);
                    }
                };
        Interpreter interpreter = new Interpreter(grid);
        Means often =
                new Means(
                        1,
                        Optional.empty(),
                        Optional.of(new Means.Checkpoints(live, Duration.ofMillis(1))));
        Explorer.explore(
                grid,
                new CompiledSuccessors(grid, interpreter),
                Reduction.NONE,
                interpreter.initial(true),
                new Meter(WIDE, copying, 0),
                often);
        assertThat(moments).hasSizeGreaterThan(2);
        for (Path moment : moments.subList(0, Math.min(4, moments.size()))) {
            Means here =
                    new Means(
                            2, Optional.empty(), Optional.of(new Means.Checkpoints(moment, LONG)));
            assertSame(grid, explore(grid, WIDE, here), expected);
        }
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.list(from)) {
            Files.createDirectory(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void refusesACheckpointOfSomethingElse() {
        explore(grid(5), WIDE, checkpoints(LONG));
        assertThatThrownBy(() -> explore(grid(6), WIDE, checkpoints(LONG)))
                .isInstanceOf(UnusableCheckpoint.class)
                .hasMessageContaining("has a checkpoint of something else");
    }

    @Test
    void refusesADamagedCheckpoint() throws IOException {
        Model grid = grid(9);
        explore(grid, WIDE, checkpoints(LONG));
        List<Path> files;
        try (var list = Files.list(folder)) {
            files = list.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(5);
        for (int i : IntStream.range(0, files.size()).toArray()) {
            byte[] whole = Files.readAllBytes(files.get(i));
            Files.write(files.get(i), java.util.Arrays.copyOf(whole, whole.length / 2));
            assertThatThrownBy(() -> explore(grid, WIDE, checkpoints(LONG)))
                    .as("half of %s", files.get(i).getFileName())
                    .isInstanceOf(UnusableCheckpoint.class);
            Files.write(files.get(i), whole);
        }
        assertSame(grid, explore(grid, WIDE, checkpoints(LONG)), explore(grid, WIDE, Means.ALONE));
    }
}
