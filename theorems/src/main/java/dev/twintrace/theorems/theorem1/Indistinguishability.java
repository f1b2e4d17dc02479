package dev.twintrace.theorems.theorem1;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Event;
import dev.twintrace.core.Executions;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.SenderView;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Finding.Blame;
import dev.twintrace.engine.verdict.Finding.Twin;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.theorems.Scheme;
import dev.twintrace.theorems.Unestablished;

/**
 * Two runs that a sender cannot tell apart when it has to decide about a request, of which one
 * needs the opposite of the other. The paper's Theorem1/Indistinguishability, whose T1 and T2 are
 * found here by a check of the rule "resend all".
 *
 * @param finding the check's: its run is T2 and the run's twin T1
 * @param lost T1: the request was never executed
 * @param executed T2: it was, and the answer was lost
 */
public record Indistinguishability(
        Protocol protocol, Verdict verdict, Finding finding, Side lost, Side executed) {

    /**
     * One of the two.
     *
     * @param step the index of the step that decides about the request
     */
    public record Side(Trace trace, int step, RequestId request) {
        /** π_S of what comes before the decision: all that it can rest on. */
        public SenderView view() {
            return SenderView.before(trace, request.queuePair(), step);
        }

        /** How often the request had been executed by then. */
        public int executions() {
            return Executions.before(trace, step).count(request);
        }

        /** How often the request is executed in all. */
        public int executionsInAll() {
            return Executions.of(trace).count(request);
        }

        /** Whether the request is posted again, by this decision or a later one. */
        public boolean resent() {
            return trace.steps().subList(step, trace.steps().size()).stream()
                    .flatMap(s -> s.events().stream())
                    .anyMatch(e -> e instanceof Event.Resent r && r.request().equals(request));
        }
    }

    /**
     * Looks for the pair in a scheme whose rule posts everything again.
     *
     * @throws Unestablished if there is none
     */
    public static Indistinguishability find(Scheme scheme) {
        return of(scheme.protocol(), scheme.verdict());
    }

    /**
     * The pair that a verdict shows; nothing that the verdict says of it is taken for granted.
     *
     * @throws Unestablished if there is none, or it is not what it is said to be
     */
    public static Indistinguishability of(Protocol protocol, Verdict verdict) {
        for (Finding finding : verdict.findings()) {
            if (finding.conclusion() == Conclusion.UNSAFE
                    && finding.blame().isPresent()
                    && finding.blame().get().twin().isPresent()) {
                Blame blame = finding.blame().get();
                Twin twin = blame.twin().get();
                return checked(
                        new Indistinguishability(
                                protocol,
                                verdict,
                                finding,
                                new Side(twin.trace(), twin.step(), twin.request()),
                                new Side(finding.witness(), blame.step(), blame.request())));
            }
        }
        throw new Unestablished("no unsafe run with a twin was found for " + protocol.name());
    }

    private static Indistinguishability checked(Indistinguishability pair) {
        Side t1 = pair.lost();
        Side t2 = pair.executed();
        Unestablished.unless(
                t1.request().equals(t2.request()), "the two runs are about different requests");
        Unestablished.unless(indistinguishable(t1, t2), "the sender can tell the two runs apart");
        Unestablished.unless(
                t1.executions() == 0, "the request was executed in the run that needs it again");
        Unestablished.unless(
                t2.executions() == 1, "the request was not executed in the run that it harms");
        Unestablished.unless(
                t2.resent() && t2.executionsInAll() == 2,
                "the request is not executed a second time");
        Unestablished.unless(
                !t1.resent() && t1.executionsInAll() == 0,
                "the request is executed in the run in which it is withheld");
        return pair;
    }

    /**
     * Whether the sender has seen the same by the decision: π_S(T1) = π_S(T2). The paper's {@code
     * sender_view_eq}.
     */
    public static boolean indistinguishable(Side one, Side other) {
        return one.view().equals(other.view());
    }

    /** What both senders have seen. */
    public SenderView view() {
        return executed.view();
    }

    /** What goes wrong in T1, where the request is not posted again. */
    public Finding.Wrong wrongIfWithheld() {
        return finding.blame().flatMap(Blame::twin).map(Twin::wrong).orElseThrow();
    }

    /** What goes wrong in T2, where the request is posted again. */
    public Finding.Wrong wrongIfResent() {
        return finding.wrong();
    }

    /** Whether T1, with the decision of T2, ends well. */
    public boolean rescued() {
        return finding.blame().flatMap(Blame::twin).flatMap(Twin::rescued).isPresent();
    }
}
