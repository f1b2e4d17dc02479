package dev.twintrace.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Answers;
import dev.twintrace.engine.solve.Cube;
import dev.twintrace.engine.solve.Frontier;
import dev.twintrace.engine.solve.Frontier.Lattice;
import dev.twintrace.engine.solve.Frontier.Point;
import dev.twintrace.engine.solve.Frontier.Relaxation;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solution.Extent;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.report.drawing.Pictures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frontiers of all sizes: legible, and every combination of options is drawn or told. */
class LatticePictureTest {
    private static final Path ALL = Path.of(System.getProperty("twintrace.root"), "examples");
    private static final int SEEDS =
            Integer.getInteger("twintrace.seeds", Boolean.getBoolean("twintrace.full") ? 500 : 40);
    private static final Pattern STATE =
            Pattern.compile("\u2713 possible|\u2717 impossible|\\? not");

    /** Up to some number of relaxations possible from a threshold on; some of it is known. */
    private static Lattice random(Random random) {
        List<Relaxation> all = new ArrayList<>();
        int settings = random.nextInt(5);
        for (int i = 0; i < settings; i++) {
            all.add(new Relaxation.Setting("a_rather_long_option" + i, "exactly_once", "on"));
        }
        List<Relaxation> monotone = new ArrayList<>();
        if (random.nextBoolean()) {
            monotone.add(new Relaxation.Bounded());
        }
        monotone.add(new Relaxation.Granted(Power.PROBE));
        if (random.nextBoolean()) {
            monotone.add(new Relaxation.Granted(Power.COUNT));
        }
        monotone.add(new Relaxation.Granted(Power.CLOSE));
        List<Point> points = new ArrayList<>();
        for (int options = 0; options < 1 << settings; options++) {
            int needed = random.nextInt(1 << monotone.size());
            boolean ever = random.nextInt(4) > 0;
            for (int bits = 0; bits < 1 << monotone.size(); bits++) {
                Set<Relaxation> with = new LinkedHashSet<>();
                for (int i = 0; i < settings; i++) {
                    if ((options & 1 << i) != 0) {
                        with.add(all.get(i));
                    }
                }
                for (int i = 0; i < monotone.size(); i++) {
                    if ((bits & 1 << i) != 0) {
                        with.add(monotone.get(i));
                    }
                }
                Solution its =
                        ever && (bits & needed) == needed
                                ? Answers.POSSIBLE
                                : Answers.impossible(
                                        random.nextBoolean() ? Extent.ALL : Extent.THESE_PROBES);
                if (random.nextInt(3) == 0) {
                    points.add(new Point(with, Settings.NONE, Set.of(), its));
                }
            }
        }
        all.addAll(monotone);
        return new Lattice(all, List.of(), List.of(), points, 0, List.of());
    }

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isLegibleAndLeavesNoCombinationOut(int seed) {
        Lattice lattice = random(new Random(seed));
        List<Cube> cubes = Cube.of(lattice);
        for (double width : new double[] {640, 1000, 1360}) {
            Picture picture = LatticePicture.of("p", lattice, width);
            Legible.check(picture);
            assertThat(picture.width()).isLessThanOrEqualTo(width);
            String text = Legible.text(picture);
            long boxes = STATE.matcher(text).results().count();
            assertThat(boxes).isGreaterThanOrEqualTo(cubes.getFirst().standings().size());
            if (cubes.size() > 1) {
                String told = text.replaceAll("\\s+", "");
                for (Cube cube : cubes) {
                    String heading = LatticeWords.heading(cube, true).replace(" ", "");
                    String words = LatticeWords.options(cube).replace(" ", "");
                    assertThat(told.contains(heading) || told.contains(words)).as(heading).isTrue();
                }
            }
        }
    }

    /** Theorem 1 at a glance: nothing helps while the receiver reuses, nothing is needed else. */
    @Test
    void ll128() {
        TwinFile file =
                ((Parsed.Accepted) TwinFile.read(ALL.resolve("collectives/ll128.twin"))).file();
        Lattice lattice =
                Frontier.of(
                        file,
                        Settings.NONE,
                        new Limits(300_000, 1L << 30, Duration.ofSeconds(60)),
                        Progress.NONE);
        Picture picture = LatticePicture.of("ll128", lattice, Pictures.WIDE);
        Legible.check(picture);
        assertThat(picture.title()).isEqualTo("What makes failover possible for ll128");
        assertThat(picture.description())
                .startsWith("16 sets of relaxations, ")
                .endsWith(
                        " With no option relaxed: impossible even with originals bounded, probe,"
                                + " close. With reuse=off: possible with nothing more.");
        assertThat(STATE.matcher(Legible.text(picture)).results()).hasSize(16);
    }
}
