package dev.twintrace.protocol.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that is written out is read again as the rule that it was. */
class RuleWordsTest {
    private static final String FILE =
            """
            protocol words
            width 8
            host a
            host b { line { data = 0, flag = 0 }; lock = 0; done[4] = 0 }
            qp q: a -> b { receives 1 }
            process p on a {
                q.write(line, data = 1, flag = 1)
                q.cas(lock, 0, 1) -> got
                q.send(7)
                q.wait
                emit got
            }
            failover q {
                faults 1
                originals bounded
                grant probe
                grant count nic
                grant close
                RULE
            }
            """;

    private static Protocol protocol(String rule) {
        String text = FILE.replace("RULE", rule);
        return switch (TwinFile.parse("words.twin", text)) {
            case Parsed.Accepted(TwinFile file) ->
                    switch (file.instantiate(Settings.NONE)) {
                        case Instance.Valid(Protocol p, var _) -> p;
                        case Instance.Invalid(var why) -> throw new AssertionError(why + text);
                    };
            case Parsed.Rejected r -> throw new AssertionError(r.diagnostics() + text);
        };
    }

    private static String written(String rule) {
        Protocol p = protocol(rule);
        return RuleText.of(p, p.failovers().getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on error { close; resend write, cas; abort }",
                "on error { count -> n; if n > 2 { resend } else { abort } }",
                "on error { each r { probe lock -> v; if v == 1 or not (v < 2) { resend r } } }",
                "on error { each r { if r is write, send { complete r } else { abort } } }",
                "on error { probe line -> l; probe line.flag -> f; if l.data == f { abort } }",
                "on error { each r { probe done[r.number % 4] -> d; if d != 0 and (r is cas) {"
                        + " complete r with d } } }",
                "on error { each r { if r is write { resend r with data = r.data + 1, flag = 1 } } }",
                "on error { each r { if r is cas { resend r -> old { if old == r.swap { complete r"
                        + " with r.compare } else { complete r with old } } } } }",
            })
    void whatIsWrittenIsReadAgainAsTheSame(String rule) {
        String once = written(rule);
        assertThat(written(once)).isEqualTo(once);
        assertThat(bare(once)).isEqualTo(bare(rule));
    }

    /** Without what the layout and optional brackets make of it. */
    private static String bare(String rule) {
        return rule.replaceAll("[\\s();]+", "");
    }

    /** The words for what does not hold say so. */
    @Test
    void theOppositeOfAConditionIsWrittenShortly() {
        List<String> operators = List.of("==", "!=", "<", "<=", ">", ">=");
        List<String> opposites = List.of("!=", "==", ">=", ">", "<=", "<");
        for (int i = 0; i < operators.size(); i++) {
            Protocol p =
                    protocol(
                            "on error { count -> n; if n %s 2 { abort } }"
                                    .formatted(operators.get(i)));
            Failover block = p.failovers().getFirst();
            List<RulePath> paths = RulePath.of(block.rule()).getFirst().paths();
            RuleWords words = RuleWords.of(p, block);
            assertThat(asked(words, paths.getFirst())).isEqualTo("n " + operators.get(i) + " 2");
            assertThat(asked(words, paths.getLast())).isEqualTo("n " + opposites.get(i) + " 2");
        }
    }

    private static String asked(RuleWords words, RulePath path) {
        return path.steps().stream()
                .filter(RulePath.Step.Asked.class::isInstance)
                .map(RulePath.Step.Asked.class::cast)
                .map(a -> words.condition(a.condition(), a.holds()))
                .findFirst()
                .orElseThrow();
    }
}
