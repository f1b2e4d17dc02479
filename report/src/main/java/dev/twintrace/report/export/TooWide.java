package dev.twintrace.report.export;

/** A value may not fit into 32 bits; there is no export. */
final class TooWide extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Names what does not fit: a variable, or what is computed where. */
    TooWide(String what) {
        super(what, null, false, false);
    }

    /** For the user. */
    Exported.Refused refusal(String language) {
        return new Exported.Refused(
                getMessage()
                        + " may take values past 2147483647, the largest integer of "
                        + language
                        + "; declare how wide words are, for example `width 8`");
    }
}
