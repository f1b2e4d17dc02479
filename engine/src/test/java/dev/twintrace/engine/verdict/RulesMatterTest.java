package dev.twintrace.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.oracle.Construct;
import dev.twintrace.engine.oracle.Oracle;
import dev.twintrace.engine.oracle.OracleResult;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
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
    private static final Pattern FAILING =
            Pattern.compile("(?:error|move on from) (\\w+) lane (\\d+)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "execute ",
                "finish atomic ",
                "answer duplicate ",
                "receiver not ready ",
                "refuse ",
                "unanswered ",
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

    /** These rules are parts of several actions, so the file is read as if it did not say it. */
    @ParameterizedTest
    @ValueSource(strings = {"destroy", "number of", "connection ids", "or move"})
    void aConstructPassedOverChangesSomeVerdict(String name) {
        Construct construct =
                Construct.ALL.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
        assertThat(
                        firstSeed(p ->
                                construct.uses(p)
                                        && tells(p, Lowering.lower(construct.without(p)))))
                .as("a random protocol whose verdict changes where '%s' is passed over", name)
                .isPresent();
    }

    /** Posting goes on behind the lane that failed, also if a lower one is left. */
    @Test
    void theLowestLaneLeftMatters() {
        assertThat(
                        firstSeed(p -> {
                            Model model = Lowering.lower(p);
                            Model behind = withActions(model, RulesMatterTest::behindTheFailed);
                            return !behind.actions().equals(model.actions()) && tells(p, behind);
                        }))
                .isPresent();
    }

    private static Action behindTheFailed(Action a) {
        Matcher failing = FAILING.matcher(a.name());
        if (!failing.matches()) {
            return a;
        }
        long next = Long.parseLong(failing.group(2)) + 1;
        return new Action(
                a.id(),
                a.name(),
                a.role(),
                a.daemon(),
                a.guard(),
                behind(a.effects(), failing.group(1) + ".current", next));
    }

    private static List<Effect> behind(List<Effect> effects, String current, long next) {
        return effects.stream()
                .map(e ->
                        switch (e) {
                            case Effect.Assign(var v, var index, var value)
                                    when v.name().equals(current) ->
                                    new Effect.Assign(v, index, later(v, Math.min(next, v.max())));
                            case Effect.When(var condition, var then, var otherwise) ->
                                    new Effect.When(
                                            condition,
                                            behind(then, current, next),
                                            behind(otherwise, current, next));
                            case Effect.Assign _,
                                    Effect.Let _,
                                    Effect.Note _,
                                    Effect.Mark _,
                                    Effect.Mistake _ ->
                                    e;
                        })
                .toList();
    }

    /** The larger of what it is and the next. */
    private static Term later(Variable current, long next) {
        Term now = new Term.Read(current, Term.ZERO);
        Term then = new Term.Constant(next);
        return new Term.Choose(new Term.Apply(Term.Operator.LESS, now, then), then, now);
    }

    private static OptionalLong firstSeedThatTells(Predicate<Action> rule) {
        return firstSeed(p -> {
            Model model = Lowering.lower(p);
            return model.actions().stream().anyMatch(a -> concerns(a, rule))
                    && tells(p, withActions(model, a -> concerns(a, rule) ? never(a) : a));
        });
    }

    private static OptionalLong firstSeed(Predicate<Protocol> telling) {
        return LongStream.range(0, SEEDS)
                .filter(seed -> telling.test(RandomProtocols.generate(seed)))
                .findFirst();
    }

    private static boolean concerns(Action a, Predicate<Action> rule) {
        return a.role() != Action.Role.ALTERNATIVE && rule.test(a);
    }

    private static boolean tells(Protocol protocol, Model changed) {
        Answer answer =
                Check.check(
                        changed,
                        () -> Lowering.lower(CrashReference.of(protocol)),
                        Effort.of(Limits.none()),
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

    private static Model withActions(Model model, UnaryOperator<Action> change) {
        List<Action> actions = model.actions().stream().map(change).toList();
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
                model.openings(),
                model.marks(),
                model.plights(),
                model.facts());
    }

    private static Action never(Action a) {
        return new Action(a.id(), a.name(), a.role(), a.daemon(), Term.ZERO, a.effects());
    }
}
