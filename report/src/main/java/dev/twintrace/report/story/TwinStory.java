package dev.twintrace.report.story;

import dev.twintrace.core.RequestId;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Finding;
import java.util.List;
import java.util.Optional;

/**
 * A run and its twin: the same to the sender up to a decision, which goes wrong one way in the one
 * and the other way in the other.
 *
 * @param here the run that was found
 * @param there its twin
 * @param same whether the sender has really seen the same in both; anything else is a mistake of
 *     ours, and said
 * @param seen what it has seen by then, a few words each
 * @param question what the overlay decides there, in both runs
 * @param rescued after how many steps the twin ends well with the decision of this run; empty where
 *     no good end was found
 * @param spared after how many steps this run ends well with the decision of the twin; empty where
 *     no good end was found
 */
public record TwinStory(
        Side here,
        Side there,
        boolean same,
        List<String> seen,
        Question question,
        Optional<Integer> rescued,
        Optional<Integer> spared) {
    /** In place of what is said of runs that look the same: a mistake of ours. */
    public static final String DIFFERENT =
            "THE SENDER VIEWS DIFFER: this is no twin, please report it";

    /** Copies the list. */
    public TwinStory {
        seen = List.copyOf(seen);
    }

    /**
     * One of the two.
     *
     * @param name {@code This run}
     * @param fate how it stood with the request, {@code had been executed once}
     * @param decided what is decided then, {@code and is resent}
     * @param decision the step, from 0, in which the two part
     * @param ending what comes of it, in full sentences
     */
    public record Side(
            String name,
            RequestId request,
            String fate,
            String decided,
            Story story,
            int decision,
            String ending) {
        /** What it is, how it stood with the request, and what is decided. */
        public String heading() {
            return name + ": " + request + " " + fate + ", " + decided;
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
                            ? " In this run it is, as the rule says, and that goes wrong; suppose that it"
                                    + " is not in the twin, and that goes wrong as well."
                            : " In this run it is not, as the rule says, and that goes wrong; suppose"
                                    + " that it is in the twin, and that goes wrong as well.");
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
        String held = String.join("; ", twin.standstill());
        return new TwinStory(
                new Side(
                        "This run",
                        request,
                        Fate.of(here, blame.step(), request, blame.executed()),
                        blame.resent() ? "and is resent" : "and is not resent",
                        Story.of(here, stage),
                        blame.step(),
                        Ending.of(finding.wrong())),
                new Side(
                        "Its twin",
                        twin.request(),
                        Fate.of(there, twin.step(), twin.request(), twin.executed()),
                        blame.resent()
                                ? "and suppose it is not resent"
                                : "and suppose it is resent",
                        Story.of(there, stage),
                        twin.step(),
                        Ending.of(twin.wrong())
                                + (held.isEmpty() ? "" : " Held up: " + held + ".")),
                view.equals(SenderView.before(there, request.queuePair(), twin.step())),
                view.events().stream().map(Seen::of).toList(),
                new Question(request, blame.resent()),
                twin.rescued().map(run -> run.steps().size()),
                twin.spared().map(run -> run.steps().size()));
    }

    /** What stands between the two. */
    public String band() {
        return same ? "the sender sees the same in both runs" : DIFFERENT;
    }

    /** Both decisions in both runs: the columns of a table. */
    public List<String> columns() {
        return List.of(
                "the rule decides",
                "in this run, where " + here.request() + " " + here.fate(),
                "in its twin, where it " + there.fate());
    }

    /** Both decisions in both runs: the rows of a table. */
    public List<List<String>> rows() {
        String resend = "to resend " + question.request();
        String leave = "not to resend it";
        boolean resent = question.resent();
        return List.of(
                List.of(resent ? resend : leave, "\u2717 " + here.ending(), well(rescued)),
                List.of(resent ? leave : resend, well(spared), "\u2717 " + there.ending()));
    }

    private static String well(Optional<Integer> steps) {
        return steps.map("\u2713 It can end well, after %d steps."::formatted)
                .orElse("No good end was found.");
    }

    /** What follows, as far as it is known: that a run can end well does not say that it must. */
    public String conclusion() {
        String unknown = "; the sender cannot tell which of the two it is in.";
        if (rescued.isEmpty() || spared.isEmpty()) {
            return "What is decided about %s goes wrong in this run, and the opposite goes wrong in its twin"
                            .formatted(question.request())
                    + unknown;
        }
        String wrong = question.resent() ? "this run" : "its twin";
        String well = question.resent() ? "its twin" : "this run";
        return "Resending %s goes wrong in %s and can end well in %s; not resending it can end well in %s and goes wrong in %s"
                        .formatted(question.request(), wrong, well, wrong, well)
                + unknown;
    }

    /** Which rules that is said of. */
    public String scope() {
        return "So a rule that has seen this, and otherwise does as this one, goes wrong in one of the two runs, whatever it decides about %s. Whether one does better that learns more first (probes, counts), completes the request without posting it, or gives up, `twintrace solve` decides."
                .formatted(question.request());
    }
}
