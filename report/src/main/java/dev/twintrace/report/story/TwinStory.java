package dev.twintrace.report.story;

import dev.twintrace.core.RequestId;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Finding;
import java.util.List;
import java.util.Optional;

/**
 * A run and its twin: the same to the sender up to a decision, and each needs another.
 *
 * @param here the run that was found
 * @param there its twin
 * @param same whether the sender has really seen the same in both; anything else is a mistake of
 *     ours, and said
 * @param seen what it has seen by then, a few words each
 * @param question what the overlay decides there, in both runs
 * @param rescued after how many steps the twin ends well with the decision of this run; empty where
 *     it does not
 */
public record TwinStory(
        Side here,
        Side there,
        boolean same,
        List<String> seen,
        Question question,
        Optional<Integer> rescued) {
    /** Copies the list. */
    public TwinStory {
        seen = List.copyOf(seen);
    }

    /**
     * One of the two.
     *
     * @param name {@code This run}
     * @param fate how it stood with the request, {@code had been executed once}
     * @param decision the step, from 0, in which the two part
     * @param ending what comes of it, a sentence
     */
    public record Side(
            String name, RequestId request, String fate, Story story, int decision, String ending) {
        /** What it is, and how it stood with the request. */
        public String heading() {
            return name + ": " + request + " " + fate;
        }

        /** The request, and the decision about it. */
        public Focus focus() {
            return new Focus(Optional.of(request), Optional.of(decision));
        }
    }

    /**
     * Whether to resend a request.
     *
     * @param resent what the rule says
     */
    public record Question(RequestId request, boolean resent) {
        /** The question with both answers. */
        public String text() {
            return asked()
                    + (resent
                            ? " In this run yes, as the rule says; in its twin no."
                            : " In this run no, as the rule says; in its twin yes.");
        }

        /** The question alone. */
        public String asked() {
            return "resend " + request + "?";
        }
    }

    /** Tells both. */
    public static TwinStory of(Cast cast, Finding finding, Finding.Blame blame, Finding.Twin twin) {
        RequestId request = blame.request();
        Stage stage = new Stage(cast, request.queuePair());
        Trace here = finding.witness();
        Trace there = twin.trace();
        SenderView view = SenderView.before(here, request.queuePair(), blame.step());
        return new TwinStory(
                new Side(
                        "This run",
                        request,
                        Fate.of(here, blame.step(), request, blame.executed()),
                        Story.of(here, stage),
                        blame.step(),
                        Ending.of(finding.wrong())),
                new Side(
                        "Its twin",
                        twin.request(),
                        Fate.of(there, twin.step(), twin.request(), twin.executed()),
                        Story.of(there, stage),
                        twin.step(),
                        Ending.of(twin.wrong())),
                view.equals(SenderView.before(there, request.queuePair(), twin.step())),
                view.events().stream().map(Seen::of).toList(),
                new Question(request, blame.resent()),
                twin.rescued().map(run -> run.steps().size()));
    }

    /** What stands between the two. */
    public String band() {
        return same
                ? "the sender sees the same in both runs"
                : "THE SENDER VIEWS DIFFER: this is no twin, please report it";
    }

    /** That the twin needs this run's decision is known only if it ends well with it. */
    public String conclusion() {
        boolean resent = question.resent();
        return rescued.isPresent()
                ? "The decision about %s: in this run %s, in its twin %s, and the sender cannot tell which of the two it is in."
                        .formatted(
                                question.request(),
                                resent
                                        ? "resending it does the harm"
                                        : "not resending it does the harm",
                                resent ? "not resending it would" : "resending it would")
                : "The decision about %s is wrong in this run and the opposite is wrong in its twin, and the sender cannot tell which of the two it is in."
                        .formatted(question.request());
    }
}
