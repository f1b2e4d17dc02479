package dev.twintrace.report.html;

/** How to read the pictures, for somebody who has not seen one before. */
final class Reading {
    private static final String[][] SIGNS = {
        {"q#2", "the second work request posted on queue pair q, wherever it appears"},
        {
            "solid arrow",
            "a copy of a request on its way through the network, on the lane that its lifeline has the number of"
        },
        {"dashed arrow", "its acknowledgement, with the result if it has one, on its way back"},
        {"\u2717", "there it was lost"},
        {
            "\u2460 \u2461",
            "how often the target has executed the request now: \u2461 is the second time"
        },
        {"12", "the number of the step; time runs down, and is not to scale"},
        {"?12", "in this step the overlay decides"},
        {
            "!12",
            "in this step harm is done, or an error comes up; the sentence that begins with"
                    + " \u201cbecause\u201d says why"
        },
        {"data: 0 \u2192 1", "a word of memory changes from 0 to 1"},
        {
            "shaded",
            "what the sender sees: its own posts, completions, errors and probes. Nothing else"
                    + " that happens is known to it"
        },
    };

    private static final String[][] TERMS = {
        {
            "lane",
            "a path between both hosts with a NIC at each end; a queue pair that fails on one lane"
                    + " may go on on another"
        },
        {
            "overlay",
            "the software between application and NICs that has to decide, after an error,"
                    + " which requests to post again on another lane"
        },
        {
            "error on a lane",
            "the lane has failed: for each request without a completion the sender"
                    + " learns only that. Whether the request was lost or only its acknowledgement, it"
                    + " does not learn"
        },
        {
            "sender view",
            "the sequence of everything that the sender has seen. An overlay can decide by"
                    + " that and by nothing else: where two runs have the same view, it decides the same"
        },
        {
            "twin",
            "another run with the same sender view, in which the same request needs the opposite"
                    + " decision. Whatever the overlay does there is wrong in one of the two runs"
        },
    };

    private Reading() {}

    static void add(Markup page, boolean gaps) {
        page.open("section", "class", "reading").element("h2", "How to read the pictures");
        page.open("dl");
        for (String[] sign : SIGNS) {
            page.element("dt", sign[0]).element("dd", sign[1] + ".");
        }
        if (gaps) {
            page.element("dt", "a missing number")
                    .element("dd", "a step in which nothing happens that shows.");
        }
        page.close();
        page.element("h3", "Terms").open("dl");
        for (String[] term : TERMS) {
            page.element("dt", term[0]).element("dd", term[1] + ".");
        }
        page.close().close();
    }
}
