package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.WordWidth;
import java.util.Optional;

/**
 * Why a retry is safe, whatever the width of the word and however many operations others do. On
 * words of 1 to 3 bits these reasons are all that there are: where none applies there is a history
 * that no single execution explains.
 */
public enum Reason {
    /** One of both executions left the value as it was, so that the other one explains all. */
    CHANGED_NOTHING("one of both executions changes nothing; the other one is the single one"),
    /** No result is seen that could contradict an order. */
    NOBODY_SEES("no result is seen, so any order explains the history"),
    /** The second execution is like nothing, as nobody came in between. */
    SAME_AGAIN("nobody else changes the value, and the second execution finds its work done");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** A sentence without its end. */
    public String text() {
        return text;
    }

    /**
     * The first that applies.
     *
     * @param found what the first execution finds
     */
    static Optional<Reason> of(
            WordWidth width, long found, Verb verb, boolean looks, Context context, Fate fate) {
        long once = verb.after(found, width);
        boolean seen = looks && verb.answers();
        return switch (fate) {
            case LOST -> Optional.of(CHANGED_NOTHING);
            case EXECUTED -> {
                if (once == found) {
                    yield Optional.of(CHANGED_NOTHING);
                }
                boolean told = seen && verb.result(once) != verb.result(found);
                yield told ? Optional.empty() : unnoticed(verb.after(once, width) == once, context);
            }
            case LATE -> {
                if (changesNothingEver(Kind.of(verb, found, width))) {
                    yield Optional.of(CHANGED_NOTHING);
                }
                yield unnoticed(verb.after(once, width) == once, context);
            }
        };
    }

    /** What may be, as far as the sender's own result does not contradict. */
    private static Optional<Reason> unnoticed(boolean idempotent, Context context) {
        if (!context.sees()) {
            return Optional.of(NOBODY_SEES);
        }
        return idempotent && !context.changes() ? Optional.of(SAME_AGAIN) : Optional.empty();
    }

    private static boolean changesNothingEver(Kind kind) {
        return switch (kind) {
            case READ, FADD_ZERO, CAS_EQUAL, MASKED_FADD_ZERO, MASKED_CAS_EQUAL -> true;
            case WRITE,
                    WRITE_SAME,
                    FADD,
                    FADD_HALF,
                    CAS_FAILS,
                    CAS_SUCCEEDS,
                    MASKED_FADD,
                    MASKED_FADD_HALF,
                    MASKED_CAS_FAILS,
                    MASKED_CAS_ONCE,
                    MASKED_CAS_AGAIN,
                    SEND ->
                    false;
        };
    }
}
