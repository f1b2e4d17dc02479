package dev.twintrace.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Frontier.Lattice;
import dev.twintrace.engine.solve.Frontier.Point;
import dev.twintrace.engine.solve.Frontier.Relaxation;
import dev.twintrace.engine.solve.Solution.Extent;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.tree.Failover.Power;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of each set is what every monotone answer that agrees with the known ones says. */
class CubeTest {
    private static final int SEEDS =
            Integer.getInteger("twintrace.seeds", Boolean.getBoolean("twintrace.full") ? 2000 : 60);
    private static final Relaxation OPTION = new Relaxation.Setting("reuse", "off", "on");
    private static final List<Relaxation> MONOTONE =
            List.of(
                    new Relaxation.Bounded(),
                    new Relaxation.Granted(Power.PROBE),
                    new Relaxation.Granted(Power.CLOSE));
    private static final int SETS = 8;
    private static final Solution UNKNOWN = new Solution.Unknown("too long", Answers.NONE);

    private static Set<Relaxation> set(boolean option, int bits) {
        List<Relaxation> with = new ArrayList<>(option ? List.of(OPTION) : List.of());
        IntStream.range(0, 3)
                .filter(i -> (bits & 1 << i) != 0)
                .mapToObj(MONOTONE::get)
                .forEach(with::add);
        return Set.copyOf(with);
    }

    private static Point point(Set<Relaxation> with, Solution solution) {
        return new Point(with, Settings.NONE, Set.of(), solution);
    }

    private static Lattice lattice(List<Point> points) {
        List<Relaxation> all = new ArrayList<>(List.of(OPTION));
        all.addAll(MONOTONE);
        return new Lattice(all, List.of(), List.of(), points, 0, List.of());
    }

    /** Bit s of an answer says that set s is possible. */
    private static boolean monotone(int answer) {
        return IntStream.range(0, SETS)
                .allMatch(s ->
                        (answer & 1 << s) == 0
                                || IntStream.range(0, SETS)
                                        .filter(t -> (t & s) == s)
                                        .allMatch(t -> (answer & 1 << t) != 0));
    }

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithAllMonotoneAnswers(int seed) {
        Random random = new Random(seed);
        int[] monotone = IntStream.range(0, 256).filter(CubeTest::monotone).toArray();
        List<Point> points = new ArrayList<>();
        List<List<Integer>> agreeing = new ArrayList<>();
        for (boolean option : List.of(false, true)) {
            int truth = monotone[random.nextInt(monotone.length)];
            int half = random.nextInt(256);
            int known = half & random.nextInt(256);
            int tried = random.nextInt(256) & ~known;
            for (int s = 0; s < SETS; s++) {
                Solution its =
                        (truth & 1 << s) != 0 ? Answers.POSSIBLE : Answers.impossible(Extent.ALL);
                if ((known & 1 << s) != 0) {
                    points.add(point(set(option, s), its));
                } else if ((tried & 1 << s) != 0) {
                    points.add(point(set(option, s), UNKNOWN));
                }
            }
            agreeing.add(
                    IntStream.of(monotone)
                            .filter(a -> (a & known) == (truth & known))
                            .boxed()
                            .toList());
        }
        List<Cube> cubes = Cube.of(lattice(points));
        assertThat(cubes).hasSize(2);
        for (int c = 0; c < 2; c++) {
            Cube cube = cubes.get(c);
            List<Integer> answers = agreeing.get(c);
            for (int s = 0; s < SETS; s++) {
                int bit = 1 << s;
                IntPredicate possible = a -> (a & bit) != 0;
                boolean all = answers.stream().allMatch(possible::test);
                boolean none = answers.stream().noneMatch(possible::test);
                Standing standing = cube.standings().get(s);
                assertThat(standing.with()).isEqualTo(set(c == 1, s));
                assertThat(standing)
                        .isInstanceOf(
                                all
                                        ? Standing.Possible.class
                                        : none ? Standing.Impossible.class : Standing.Open.class);
                boolean isPoint = points.stream().anyMatch(p -> p.with().equals(standing.with()));
                boolean computed =
                        switch (standing) {
                            case Standing.Possible p -> p.computed();
                            case Standing.Impossible i -> i.computed();
                            case Standing.Open o -> o.tried().isPresent();
                        };
                assertThat(computed && !isPoint).isFalse();
                extremes(cube, s);
            }
        }
    }

    private static void extremes(Cube cube, int set) {
        List<Standing> all = cube.standings();
        boolean possible = all.get(set) instanceof Standing.Possible;
        boolean impossible = all.get(set) instanceof Standing.Impossible;
        List<Standing> below =
                IntStream.range(0, SETS)
                        .filter(s -> s != set && (s & set) == s)
                        .mapToObj(all::get)
                        .toList();
        List<Standing> above =
                IntStream.range(0, SETS)
                        .filter(s -> s != set && (s & set) == set)
                        .mapToObj(all::get)
                        .toList();
        assertThat(cube.least(set))
                .isEqualTo(
                        possible && below.stream().noneMatch(Standing.Possible.class::isInstance));
        assertThat(cube.greatest(set))
                .isEqualTo(
                        impossible
                                && above.stream().noneMatch(Standing.Impossible.class::isInstance));
        List<Standing> asked = possible ? below : above;
        assertThat(cube.certain(set))
                .isEqualTo(asked.stream().noneMatch(Standing.Open.class::isInstance));
    }

    /** Rules without probes are all covered by a proof about rules with certain probes. */
    @Test
    void aProofAboutCertainProbesIsOneAboutAllRulesThatDoNotProbe() {
        Lattice lattice =
                lattice(List.of(point(set(false, 7), Answers.impossible(Extent.THESE_PROBES))));
        List<Standing> standings = Cube.of(lattice).getFirst().standings();
        for (int s = 0; s < SETS; s++) {
            boolean probes = (s & 2) != 0;
            assertThat(((Standing.Impossible) standings.get(s)).extent())
                    .isEqualTo(probes ? Extent.THESE_PROBES : Extent.ALL);
        }
    }

    @Test
    void countsAsTheFrontierDoes() {
        Lattice lattice =
                Frontier.of(
                        Examples.of("collectives/ll128.twin").file(),
                        Settings.NONE,
                        new Limits(300_000, 1L << 30, Duration.ofSeconds(60)),
                        Progress.NONE);
        List<Standing> all =
                Cube.of(lattice).stream().flatMap(c -> c.standings().stream()).toList();
        List<Set<Relaxation>> points = lattice.points().stream().map(Point::with).toList();
        assertThat(all).hasSize(16);
        assertThat(all.stream().filter(s -> !points.contains(s.with())))
                .hasSize(lattice.inferred());
        assertThat(all.stream().filter(Standing.Open.class::isInstance).map(Standing::with))
                .hasSameElementsAs(lattice.open());
    }
}
