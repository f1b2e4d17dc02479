package dev.twintrace.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Event;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.solve.Solution.Refutation;
import dev.twintrace.engine.solve.Solver;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.drawing.Pictures;
import dev.twintrace.report.rule.RefutationTree;
import dev.twintrace.report.rule.RefutationTree.Choice;
import dev.twintrace.report.rule.RefutationTree.Example;
import dev.twintrace.report.rule.RefutationTree.Leaf;
import dev.twintrace.report.rule.RefutationTree.Way;
import dev.twintrace.report.story.Cast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Refutations told and drawn, of all examples that no rule makes transparent. */
class ChoicePictureTest {
    private static final Path ALL = Path.of(System.getProperty("twintrace.root"), "examples");
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final Limits LIMITS =
            new Limits(FULL ? 60_000 : 3_000, 1L << 29, Duration.ofSeconds(20));
    private static int impossible;

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(ALL)) {
            return files.filter(f -> f.toString().endsWith(".twin")).sorted().toList().stream();
        }
    }

    private static Protocol protocol(TwinFile file, Settings settings) {
        return ((Instance.Valid) file.instantiate(settings)).protocol();
    }

    private static TwinFile file(Path path) {
        return ((Parsed.Accepted) TwinFile.read(path)).file();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyDecisionHasTwinsForItsWays(Path path) {
        TwinFile file = file(path);
        for (Settings settings :
                file.expectations().stream().map(Expectation::with).distinct().toList()) {
            Protocol protocol = protocol(file, settings);
            if (Solver.solve(protocol, LIMITS, Progress.NONE)
                    instanceof Solution.Impossible solution) {
                impossible++;
                RefutationTree tree = RefutationTree.of(protocol, solution.refutation());
                assertThat(leaves(tree)).isEqualTo(runs(solution.refutation()));
                check(Cast.of(protocol), tree, List.of());
                if (tree instanceof Choice) {
                    assertThat(RefutationTree.heart(tree)).isPresent();
                }
                if (!FULL) {
                    return;
                }
            }
        }
    }

    /** Else nothing was tested. */
    @AfterAll
    static void someWereImpossible() {
        assertThat(impossible).isGreaterThan(FULL ? 30 : 10);
    }

    private static List<Trace> leaves(RefutationTree tree) {
        return switch (tree) {
            case Leaf leaf -> List.of(leaf.trace());
            case Choice choice ->
                    choice.ways().stream().flatMap(w -> leaves(w.because()).stream()).toList();
        };
    }

    private static List<Trace> runs(Refutation refutation) {
        return switch (refutation) {
            case Refutation.Run run -> List.of(run.trace());
            case Refutation.Choice choice ->
                    choice.ways().stream().flatMap(w -> runs(w.because()).stream()).toList();
        };
    }

    private static void check(Cast cast, RefutationTree tree, List<Choice> above) {
        switch (tree) {
            case Leaf leaf -> {
                assertThat(leaf.ending()).endsWith(".");
                Legible.check(ChoicePicture.run(cast, leaf, 640));
            }
            case Choice choice -> {
                twins(choice);
                known(choice, above);
                pictures(cast, choice);
                List<Choice> below = new ArrayList<>(above);
                below.add(choice);
                for (Way way : choice.ways()) {
                    assertThat(leaves(way.because())).contains(way.example().trace());
                    check(cast, way.because(), below);
                }
            }
        }
    }

    /** Each way has a run that goes it, and up to there all of them look the same. */
    private static void twins(Choice choice) {
        assertThat(choice.ways()).hasSizeGreaterThan(1);
        List<SenderView> views = new ArrayList<>();
        for (Way way : choice.ways()) {
            Example example = way.example();
            assertThat(example.decides()).isTrue();
            assertThat(example.trace().steps().get(example.step()).events())
                    .contains(new Event.Decided(choice.queuePair(), way.name()));
            views.add(SenderView.before(example.trace(), choice.queuePair(), example.step()));
        }
        assertThat(views.stream().distinct()).hasSize(1);
        assertThat(choice.seen()).hasSameSizeAs(views.getFirst().events());
    }

    private static void known(Choice choice, List<Choice> above) {
        assertThat(choice.seen().size()).isGreaterThanOrEqualTo(choice.known());
        if (choice.known() > 0) {
            List<String> first = choice.seen().subList(0, choice.known());
            assertThat(above).extracting(Choice::seen).contains(first);
        }
        assertThat(above).extracting(Choice::number).allMatch(choice.number()::startsWith);
    }

    private static void pictures(Cast cast, Choice choice) {
        for (double width : new double[] {1000, Pictures.WIDE}) {
            Picture twins = ChoicePicture.of(cast, choice, width);
            Legible.check(twins);
            assertThat(Legible.text(twins))
                    .contains("The sender sees the same in both runs")
                    .doesNotContain("DIFFER");
        }
        for (int way = 0; way < choice.ways().size(); way++) {
            Legible.check(ChoicePicture.run(cast, choice, way, 640));
            assertThat(ChoicePicture.heading(choice, way)).contains(choice.ways().get(way).name());
        }
    }

    private static Refutation ll128() {
        Protocol protocol = protocol(file(ALL.resolve("collectives/ll128.twin")), Settings.NONE);
        return ((Solution.Impossible) Solver.solve(protocol, LIMITS, Progress.NONE)).refutation();
    }

    private static Choice told(Refutation refutation) {
        Protocol protocol = protocol(file(ALL.resolve("collectives/ll128.twin")), Settings.NONE);
        return (Choice) RefutationTree.of(protocol, refutation);
    }

    private static Cast cast() {
        return Cast.of(protocol(file(ALL.resolve("collectives/ll128.twin")), Settings.NONE));
    }

    /** The paper's Theorem 1: never executed on the left, executed and consumed on the right. */
    @Test
    void theorem1() {
        Choice choice = told(ll128());
        assertThat(choice.seen())
                .containsExactly(
                        "posts q#1 write(data, 1)",
                        "q#1 completed",
                        "posts q#2 write(flag, 1)",
                        "error on lane 0: q#2");
        assertThat(ChoicePicture.heading(choice, 0))
                .isEqualTo(
                        "r is q#2, which had never been executed; the overlay decides to complete"
                                + " r.");
        assertThat(ChoicePicture.heading(choice, 2))
                .isEqualTo(
                        "r is q#2, which had been executed once; the overlay decides to resend r.");
        assertThat(Legible.text(ChoicePicture.of(cast(), choice, Pictures.WIDE)))
                .contains("The sender sees the same in both runs: complete r or resend r?")
                .contains("it puts the old value 1 over");
    }

    /** A run that goes round in circles may come to the decision only on its way round. */
    @Test
    void aRunThatIsWrongAsLongAsItIsDecidedLikeThis() {
        Refutation.Choice choice = (Refutation.Choice) ll128();
        List<Refutation.Way> ways = new ArrayList<>(choice.ways());
        Refutation.Run run = (Refutation.Run) ways.getFirst().because();
        ways.set(
                0,
                new Refutation.Way(
                        ways.getFirst().name(),
                        new Refutation.Run(
                                run.actions().subList(0, 5),
                                new Trace(run.trace().steps().subList(0, 5)),
                                Optional.of(Wrong.STUCK),
                                List.of(
                                        new Refutation.Decided(
                                                choice.queuePair(),
                                                choice.decision(),
                                                choice.seen(),
                                                "complete r")))));
        Choice told =
                told(
                        new Refutation.Choice(
                                choice.queuePair(), choice.decision(), choice.seen(), ways));
        Example example = told.ways().getFirst().example();
        assertThat(example.decides()).isFalse();
        assertThat(example.step()).isEqualTo(5);
        assertThat(example.ending())
                .endsWith(
                        "That is as long as it is decided like this: complete r on q after 4"
                                + " events.");
        assertThat(told.seen()).hasSize(4);
        Picture picture = ChoicePicture.of(cast(), told, 0, 2, Pictures.WIDE);
        Legible.check(picture);
        assertThat(Legible.text(picture))
                .contains("The sender sees the same in both runs so far")
                .contains("wherever it comes to that");
    }

    /** Nothing is called a twin that is none. */
    @Test
    void viewsThatDifferAreNotPassedOff() {
        Choice choice = told(ll128());
        List<Way> ways = new ArrayList<>(choice.ways());
        Way last = ways.removeLast();
        Example off = last.example();
        ways.add(
                new Way(
                        last.name(),
                        new Example(off.trace(), off.step() - 2, true, List.of(), off.ending()),
                        last.because()));
        Choice forged = new Choice("1", "q", choice.seen(), 0, 0, choice.request(), ways);
        Picture picture = ChoicePicture.of(cast(), forged, Pictures.WIDE);
        assertThat(Legible.text(picture)).contains("THE SENDER VIEWS DIFFER");
    }
}
