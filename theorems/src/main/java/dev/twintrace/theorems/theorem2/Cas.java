package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.Damage;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.protocol.language.Settings;
import java.util.List;
import java.util.Locale;

/**
 * Theorem 2 with compare-and-swap (the paper's Theorem2/CAS): S.CAS(0, 1) succeeds and its answer
 * is lost, P3.CAS(1, 0) succeeds, S.CAS(0, 1) is posted again and succeeds a second time. Both were
 * told of success, and P3's update is gone.
 *
 * @param run the shortest one in which that happens
 * @param executions of both clients' CAS, in order
 */
public record Cas(
        Scenario scenario, Finding run, List<Scenario.Executed> executions, Judged judged) {

    /** Who looks at the word. */
    public enum Look {
        /** Nobody. */
        NOBODY,
        /** P3, once its own and the sender's operation are over. */
        READER
    }

    static final String TEXT =
            """
            protocol cas_retried "A compare-and-swap that is posted again"

            option transport = reliable in { reliable, exactly_once }
            option third = undoes in { undoes, competes } "what P3's own CAS does"
            option tag = ignored in { ignored, success } "what finding one's own value means"
            option look = nobody in { nobody, reader }

            width 64
            atomicity global

            host s { done = 0 }
            host memory { word = 0 }

            qp q: s -> memory { exactly once if transport == exactly_once }
            qp other: s -> memory

            process sender on s {
                q.cas(word, 0, 1) -> got
                q.wait
                emit got
                done = 1
            }

            process p3 on s {
                if third == undoes { other.cas(word, 1, 0) -> was } else { other.cas(word, 0, 2) -> was }
                other.wait
                emit was
                await done == 1
                if look == reader {
                    other.read(word) -> seen
                    other.wait
                    emit seen
                }
            }

            failover q {
                faults 1
                originals bounded
                on error each r {
                    if tag == success {
                        resend r -> v {
                            if v == r.swap { complete r with r.compare }
                        }
                    } else {
                        resend r
                    }
                }
            }
            """;

    /** Finds the run. */
    public static Cas of(Look look) {
        Scenario scenario = Scenario.of(TEXT, settings(look));
        Finding run =
                scenario.finding(Damage.ABA)
                        .orElseThrow(() -> new IllegalStateException("no CAS succeeds twice"));
        List<Scenario.Executed> executions =
                Scenario.executions(scenario.protocol(), run.witness());
        return new Cas(
                scenario, run, executions, Judged.of(scenario.protocol(), run.witness(), true));
    }

    static Settings settings(Look look) {
        return Settings.NONE.with("look", look.name().toLowerCase(Locale.ROOT));
    }

    /** {@code cas_double_success}: how often S's operation found 0 and made it 1. */
    public long successes() {
        return executions.stream()
                .filter(e -> e.queuePair().equals("q") && e.result() == 0 && e.after() == 1)
                .count();
    }

    /** {@code cas_retry_not_generally_safe}: whether the callers' history has no order. */
    public boolean wrong() {
        return judged.contradiction().isPresent();
    }
}
