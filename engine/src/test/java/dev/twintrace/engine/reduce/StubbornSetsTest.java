package dev.twintrace.engine.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Choice;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.engine.reduce.PlainSearch.NoIgnoring;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.semantics.Lowering;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StubbornSetsTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int MODELS = Integer.getInteger("twintrace.seeds", FULL ? 100_000 : 1_500);
    private static final int PROTOCOLS = Integer.getInteger("twintrace.seeds", FULL ? 6_000 : 60);
    private static final int MOST = 4_000;

    @ParameterizedTest
    @EnumSource(names = {"NEWER", "COMPONENTS"})
    void findsWhatAFullSearchFindsInTangledModels(NoIgnoring rule) {
        Map<String, Integer> seen = compare(MODELS, TangledModels::generate, rule);
        System.out.println("tangled models, " + rule + ": " + seen);
        assertThat(seen)
                .containsKeys("stuck", "spins with an error", "two owners", "always 0", "mistake");
    }

    @ParameterizedTest
    @EnumSource(names = {"NEWER", "COMPONENTS"})
    void findsWhatAFullSearchFindsInProtocols(NoIgnoring rule) {
        Map<String, Integer> seen =
                compare(PROTOCOLS, s -> Lowering.lower(RandomProtocols.generate(s)), rule);
        System.out.println("protocols, " + rule + ": " + seen);
        assertThat(seen).containsKeys("stuck", "error", "two owners", "mark 0");
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleIsNeeded(Rule rule) {
        assertThat(
                        firstDifference(
                                m -> StubbornSets.without(rule, m).choice(), NoIgnoring.COMPONENTS))
                .as("a model where the search without %s misses something", rule)
                .isPresent();
    }

    @Test
    void stepsMustNotBeLeftOutForEver() {
        assertThat(firstDifference(m -> StubbornSets.of(m).choice(), NoIgnoring.NONE)).isPresent();
    }

    @Test
    void theChoiceDependsOnTheStateAlone() {
        for (long seed = 0; seed < 100; seed++) {
            Model model = TangledModels.generate(seed);
            PlainSearch search = PlainSearch.of(model, PlainSearch.ALL, NoIgnoring.NONE, MOST);
            Choice one = StubbornSets.of(model).choice();
            Choice other = StubbornSets.of(model).choice();
            for (int s = search.states.size() - 1; s >= 0; s--) {
                kept(search, other, s);
            }
            for (int s = 0; s < search.states.size(); s++) {
                assertThat(kept(search, one, s)).isEqualTo(kept(search, other, s));
            }
        }
    }

    private static boolean[] kept(PlainSearch search, Choice choice, int s) {
        int[] enabled = search.enabled(search.states.get(s));
        boolean[] kept = new boolean[enabled.length];
        choice.choose(search.states.get(s), enabled, enabled.length, kept);
        return kept;
    }

    private static Map<String, Integer> compare(
            int seeds, LongFunction<Model> models, NoIgnoring rule) {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 0; seed < seeds; seed++) {
            Model model = models.apply(seed);
            PlainSearch all = PlainSearch.of(model, PlainSearch.ALL, NoIgnoring.NONE, MOST);
            if (all.tooLarge) {
                seen.merge("too large", 1, Integer::sum);
                continue;
            }
            PlainSearch some = PlainSearch.of(model, StubbornSets.of(model).choice(), rule, MOST);
            assertThat(difference(model, all, some)).as("seed %d", seed).isEmpty();
            Findings.of(model, all).facts().forEach(f -> seen.merge(f, 1, Integer::sum));
            seen.merge("states", all.states.size(), Integer::sum);
            seen.merge("states kept", some.states.size(), Integer::sum);
        }
        return seen;
    }

    private static Optional<String> firstDifference(
            Function<Model, Choice> choice, NoIgnoring rule) {
        for (long seed = 0; seed < 3_000; seed++) {
            Model model = TangledModels.generate(seed);
            PlainSearch all = PlainSearch.of(model, PlainSearch.ALL, NoIgnoring.NONE, MOST);
            PlainSearch some = PlainSearch.of(model, choice.apply(model), rule, MOST);
            Optional<String> difference = difference(model, all, some);
            if (difference.isPresent() && !all.tooLarge) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(Model model, PlainSearch all, PlainSearch some) {
        Findings expected = Findings.of(model, all);
        Findings found = Findings.of(model, some);
        if (expected.mistake() || found.mistake()) {
            return expected.mistake() == found.mistake()
                    ? Optional.empty()
                    : Optional.of("mistake");
        }
        if (!expected.facts().equals(found.facts())) {
            return Optional.of(expected.facts() + ", but " + found.facts());
        }
        if (!expected.ends().equals(found.ends())) {
            return Optional.of(expected.ends() + ", but " + found.ends());
        }
        Set<List<Long>> stuck = new HashSet<>(expected.stuck());
        stuck.removeIf(s -> !some.has(s.stream().mapToLong(Long::longValue).toArray()));
        return stuck.equals(found.stuck())
                ? Optional.empty()
                : Optional.of("stuck: " + stuck + ", but " + found.stuck());
    }
}
