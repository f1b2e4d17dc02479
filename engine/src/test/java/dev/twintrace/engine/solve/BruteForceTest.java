package dev.twintrace.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The solver and a search through all decision functions agree on random protocols with random
 * powers: where it says impossible there is no function, where it has a rule there is one. And its
 * refutations are proofs.
 */
class BruteForceTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int SEEDS = Integer.getInteger("twintrace.seeds", FULL ? 5_000 : 300);
    private static final BruteForce.Bounds BOUNDS =
            new BruteForce.Bounds(3_000, 20_000, 20_000, FULL ? 20_000_000 : 1_000_000);
    private static final Limits LIMITS = new Limits(200_000, 1L << 29, Duration.ofSeconds(20));

    @Test
    void solverAndBruteForceAgree() {
        Map<String, Integer> spread = new TreeMap<>();
        List<String> disagreements = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Protocol protocol = withPowers(RandomProtocols.generate(seed), seed);
            String which = "seed " + seed + " (" + protocol.name() + ") ";
            if (protocol.failovers().isEmpty() || !Lowering.overloaded(protocol).isEmpty()) {
                spread.merge("no failover", 1, Integer::sum);
                continue;
            }
            BruteForce.Result brute = BruteForce.search(OpenModel.of(protocol), BOUNDS);
            if (brute == BruteForce.Result.GAVE_UP) {
                spread.merge("too large for brute force", 1, Integer::sum);
                continue;
            }
            Solution solution = Solver.solve(protocol, LIMITS, Progress.NONE);
            String both = said(solution) + ", brute force: " + brute;
            spread.merge(both, 1, Integer::sum);
            if (solution instanceof Solution.Impossible impossible) {
                prove(which, protocol, impossible.refutation());
            }
            if (!agree(solution, brute, probes(protocol))) {
                disagreements.add(which + both + " " + powers(protocol));
            }
        }
        System.out.println(SEEDS + " random protocols: " + spread);
        assertThat(disagreements).isEmpty();
        assertThat(spread)
                .containsKeys("impossible, brute force: NONE", "possible, brute force: SOME");
    }

    private static void prove(String which, Protocol protocol, Solution.Refutation refutation) {
        Proof proof = new Proof(OpenModel.of(protocol), BOUNDS.states());
        try {
            proof.checkRuns(refutation);
            if (!probes(protocol)) {
                proof.check(refutation);
            }
        } catch (AssertionError wrong) {
            throw new AssertionError(which + wrong.getMessage(), wrong);
        }
    }

    private static boolean agree(Solution solution, BruteForce.Result brute, boolean probes) {
        return switch (solution) {
            case Solution.Impossible _ -> brute == BruteForce.Result.NONE;
            case Solution.Possible _ -> brute == BruteForce.Result.SOME;
            case Solution.Unknown u ->
                    probes || !u.reason().contains("remembers") || brute == BruteForce.Result.SOME;
            case Solution.Mistaken _ -> true;
        };
    }

    private static String said(Solution solution) {
        return switch (solution) {
            case Solution.Impossible _ -> "impossible";
            case Solution.Possible _ -> "possible";
            case Solution.Unknown u ->
                    u.reason().contains("remembers") ? "only with memory" : "unknown";
            case Solution.Mistaken _ -> "mistake";
        };
    }

    private static Set<Power> powers(Protocol protocol) {
        Set<Power> all = EnumSet.noneOf(Power.class);
        protocol.failovers().forEach(f -> all.addAll(f.powers()));
        return all;
    }

    /** Then the solver takes the overlays to know more than one sequence of probes shows. */
    private static boolean probes(Protocol protocol) {
        return powers(protocol).contains(Power.PROBE);
    }

    /** Random protocols grant nothing. */
    private static Protocol withPowers(Protocol protocol, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return protocol.with(
                protocol.failovers().stream().map(f -> withPowers(f, random)).toList());
    }

    private static Failover withPowers(Failover f, SplittableRandom random) {
        Set<Power> powers = EnumSet.noneOf(Power.class);
        for (Power power : Power.values()) {
            if (random.nextInt(3) == 0) {
                powers.add(power);
            }
        }
        return new Failover(
                f.queuePairs(),
                f.laneFaults(),
                f.nicFaults(),
                f.losses(),
                f.lateOriginals(),
                f.count(),
                f.log(),
                f.locals(),
                f.rule(),
                powers,
                f.onMove(),
                f.notice());
    }
}
