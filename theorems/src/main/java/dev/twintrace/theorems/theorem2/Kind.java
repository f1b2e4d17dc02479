package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.WordWidth;

/**
 * The sender's operation, by what decides about its retry: what a single execution of it would do
 * to the value it finds, and what a second one would then do. Each operation on each value is of
 * one kind.
 */
public enum Kind {
    /** A read. */
    READ("read", false),
    /** A write that changes the value. */
    WRITE("write of another value", false),
    /** A write of the value that is there. */
    WRITE_SAME("write of the value already there", false),
    /** A fetch-and-add of 0. */
    FADD_ZERO("FADD by 0", false),
    /** A fetch-and-add whose double is not 0. */
    FADD("FADD by d, 2d ≠ 0", true),
    /** A fetch-and-add of half the range: twice is not at all. */
    FADD_HALF("FADD by d, 2d = 0", true),
    /** A compare-and-swap of a value by itself. */
    CAS_EQUAL("CAS, equal operands", false),
    /** A compare-and-swap that finds another value. */
    CAS_FAILS("CAS that fails", false),
    /** A compare-and-swap that succeeds, with another value. */
    CAS_SUCCEEDS("CAS that succeeds", true),
    /** A masked fetch-and-add of 0 in each field. */
    MASKED_FADD_ZERO("masked FADD by 0", false),
    /** A masked fetch-and-add; in some field the double is not 0. */
    MASKED_FADD("masked FADD by d, 2d ≠ 0", true),
    /** A masked fetch-and-add whose double is 0 in each field. */
    MASKED_FADD_HALF("masked FADD by d, 2d = 0", true),
    /** A masked compare-and-swap that changes no value at all. */
    MASKED_CAS_EQUAL("masked CAS that cannot change anything", false),
    /** A masked compare-and-swap that changes other values, but not the one that it finds. */
    MASKED_CAS_FAILS("masked CAS that changes nothing", false),
    /** A masked compare-and-swap that changes bits that it compares. */
    MASKED_CAS_ONCE("masked CAS that changes what it compares", true),
    /** A masked compare-and-swap that changes other bits only; without comparing it is a swap. */
    MASKED_CAS_AGAIN("masked CAS that changes other bits only", true),
    /** A message. */
    SEND("send", false);

    private final String text;
    private final boolean asked;

    Kind(String text, boolean asked) {
        this.text = text;
        this.asked = asked;
    }

    /** A few words. */
    public String text() {
        return text;
    }

    /**
     * Whether it matters if the sender looks at the result: it changes the value, and returns what
     * it found.
     */
    public boolean asked() {
        return asked;
    }

    /**
     * That of an operation.
     *
     * @param found what the first execution finds
     */
    static Kind of(Verb verb, long found, WordWidth width) {
        return switch (verb) {
            case Verb.Read _ -> READ;
            case Verb.Write(long value) -> value == found ? WRITE_SAME : WRITE;
            case Verb.FetchAndAdd _ -> added(verb, width, FADD_ZERO, FADD_HALF, FADD);
            case Verb.MaskedFetchAndAdd _ ->
                    added(verb, width, MASKED_FADD_ZERO, MASKED_FADD_HALF, MASKED_FADD);
            case Verb.CompareAndSwap(long compare, long swap) -> {
                if (compare == swap) {
                    yield CAS_EQUAL;
                }
                yield compare == found ? CAS_SUCCEEDS : CAS_FAILS;
            }
            case Verb.MaskedCompareAndSwap cas -> swapped(cas, found, width);
            case Verb.Send _ -> SEND;
            case Verb.Receive _ -> throw new IllegalArgumentException("a sender does not receive");
        };
    }

    private static Kind added(Verb verb, WordWidth width, Kind zero, Kind half, Kind other) {
        // What an addition adds to 0 it adds to everything.
        if (verb.after(0, width) == 0) {
            return zero;
        }
        return verb.after(verb.after(0, width), width) == 0 ? half : other;
    }

    private static Kind swapped(Verb.MaskedCompareAndSwap cas, long found, WordWidth width) {
        long overwritten = cas.swapMask() & ~cas.compareMask();
        long replaced = (cas.compare() ^ cas.swap()) & cas.swapMask() & cas.compareMask();
        if (overwritten == 0 && replaced == 0) {
            return MASKED_CAS_EQUAL;
        }
        if (cas.after(found, width) == found) {
            return MASKED_CAS_FAILS;
        }
        return replaced == 0 ? MASKED_CAS_AGAIN : MASKED_CAS_ONCE;
    }
}
