package dev.twintrace.report.story;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import java.util.Set;

/** What the words of a verdict mean, each on its own terms. */
public final class Meaning {
    private static final String HANDED_OVER = "In some run the application is handed an error";

    private Meaning() {}

    /** A class that no run shows to do harm by itself. */
    public static String company(Set<Damage> others) {
        return "Every bad run of this class also has "
                + String.join(" and ", others.stream().map(Damage::label).toList())
                + ", which makes runs bad without it: whether it does harm by itself, no run tells.";
    }

    /** What a finding of a verdict is a case of. */
    public static String of(Finding finding, Verdict verdict) {
        return finding.damage()
                .map(Meaning::of)
                .orElseGet(() ->
                        finding.conclusion() == Conclusion.FAIL_STOP
                                        && !likeACrash(finding, verdict)
                                ? HANDED_OVER + "."
                                : of(finding.conclusion()));
    }

    /** A search that stopped may not have compared with the crashes. */
    private static boolean likeACrash(Finding finding, Verdict verdict) {
        return finding.wrong() == Finding.Wrong.ERROR_HANDED_OVER && verdict.limit().isEmpty();
    }

    /** A class of damage. */
    public static String of(Damage damage) {
        return switch (damage) {
            case GHOST_WRITE ->
                    "A resent request puts an old value over a newer one: the place was reused after the"
                            + " request was posted, and the resent copy knows nothing of it. Whoever reads the"
                            + " place next takes the old value for a new one.";
            case LATE_ORIGINAL ->
                    "An original outlives its lane: it takes effect only when its place, or the number of"
                            + " its queue pair, is in use again. The original does the harm, not a"
                            + " resent copy. Closing the old lane first keeps a request out,"
                            + " connection ids a message; the data of a READ is past the target.";
            case DOUBLE_EXECUTION ->
                    "An atomic takes effect twice: the original and the resent copy were both executed,"
                            + " and the effects add up.";
            case ABA ->
                    "A compare-and-swap succeeds twice: between the two, somebody put the compared value"
                            + " back, and that update is lost.";
            case ANSWERED_WRONGLY ->
                    "The overlay gives the application a result that the operation did not have.";
            case QUEUE_SLIDING ->
                    "A resent message takes a receive that was meant for the next one, so all that"
                            + " follow slide by one.";
            case STALE_SOURCE ->
                    "A resent request fetches its payload anew, from a source that has changed since it"
                            + " was posted.";
            case TWO_OWNERS ->
                    "Two processes are inside one critical section: both hold what only one may hold.";
            case OTHER ->
                    "No single step is to blame: the run as a whole leads where no run without a fault"
                            + " leads.";
        };
    }

    /** A conclusion. */
    public static String of(Conclusion conclusion) {
        return switch (conclusion) {
            case TRANSPARENT ->
                    "Every run with faults ends as some run without faults does: no application can tell"
                            + " that there was one.";
            case FAIL_STOP ->
                    HANDED_OVER
                            + "; what it has seen by then a crash of the connection could have led to"
                            + " as well.";
            case STUCK ->
                    "From some state on the processes cannot all finish any more, and no application is told.";
            case UNSAFE -> "Some run leads where no run without a fault leads.";
            case UNKNOWN ->
                    "A limit ended the search before it was complete; what it has not seen may be good or"
                            + " bad.";
        };
    }
}
