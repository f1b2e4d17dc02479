package dev.twintrace.theorems.theorem2;

/** What becomes of an operation whose completion does not come, and which is posted again. */
public enum Fate {
    /** It never reached the target; only the retry is executed. */
    LOST("the original is lost"),
    /** It is executed, its answer is lost; then the retry is executed, and answered. */
    EXECUTED("the original was executed"),
    /** The retry is executed and answered; then the original arrives all the same. */
    LATE("the original arrives late");

    private final String text;

    Fate(String text) {
        this.text = text;
    }

    /** A clause. */
    public String text() {
        return text;
    }
}
