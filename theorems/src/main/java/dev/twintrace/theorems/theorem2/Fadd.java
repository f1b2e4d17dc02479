package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.Damage;
import dev.twintrace.core.WordWidth;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.protocol.language.Settings;
import java.util.List;
import java.util.Locale;

/**
 * Theorem 2 with fetch-and-add (the paper's Theorem2/FADD): an FADD whose answer is lost and that
 * is posted again is executed twice, with the results v0 and v0 + delta, and leaves v0 + 2 delta.
 *
 * @param width of the word in bits
 * @param initial v0
 * @param addend delta
 * @param run the shortest one in which it is executed twice
 * @param executions of the FADD, in order
 */
public record Fadd(
        int width,
        long initial,
        long addend,
        Scenario scenario,
        Finding run,
        List<Scenario.Executed> executions,
        Judged judged) {

    /** Who looks at what. */
    public enum Look {
        /** Nobody at anything. */
        NOBODY,
        /** The sender at the result. */
        RESULT,
        /** A third party at the word, once the sender has its completion. */
        READER
    }

    /**
     * The protocol: S adds; P3 may read the word when S has told it that it is done. They share a
     * host, so that telling needs no network.
     */
    static final String TEXT =
            """
            protocol fadd_retried "A fetch-and-add that is posted again"

            option transport = reliable in { reliable, exactly_once }
            option repair = resend in { resend, abort }
            option look = nobody in { nobody, result, reader }

            width %d
            atomicity global

            host s { done = 0 }
            host memory { word = %s }

            qp q: s -> memory { exactly once if transport == exactly_once }
            qp third: s -> memory

            process sender on s {
                if look == result { q.fadd(word, %s) -> old } else { q.fadd(word, %s) }
                q.wait
                if look == result { emit old }
                done = 1
            }

            process p3 on s {
                await done == 1
                if look == reader {
                    third.read(word) -> seen
                    third.wait
                    emit seen
                }
            }

            failover q {
                faults 1
                originals bounded
                on error { if repair == resend { resend } else { abort } }
            }
            """;

    /** A word of 64 bits that is 0 at first, and 1 added. */
    public static Fadd of(Look look) {
        return of(64, 0, 1, look);
    }

    /**
     * Finds the run.
     *
     * @throws IllegalArgumentException if no run executes it twice to any effect
     */
    public static Fadd of(int width, long initial, long addend, Look look) {
        Scenario scenario = Scenario.of(text(width, initial, addend), settings(look));
        Finding run =
                scenario.finding(Damage.DOUBLE_EXECUTION)
                        .orElseThrow(() ->
                                new IllegalArgumentException("adding " + addend + " does no harm"));
        List<Scenario.Executed> executions =
                Scenario.executions(scenario.protocol(), run.witness()).stream()
                        .filter(e -> e.queuePair().equals("q"))
                        .toList();
        return new Fadd(
                width,
                initial,
                addend,
                scenario,
                run,
                executions,
                Judged.of(scenario.protocol(), run.witness(), look == Look.RESULT));
    }

    static String text(int width, long initial, long addend) {
        String delta = WordWidth.text(addend);
        return TEXT.formatted(width, WordWidth.text(initial), delta, delta);
    }

    static Settings settings(Look look) {
        return Settings.NONE.with("look", look.name().toLowerCase(Locale.ROOT));
    }

    /** What the word holds at the end. */
    public long left() {
        return executions.getLast().after();
    }

    /** What it ought to hold. */
    public long expected() {
        return new WordWidth(width).add(initial, addend);
    }

    /** {@code fadd_double_increment}: how far the count is off, modulo 2 to the width. */
    public long off() {
        return new WordWidth(width).truncate(left() - expected());
    }
}
