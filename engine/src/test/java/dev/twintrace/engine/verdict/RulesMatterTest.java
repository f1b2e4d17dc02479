package dev.twintrace.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.oracle.Oracle;
import dev.twintrace.engine.oracle.OracleResult;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No rule of the semantics is idle: with any one taken out of the model, the verdict of some random
 * protocol is another than the oracle's. So a rule that is lost does not go unnoticed.
 *
 * <p>Two rules are not here. Packet loss on a healthy lane is repaired by the hardware: it must
 * change no verdict, which {@code ConstructsTest} asserts. And an answer of a READ that was
 * executed on a healthy lane and outlives its failure: the same value lands if the lane fails just
 * before the READ executes; only what is posted in between tells the two apart, and no random
 * protocol looks that closely.
 */
class RulesMatterTest {
    private static final int SEEDS = 6_000;
    private static final int MAX_STATES = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "execute ",
                "finish atomic ",
                "answer duplicate ",
                "receiver not ready ",
                "refuse ",
                "fetch ",
                "answer ",
                "land ",
                "lane fault ",
                "NIC fault ",
                "lose request ",
                "lose answer ",
                "error ",
                "move on ",
                "notice at the receiver "
            })
    void aRuleTakenOutChangesSomeVerdict(String rule) {
        assertThat(firstSeedThatTells(a -> a.name().startsWith(rule)))
                .as("a random protocol whose verdict changes without the rule '%s'", rule.strip())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overlay: resend",
                "overlay: resend r",
                "overlay: complete r",
                "overlay: abort",
                "overlay: leave the rest",
                "overlay: probe",
                "overlay: count",
                "overlay: close",
                "overlay: handshake"
            })
    void anOverlayActionTakenOutChangesSomeVerdict(String action) {
        assertThat(firstSeedThatTells(a -> a.name().contains(action)))
                .as("a random protocol whose verdict changes without '%s'", action)
                .isPresent();
    }

    private static OptionalLong firstSeedThatTells(Predicate<Action> rule) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Protocol protocol = RandomProtocols.generate(seed);
            Model model = Lowering.lower(protocol);
            if (model.actions().stream().anyMatch(a -> concerns(a, rule))
                    && tells(protocol, without(model, rule))) {
                return OptionalLong.of(seed);
            }
        }
        return OptionalLong.empty();
    }

    private static boolean concerns(Action a, Predicate<Action> rule) {
        return a.role() != Action.Role.ALTERNATIVE && rule.test(a);
    }

    private static boolean tells(Protocol protocol, Model changed) {
        Answer answer =
                Check.check(
                        changed,
                        () -> Lowering.lower(CrashReference.of(protocol)),
                        Limits.none(),
                        Progress.NONE);
        return switch (Oracle.judge(protocol, MAX_STATES)) {
            case OracleResult.Judged judged ->
                    !(answer instanceof Verdict verdict)
                            || verdict.conclusion() != judged.conclusion()
                            || !verdict.damage().equals(judged.damage());
            case OracleResult.Mistake _ -> answer instanceof Verdict;
            case OracleResult.TooLarge _ -> false;
        };
    }

    private static Model without(Model model, Predicate<Action> rule) {
        List<Action> actions =
                model.actions().stream().map(a -> concerns(a, rule) ? never(a) : a).toList();
        return new Model(
                model.protocol(),
                model.variables(),
                actions,
                model.start(),
                model.budgets(),
                model.handedOver(),
                model.damage(),
                model.twoOwners(),
                model.invariants(),
                model.outcome(),
                model.decisions(),
                model.marks(),
                model.plights());
    }

    private static Action never(Action a) {
        return new Action(a.id(), a.name(), a.role(), a.daemon(), Term.ZERO, a.effects());
    }
}
