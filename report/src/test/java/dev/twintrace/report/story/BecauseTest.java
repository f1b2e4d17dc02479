package dev.twintrace.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Change;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Place;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BecauseTest {
    private static final Place WORD = new Place("memory", "word");
    private static final RequestId REQUEST = new RequestId("q", 1);
    private static final RequestId OTHER = new RequestId("other", 1);

    private static Event post(RequestId request, Operation operation) {
        return new Event.Posted("p", request, operation, 0, true);
    }

    private static Event write() {
        return post(REQUEST, new Operation.Write(WORD, List.of(1L)));
    }

    private static Event executed(RequestId request, long from, long to, Long... results) {
        return new Event.Executed(
                request,
                0,
                true,
                1,
                false,
                List.of(results),
                List.of(new Change(WORD, List.of(from), List.of(to))),
                false);
    }

    private static Event stored(long from, long to) {
        return new Event.Stored("r", new Change(WORD, List.of(from), List.of(to)));
    }

    /** The sentence for the last step: its event, and that damage was done. */
    private static String because(Damage damage, Event... events) {
        List<Trace.Step> steps = new ArrayList<>();
        for (Event event : events) {
            steps.add(new Trace.Step("test", List.of(event)));
        }
        Trace.Step last = steps.removeLast();
        List<RequestId> whose = damage == Damage.TWO_OWNERS ? List.of() : List.of(REQUEST);
        steps.add(
                new Trace.Step(
                        "test",
                        List.of(last.events().getFirst(), new Event.Damaged(damage, whose))));
        return Words.loose(new Because(new Trace(steps)).of(steps.size() - 1).getFirst());
    }

    @Test
    void aGhostWriteNamesWhatItOverwritesAndWhoHadWrittenThat() {
        assertThat(
                        because(
                                Damage.GHOST_WRITE,
                                write(),
                                executed(REQUEST, 0, 1),
                                stored(1, 2),
                                executed(REQUEST, 2, 1)))
                .isEqualTo(
                        "q#1 write(word, 1) is executed a second time: it puts the old value 1 over"
                                + " 2, which r stored in step 3.");
    }

    @Test
    void aResentCopyCanDoHarmThoughItIsTheFirstToBeExecuted() {
        assertThat(because(Damage.GHOST_WRITE, write(), stored(0, 2), executed(REQUEST, 2, 1)))
                .startsWith("the original of q#1 write(word, 1) was lost and its resent copy");
    }

    @Test
    void aLateOriginalIsNoResentCopy() {
        assertThat(because(Damage.LATE_ORIGINAL, write(), stored(0, 2), executed(REQUEST, 2, 1)))
                .isEqualTo(
                        "the original of q#1 write(word, 1), still on its way when its lane had the"
                                + " error, is executed only now: it puts the old value 1 over 2,"
                                + " which r stored in step 2. The original did this, not a resent copy.");
    }

    @Test
    void dataOfAReadThatArrivesLateIsToldApart() {
        assertThat(
                        because(
                                Damage.LATE_ORIGINAL,
                                post(REQUEST, new Operation.Read(new Place("m", "x"))),
                                new Event.Landed(
                                        REQUEST,
                                        0,
                                        new Change(WORD, List.of(2L), List.of(1L)),
                                        true)))
                .isEqualTo(
                        "the data that q#1 read(x) read arrives late, its lane having failed: it puts"
                                + " 1 over 2. The original did this, not a resent copy.");
    }

    @Test
    void anAdditionExecutedTwiceCountsTwice() {
        assertThat(
                        because(
                                Damage.DOUBLE_EXECUTION,
                                post(REQUEST, new Operation.FetchAndAdd(WORD, 1)),
                                executed(REQUEST, 0, 1, 0L),
                                executed(REQUEST, 1, 2, 1L)))
                .isEqualTo(
                        "q#1 fadd(word, 1) is executed a second time: word goes from 1 to 2, though"
                                + " one addition was asked for.");
    }

    @Test
    void abaNamesTheUpdateThatIsLost() {
        assertThat(
                        because(
                                Damage.ABA,
                                post(REQUEST, new Operation.CompareAndSwap(WORD, 0, 1)),
                                executed(REQUEST, 0, 1, 0L),
                                post(OTHER, new Operation.CompareAndSwap(WORD, 1, 0)),
                                executed(OTHER, 1, 0, 1L),
                                executed(REQUEST, 0, 1, 0L)))
                .isEqualTo(
                        "q#1 cas(word, 0, 1) succeeds again, though it had succeeded in step 2; the"
                                + " 0 in between, which other#1 cas(word, 1, 0) put there in step 4,"
                                + " is silently overwritten.");
    }

    @Test
    void aWrongAnswerIsComparedWithTheTruth() {
        Event answer = new Event.CompletedByOverlay(REQUEST, List.of(0L));
        Event fadd = post(REQUEST, new Operation.FetchAndAdd(WORD, 1));
        assertThat(because(Damage.ANSWERED_WRONGLY, fadd, executed(REQUEST, 4, 5, 4L), answer))
                .isEqualTo(
                        "the overlay answers q#1 fadd(word, 1) with 0, but what it returned in step"
                                + " 2 is 4.");
        assertThat(because(Damage.ANSWERED_WRONGLY, fadd, answer))
                .endsWith("with 0, but it was never executed.");
    }

    @Test
    void anAnswerThatDeniesASuccessIsComparedWithTheExecutionThatSucceeded() {
        Event cas = post(REQUEST, new Operation.CompareAndSwap(WORD, 0, 1));
        Event success = executed(REQUEST, 0, 1, 0L);
        Event failure = executed(REQUEST, 1, 1, 1L);
        Event answer = new Event.CompletedByOverlay(REQUEST, List.of(1L));
        String truth =
                " with 1, the result of its second execution; the first, in step 2, took effect"
                        + " and returned 0.";
        assertThat(because(Damage.ANSWERED_WRONGLY, cas, success, failure, answer))
                .isEqualTo("the overlay answers q#1 cas(word, 0, 1)" + truth);
        List<Trace.Step> steps = new ArrayList<>();
        for (Event event : List.of(cas, success, failure)) {
            steps.add(new Trace.Step("test", List.of(event)));
        }
        steps.add(
                new Trace.Step(
                        "answer",
                        List.of(
                                new Event.Answered(REQUEST, 1, true),
                                new Event.Completed(REQUEST, List.of(1L)),
                                new Event.Damaged(Damage.ANSWERED_WRONGLY, List.of(REQUEST)))));
        assertThat(new Because(new Trace(steps)).of(3))
                .map(Words::loose)
                .containsExactly("q#1 cas(word, 0, 1) is answered" + truth);
        assertThat(because(Damage.ANSWERED_WRONGLY, cas, success, answer))
                .isEqualTo(
                        "the overlay answers q#1 cas(word, 0, 1) with 1, but its execution in step 2"
                                + " took effect and returned 0.");
    }

    @Test
    void aResentMessageTakesAnotherOnesReceive() {
        Event send = post(REQUEST, new Operation.Send(List.of(7L)));
        Event delivered =
                new Event.Executed(REQUEST, 0, true, 1, false, List.of(), List.of(), true);
        assertThat(because(Damage.QUEUE_SLIDING, send, delivered, delivered))
                .isEqualTo(
                        "q#1 send(7) was delivered already in step 2: this copy takes a receive that"
                                + " was meant for the next message.");
    }

    @Test
    void aStaleSourceNamesWhoChangedIt() {
        assertThat(
                        because(
                                Damage.STALE_SOURCE,
                                post(REQUEST, new Operation.Send(List.of())),
                                stored(1, 9),
                                new Event.Fetched(REQUEST, 1, WORD, List.of(9L))))
                .isEqualTo(
                        "the resent copy of q#1 send(from memory) carries 9, which r stored in step"
                                + " 2: word has changed since the request was posted.");
    }

    @Test
    void twoOwnersAreNamed() {
        assertThat(
                        because(
                                Damage.TWO_OWNERS,
                                new Event.Entered("a", "lock"),
                                new Event.Entered("b", "lock")))
                .isEqualTo("b enters lock while a, who entered in step 1, is still inside.");
    }

    @Test
    void anErrorNamesTheRefusalThatBroughtTheLaneDown() {
        Event revoked = new Event.Revoked("guard", "q");
        Event refused = new Event.Refused("q", 0);
        assertThat(error(write(), revoked, refused))
                .isEqualTo(
                        "guard revoked q in step 2 and the target refused the request on lane 0 in"
                                + " step 3; unknown to the sender, q#1 has not been executed.");
        Event nicDown = new Event.NicDown("a", "nic0");
        assertThat(error(nicDown, write(), revoked, refused)).startsWith("guard revoked q");
        assertThat(error(write(), nicDown, revoked, refused)).startsWith("lane 0 is down");
        assertThat(error(write(), new Event.LaneDown("q", 0), revoked, refused))
                .startsWith("lane 0 is down");
    }

    @Test
    void anErrorNamesWhatElseTheTargetLacks() {
        assertThat(error(write(), new Event.ReceiverNotReady("q", 0)))
                .startsWith("the message on lane 0 found no posted receive in step 2; unknown");
        Event destroyed = new Event.QueuePairDestroyed("guard", "q");
        assertThat(error(write(), destroyed, new Event.QueuePairUnknown("q", 0)))
                .startsWith("guard destroyed q in step 2 and nobody answered on lane 0 in step 3;");
        assertThat(error(write(), destroyed, new Event.Misdelivered(REQUEST, 0, "heir")))
                .startsWith("guard destroyed q in step 2 and heir took the message on lane 0 in");
    }

    /** The sentence for an error on the request, after these steps. */
    private static String error(Event... events) {
        List<Trace.Step> steps = new ArrayList<>();
        for (Event event : events) {
            steps.add(new Trace.Step("test", List.of(event)));
        }
        steps.add(
                new Trace.Step("error", List.of(new Event.ErrorRaised("q", 0, List.of(REQUEST)))));
        return Words.loose(new Because(new Trace(steps)).of(events.length).getFirst());
    }

    @Test
    void anErrorSaysWhatTheSenderDoesNotKnow() {
        Trace trace =
                new Trace(
                        List.of(
                                new Trace.Step("post", List.of(write())),
                                new Trace.Step("execute", List.of(executed(REQUEST, 0, 1))),
                                new Trace.Step(
                                        "error",
                                        List.of(new Event.ErrorRaised("q", 0, List.of(REQUEST))))));
        assertThat(new Because(trace).of(2))
                .map(Words::loose)
                .containsExactly(
                        "lane 0 is down and no answer is left on it; unknown to the sender, q#1 has"
                                + " been executed.");
    }

    @Test
    void aLateAdditionPutsNoOldValueBack() {
        Event posted = new Event.Posted("s", REQUEST, new Operation.FetchAndAdd(WORD, 1), 0, true);
        assertThat(because(Damage.LATE_ORIGINAL, posted, executed(REQUEST, 2, 3)))
                .isEqualTo(
                        "the original of q#1 fadd(word, 1), still on its way when its lane had the"
                                + " error, is executed only now: word goes from 2 to 3. The original"
                                + " did this, not a resent copy.");
    }

    @Test
    void anErrorThatIsHandedOverSaysWhereItComesFrom() {
        Trace trace =
                new Trace(
                        List.of(
                                new Trace.Step("abort", List.of(new Event.Aborted("q", true))),
                                new Trace.Step(
                                        "wait", List.of(new Event.WaitReturned("s", "q", false))),
                                new Trace.Step("post", List.of(new Event.PostFailed("s", "q"))),
                                new Trace.Step("end", List.of(new Event.EndedInError("s")))));
        Because because = new Because(trace);
        assertThat(because.of(1))
                .containsExactly("q was aborted in step 1: its requests have failed.");
        assertThat(because.of(2))
                .containsExactly("q was aborted in step 1: nothing can be posted any more.");
        assertThat(because.of(3)).containsExactly("s does not go on after an error.");
    }
}
