package dev.twintrace.report.html;

import java.util.List;

/** How to read the pictures, and what the words mean, for somebody who has not seen them before. */
final class Reading {
    private record Entry(String sign, String meaning) {}

    private static final List<Entry> SIGNS =
            List.of(
                    new Entry(
                            "q#2",
                            "The second work request posted on queue pair q, in every copy of it."),
                    new Entry(
                            "lifelines",
                            "On the left one for each lane of the sender's NIC, with its number above; on"
                                    + " the right that of the target's NIC."),
                    new Entry(
                            "solid arrow",
                            "A copy of a request, from the lane on which it was sent to the target. One"
                                    + " that is bent is long on its way. What has left before its lane"
                                    + " fails may still arrive; an acknowledgement may not."),
                    new Entry(
                            "dashed arrow", "An acknowledgement, with the result if there is one."),
                    new Entry("dashed line across", "A lane or a NIC fails."),
                    new Entry("\u2717", "There a copy or its acknowledgement is lost."),
                    new Entry(
                            "\u2460 \u2461",
                            "How often the target has now executed the request: \u2461 is the second"
                                    + " time."),
                    new Entry(
                            "data: 0 \u2192 1",
                            "A word of memory changes from 0 to 1 in that step."),
                    new Entry(
                            "shaded",
                            "What the sender sees: its posts, completions, errors and probes, and what it"
                                    + " does itself. Nothing else that happens is known to it."),
                    new Entry("?n", "In step n the overlay decides."),
                    new Entry(
                            "!n",
                            "In step n there is an error, or harm is done; the sentence that begins with"
                                    + " \u201cbecause\u201d says why."));

    private static final List<Entry> TERMS =
            List.of(
                    new Entry(
                            "lane",
                            "A path between both hosts. A queue pair that fails on one lane may go on on"
                                    + " another."),
                    new Entry(
                            "overlay",
                            "The software between application and NICs. After an error it decides by its"
                                    + " rule, the block \u201con error\u201d, which requests to post again"
                                    + " on another lane. It goes on when its application has"
                                    + " finished."),
                    new Entry(
                            "executed",
                            "The target's NIC has done what the request says. Completed: the sender has"
                                    + " got the acknowledgement. The first may be without the second."),
                    new Entry(
                            "error on a lane",
                            "For each request without a completion the sender learns that its lane has"
                                    + " failed. Whether the request was lost or only the acknowledgement,"
                                    + " it does not learn."),
                    new Entry(
                            "sender view",
                            "The sequence of everything that the sender has seen. An overlay can decide"
                                    + " by that and by nothing else: where two runs have the same view,"
                                    + " it decides the same in both."),
                    new Entry(
                            "twin",
                            "A run with the same sender view in which the same request needs the opposite"
                                    + " decision. It is shown with the decision that the rule does not"
                                    + " take, to see what would come of that."),
                    new Entry(
                            "consumed",
                            "Handed to the application, in this order; with what any(n), a choice among"
                                    + " 0 to n-1 that nobody controls, chose for it."),
                    new Entry(
                            "originals",
                            "Bounded: no copy of a request arrives after its lane has had the error."
                                    + " Late: it may, at any time after."),
                    new Entry(
                            "finishes",
                            "A process has done all that its program says. Stuck: some process never"
                                    + " will."),
                    new Entry(
                            "linearizable",
                            "What the callers of a word saw can be explained by an order in which each of"
                                    + " their operations takes effect once."),
                    new Entry(
                            "TRANSPARENT",
                            "No application can tell that there was a fault. FAIL-STOP: some is handed an"
                                    + " error, and none is harmed. STUCK: some waits forever. UNSAFE: some"
                                    + " run leads where none without a fault leads."),
                    new Entry(
                            "expect",
                            "A line of the file that says which verdict its author expects under other"
                                    + " options; this report does not check it."));

    private Reading() {}

    static void add(Markup page, boolean gaps) {
        page.open("section", "class", "reading", "id", "reading");
        page.element("h2", "How to read the pictures");
        list(page, SIGNS);
        if (gaps) {
            page.element("p", "Where a number is missing, nothing happens that shows.");
        }
        page.element("h3", "Terms");
        list(page, TERMS);
        page.close();
    }

    private static void list(Markup page, List<Entry> entries) {
        page.open("dl");
        entries.forEach(e -> page.element("dt", e.sign()).element("dd", e.meaning()));
        page.close();
    }
}
