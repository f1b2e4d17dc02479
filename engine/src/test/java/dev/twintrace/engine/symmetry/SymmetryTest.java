package dev.twintrace.engine.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Representative;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.engine.symmetry.Search.State;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** On random identical clients, the search of representatives finds what the whole search does. */
class SymmetryTest {
    private static final int SAMPLE = 40;
    private static final int FULL = 3_000;
    private static final int MAX_STATES = 12_000;

    @Test
    void representativesStandForAllStates() {
        int protocols =
                Integer.getInteger(
                        "twintrace.seeds", Boolean.getBoolean("twintrace.full") ? FULL : SAMPLE);
        Map<String, Integer> spread = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        for (long seed = 0; seed < protocols; seed++) {
            Model model = Clients.model(Clients.random(seed));
            try {
                spread.merge(compare(model, seed), 1, Integer::sum);
            } catch (AssertionError | RuntimeException difference) {
                differences.add("seed " + seed + ": " + difference);
            }
        }
        System.out.println(protocols + " protocols with identical clients: " + spread);
        assertThat(differences).isEmpty();
        assertThat(spread).containsKeys("order 2", "order 6", "order 24");
    }

    private static String compare(Model model, long seed) {
        Symmetry symmetry = Symmetry.of(model);
        assertThat(symmetry.trivial()).isFalse();
        for (boolean faults : new boolean[] {false, true}) {
            int most = (int) (MAX_STATES / symmetry.order());
            Search some = Search.of(model, symmetry.representative(), faults, most);
            if (some.tooLarge()) {
                return "too large";
            }
            Search all = Search.of(model, Representative.ITSELF, faults, MAX_STATES);
            assertThat(some.states()).isEqualTo(representatives(symmetry, all.states()));
            assertThat(some.states().stream().mapToLong(s -> symmetry.orbit(s.cells())).sum())
                    .isEqualTo(all.states().size());
            assertThat(some.facts()).isEqualTo(all.facts());
            assertThat(some.outcomes(symmetry)).isEqualTo(all.outcomes(Symmetry.none()));
            assertThat(symmetry.marks(some.marks())).isEqualTo(all.marks());
            imagesOfStepsAreSteps(model, symmetry, all.states(), new SplittableRandom(seed));
        }
        return "order " + symmetry.order();
    }

    static Set<State> representatives(Symmetry symmetry, Set<State> states) {
        Representative representative = symmetry.representative();
        Set<State> found = new HashSet<>();
        for (State s : states) {
            long[] cells = s.cells();
            representative.of(cells);
            found.add(new State(cells));
        }
        return found;
    }

    private static void imagesOfStepsAreSteps(
            Model model, Symmetry symmetry, Set<State> states, SplittableRandom random) {
        Interpreter interpreter = new Interpreter(model);
        for (State s : states) {
            if (random.nextInt(states.size()) >= 200) {
                continue;
            }
            for (Automorphism g : symmetry.generators()) {
                for (Action a : model.actions()) {
                    if (a.role() != Action.Role.ALTERNATIVE) {
                        assertThat(after(interpreter, g.action(a.id()), image(g, s.cells())))
                                .as("%s and its image", a.name())
                                .isEqualTo(image(g, after(interpreter, a.id(), s.cells())));
                    }
                }
            }
        }
    }

    /** The state after an action; none where it cannot happen or shows a mistake. */
    private static long[] after(Interpreter interpreter, int action, long[] cells) {
        if (!interpreter.enabled(action, cells)) {
            return new long[0];
        }
        try {
            interpreter.apply(action, cells);
            return cells;
        } catch (MistakeInFile mistake) {
            return new long[0];
        }
    }

    private static long[] image(Automorphism g, long[] cells) {
        long[] image = cells.clone();
        if (cells.length > 0) {
            g.image(cells, image);
        }
        return image;
    }

    @Test
    void aRepresentativeStandsForItselfAndForAllItsImages() {
        SplittableRandom random = new SplittableRandom(1);
        for (long seed = 0; seed < 60; seed++) {
            Model model = Clients.model(Clients.random(seed));
            Symmetry symmetry = Symmetry.of(model);
            Representative representative = symmetry.representative();
            for (int i = 0; i < 20; i++) {
                long[] cells = random.longs(model.size(), 0, 3).toArray();
                long[] least = cells.clone();
                representative.of(least);
                long[] again = least.clone();
                representative.of(again);
                assertThat(again).isEqualTo(least);
                List<long[]> images = new ArrayList<>();
                symmetry.forEachImage(cells, images::add);
                assertThat(images).hasSize((int) symmetry.order());
                assertThat(images.getFirst()).isEqualTo(cells);
                assertThat(images).anyMatch(image -> Arrays.equals(image, least));
                for (long[] image : images) {
                    representative.of(image);
                    assertThat(image).isEqualTo(least);
                }
            }
        }
    }

    @Test
    void kindsOfClientsAreExchangedOneWithoutTheOther() {
        Model model =
                Clients.model(
                        "protocol kinds \"two adders and two setters\"\nwidth 2\natomicity global\n"
                                + "host memory { sum = 0; flag = 0 }\n"
                                + Clients.each(2, "host a#\nqp q#: a# -> memory\n")
                                + Clients.each(2, "host b#\nqp r#: b# -> memory\n")
                                + Clients.each(
                                        2, "process adder# on a# { q#.fadd(sum, 1); q#.wait }\n")
                                + Clients.each(
                                        2,
                                        "process setter# on b# { r#.cas(flag, 0, 1) -> x; r#.wait; emit x }\n"));
        Symmetry symmetry = Symmetry.of(model);
        assertThat(symmetry.order()).isEqualTo(4);
        assertThat(symmetry.generators()).hasSize(2);
        assertThat(compare(model, 0)).isEqualTo("order 4");
    }

    @Test
    void ofManyClientsOnlySixAreExchanged() {
        Model model =
                Clients.model(
                        "protocol many \"eight adders\"\nwidth 4\nhost memory { sum = 0 }\n"
                                + Clients.each(8, "host h#\nqp q#: h# -> memory\n")
                                + Clients.each(8, "process p# on h# { q#.fadd(sum, 1) }\n"));
        assertThat(Symmetry.of(model).order()).isEqualTo(Family.MOST_ELEMENTS);
    }

    @Test
    void aLockWithThreeClientsHasASixthOfTheStates() {
        Model model =
                Clients.file(
                        "bench/large/three-clients.twin",
                        Map.of("rounds", "1", "faults", "1", "guarded", "off"));
        Symmetry symmetry = Symmetry.of(model);
        assertThat(symmetry.order()).isEqualTo(6);
        Search all = Search.of(model, Representative.ITSELF, true, 100_000);
        Search some = Search.of(model, symmetry.representative(), true, 100_000);
        assertThat(all.states()).hasSize(64_417);
        assertThat(some.states()).hasSize(11_220);
        assertThat(some.states()).isEqualTo(representatives(symmetry, all.states()));
        assertThat(some.facts()).isEqualTo(all.facts());
    }
}
