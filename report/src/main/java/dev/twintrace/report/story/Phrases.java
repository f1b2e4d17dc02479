package dev.twintrace.report.story;

import dev.twintrace.core.Change;
import dev.twintrace.core.Event;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.WordWidth;
import dev.twintrace.report.story.Line.Column;
import dev.twintrace.report.story.Line.Mark;
import java.util.List;
import java.util.Optional;

/** Every event in words; where it happens comes from the stage. */
final class Phrases {
    private final Stage stage;
    private final Past past;
    private final Voyages voyages;
    private final boolean nameLeft;
    private final boolean nameRight;
    private final boolean nameQueuePair;

    /**
     * @param nameLeft whether there are several processes on the left
     * @param nameRight whether there are several processes on the right
     * @param nameQueuePair whether the run has several queue pairs
     */
    Phrases(
            Stage stage,
            Past past,
            Voyages voyages,
            boolean nameLeft,
            boolean nameRight,
            boolean nameQueuePair) {
        this.stage = stage;
        this.past = past;
        this.voyages = voyages;
        this.nameLeft = nameLeft;
        this.nameRight = nameRight;
        this.nameQueuePair = nameQueuePair;
    }

    /** The line for an event that is in a step. */
    Line line(int step, Event event) {
        return switch (event) {
            case Event.Posted e ->
                    process(e, e.process(), "posts " + past.full(e.request()))
                            .with(voyages.departs(e.request(), e.lane(), e.entered()))
                            .build();
            case Event.PostFailed e ->
                    process(e, e.process(), "fails to post" + on(e.queuePair()))
                            .mark(Mark.ERROR)
                            .build();
            case Event.WaitReturned e ->
                    process(
                                    e,
                                    e.process(),
                                    "waited" + on(e.queuePair()) + (e.ok() ? ": ok" : ": error"))
                            .mark(e.ok() ? Mark.PLAIN : Mark.ERROR)
                            .build();
            case Event.Loaded e ->
                    process(
                                    e,
                                    e.process(),
                                    "sees "
                                            + Words.tied(
                                                    e.place().text()
                                                            + " = "
                                                            + Words.values(e.values())))
                            .build();
            case Event.Stored e ->
                    process(e, e.process(), "stores").changes(List.of(e.change())).build();
            case Event.Chosen e ->
                    process(e, e.process(), "chooses " + WordWidth.text(e.value())).build();
            case Event.Consumed e ->
                    process(e, e.process(), Words.tied("hands over " + Words.values(e.values())))
                            .mark(Mark.NOTED)
                            .build();
            case Event.Entered e ->
                    process(e, e.process(), "enters " + section(e.section()))
                            .mark(Mark.NOTED)
                            .build();
            case Event.Left e ->
                    process(e, e.process(), "leaves " + section(e.section()))
                            .mark(Mark.NOTED)
                            .build();
            case Event.TimedOut e -> process(e, e.process(), "times out").mark(Mark.NOTED).build();
            case Event.ReceivePosted e ->
                    process(
                                    e,
                                    e.process(),
                                    "posts a receive" + on(e.queuePair()) + ", lane " + e.lane())
                            .build();
            case Event.ReceivePolled e ->
                    process(
                                    e,
                                    e.process(),
                                    "receives " + Words.values(e.message()) + on(e.queuePair()))
                            .build();
            case Event.Revoked e ->
                    process(e, e.process(), "revokes " + e.queuePair()).mark(Mark.NOTED).build();
            case Event.QueuePairReset e ->
                    process(e, e.process(), "resets " + e.queuePair())
                            .mark(Mark.NOTED)
                            .with(voyages.dropped(step, e))
                            .build();
            case Event.QueuePairDestroyed e ->
                    process(e, e.process(), "destroys " + e.queuePair()).mark(Mark.NOTED).build();
            case Event.Finished e -> process(e, e.process(), "finishes").build();
            case Event.EndedInError e ->
                    process(e, e.process(), "ends in error").mark(Mark.ERROR).build();
            case Event.Fetched e ->
                    sender(
                                    e,
                                    e.request().queuePair(),
                                    "NIC fetches "
                                            + Words.tied(
                                                    e.source().text()
                                                            + " = "
                                                            + Words.values(e.values()))
                                            + " for "
                                            + e.request())
                            .build();
            case Event.Answered e ->
                    sender(
                                    e,
                                    e.request().queuePair(),
                                    e.accepted()
                                            ? e.request() + " answered"
                                            : "answer of " + e.request() + " discarded")
                            .with(voyages.returns(e.request(), e.lane()))
                            .build();
            case Event.Landed e ->
                    sender(
                                    e,
                                    e.request().queuePair(),
                                    (e.late() ? "late data of " : "data of ")
                                            + e.request()
                                            + " arrives")
                            .changes(List.of(e.change()))
                            .with(
                                    e.late()
                                            ? voyages.returns(e.request(), e.lane())
                                            : Optional.empty())
                            .build();
            case Event.Completed e ->
                    sender(
                                    e,
                                    e.request().queuePair(),
                                    e.request()
                                            + " completed"
                                            + (e.results().isEmpty()
                                                    ? ""
                                                    : ": " + Words.values(e.results())))
                            .build();
            case Event.ErrorRaised e ->
                    sender(
                                    e,
                                    e.queuePair(),
                                    "error on lane "
                                            + e.lane()
                                            + ": "
                                            + Words.requests(e.requests()))
                            .mark(Mark.ERROR)
                            .with(voyages.dropped(step, e))
                            .build();
            case Event.MovedOn e ->
                    sender(e, e.queuePair(), "finds lane " + e.lane() + " dead, moves on")
                            .mark(Mark.NOTED)
                            .build();
            case Event.Executed e -> executed(step, e);
            case Event.AtomicBegun e ->
                    target(
                                    e,
                                    e.request().queuePair(),
                                    e.request() + " reads " + WordWidth.text(e.value()))
                            .build();
            case Event.DuplicateAnswered e ->
                    target(
                                    e,
                                    e.request().queuePair(),
                                    e.request() + " again: answered, not executed")
                            .with(voyages.arrives(step, e.request(), e.lane()))
                            .build();
            case Event.Logged e ->
                    target(e, e.request().queuePair(), "log of " + e.request())
                            .changes(List.of(e.change()))
                            .build();
            case Event.ProbeExecuted e ->
                    target(
                                    e,
                                    e.queuePair(),
                                    "probe reads "
                                            + Words.tied(
                                                    e.place().text()
                                                            + " = "
                                                            + Words.values(e.values())))
                            .with(voyages.probeArrives(e.queuePair(), e.lane()))
                            .build();
            case Event.Refused e ->
                    target(e, e.queuePair(), "refused on lane " + e.lane())
                            .mark(Mark.FAULT)
                            .with(voyages.dropped(step, e))
                            .build();
            case Event.Misdelivered e ->
                    target(
                                    e,
                                    e.heir(),
                                    e.heir()
                                            + " has the number of "
                                            + e.request().queuePair()
                                            + " now")
                            .mark(Mark.NOTED)
                            .build();
            case Event.QueuePairUnknown e ->
                    target(e, e.queuePair(), "no such queue pair, lane " + e.lane())
                            .mark(Mark.FAULT)
                            .with(voyages.dropped(step, e))
                            .build();
            case Event.ReceiverNotReady e ->
                    target(e, e.queuePair(), "receiver not ready, lane " + e.lane())
                            .mark(Mark.FAULT)
                            .with(voyages.dropped(step, e))
                            .build();
            case Event.LaneDown e ->
                    network(e, "lane " + e.lane() + of(e.queuePair()) + " fails")
                            .mark(Mark.FAULT)
                            .build();
            case Event.NicDown e ->
                    network(e, "NIC " + e.nic() + " of " + e.host() + " fails")
                            .mark(Mark.FAULT)
                            .build();
            case Event.LogLost e ->
                    target(e, e.request().queuePair(), "log of " + e.request() + " is lost")
                            .mark(Mark.FAULT)
                            .build();
            case Event.RequestLost e -> lost(e, e.request(), e.lane(), true);
            case Event.ResponseLost e -> lost(e, e.request(), e.lane(), false);
            case Event.PacketLost e ->
                    sender(
                                    e,
                                    queuePair(e.request()),
                                    "answer of "
                                            + own(e.request())
                                            + " lost, the NIC sends it again")
                            .mark(Mark.FAULT)
                            .with(voyages.sentAgain(e.request(), e.lane()))
                            .build();
            case Event.AnswerDelayed e ->
                    sender(
                                    e,
                                    e.request().queuePair(),
                                    "data of " + e.request() + " is still on its way")
                            .mark(Mark.FAULT)
                            .build();
            case Event.Resent e ->
                    sender(
                                    e,
                                    e.request().queuePair(),
                                    "resend "
                                            + e.request()
                                            + (e.rewritten().isEmpty()
                                                    ? ""
                                                    : " with " + Words.values(e.rewritten())))
                            .mark(Mark.DECISION)
                            .with(voyages.departs(e.request(), e.lane(), e.entered()))
                            .build();
            case Event.Withheld e ->
                    sender(e, e.request().queuePair(), "do not resend " + e.request())
                            .mark(Mark.DECISION)
                            .build();
            case Event.CompletedByOverlay e ->
                    sender(
                                    e,
                                    e.request().queuePair(),
                                    "complete "
                                            + e.request()
                                            + (e.results().isEmpty()
                                                    ? ""
                                                    : " with " + Words.values(e.results())))
                            .mark(Mark.DECISION)
                            .build();
            case Event.Aborted e ->
                    sender(
                                    e,
                                    e.queuePair(),
                                    e.byRule()
                                            ? "abort" + on(e.queuePair())
                                            : (nameQueuePair ? e.queuePair() + " " : "")
                                                    + "aborted: no lane is left")
                            .mark(e.byRule() ? Mark.DECISION : Mark.NOTED)
                            .build();
            case Event.ProbeSent e ->
                    sender(e, e.queuePair(), "probe " + e.place().text())
                            .mark(Mark.NOTED)
                            .with(voyages.probeDeparts(e.queuePair(), e.lane()))
                            .build();
            case Event.ProbeAnswered e ->
                    sender(e, e.queuePair(), "probe says " + Words.values(e.values()))
                            .mark(Mark.NOTED)
                            .with(voyages.probeReturns(e.queuePair()))
                            .build();
            case Event.Counted e ->
                    sender(
                                    e,
                                    e.queuePair(),
                                    "count says " + WordWidth.text(e.receives()) + " receives")
                            .mark(Mark.NOTED)
                            .build();
            case Event.Closed e ->
                    sender(e, e.queuePair(), "old lanes closed" + on(e.queuePair()))
                            .mark(Mark.NOTED)
                            .with(voyages.dropped(step, e))
                            .build();
            case Event.HandshakeDone e ->
                    sender(e, e.queuePair(), "handshake done").mark(Mark.NOTED).build();
            case Event.Decided e ->
                    sender(e, e.queuePair(), "decides to " + e.way()).mark(Mark.NOTED).build();
            case Event.RuleEnded e -> sender(e, e.queuePair(), "rule ends").build();
            case Event.NoticeStarted e ->
                    targetSoftware(e, e.queuePair(), "learns of lane " + e.lane())
                            .mark(Mark.NOTED)
                            .build();
            case Event.Damaged e -> damaged(e);
        };
    }

    private Line executed(int step, Event.Executed e) {
        String late = e.late() && e.first() ? " late" : "";
        String result = e.results().isEmpty() ? "" : ", returns " + Words.values(e.results());
        String receive = e.receive() ? ", takes a receive" : "";
        return target(
                        e,
                        e.request().queuePair(),
                        e.request()
                                + "\u00a0executed"
                                + late
                                + Words.TIE
                                + Words.count(Math.max(1, voyages.count(step, e.request())))
                                + result
                                + receive)
                .changes(e.changes())
                .with(voyages.arrives(step, e.request(), e.lane()))
                .build();
    }

    private Line lost(Event e, List<RequestId> request, int lane, boolean onItsWay) {
        String text = onItsWay ? own(request) + " is lost" : "answer of " + own(request) + " lost";
        Draft draft =
                onItsWay
                        ? target(e, queuePair(request), text)
                        : sender(e, queuePair(request), text);
        return draft.mark(Mark.FAULT).with(voyages.lost(request, lane)).build();
    }

    private static Line damaged(Event.Damaged e) {
        String whose = e.request().isEmpty() ? "" : " by " + Words.requests(e.request());
        return network(e, e.damage().label() + whose).mark(Mark.DAMAGE).build();
    }

    private String queuePair(List<RequestId> request) {
        return request.isEmpty() ? stage.queuePair() : request.getFirst().queuePair();
    }

    private static String own(List<RequestId> request) {
        return request.isEmpty() ? "a probe" : Words.requests(request);
    }

    private static String section(String name) {
        return name.isEmpty() ? "the critical section" : name;
    }

    private String on(String queuePair) {
        return nameQueuePair ? " on " + queuePair : "";
    }

    private String of(String queuePair) {
        return nameQueuePair ? " of " + queuePair : "";
    }

    /** Code that learns of the failure is no process of the file; it runs at the target. */
    private Draft process(Event event, String process, String text) {
        boolean left = stage.onLeft(process);
        boolean named = left ? nameLeft : nameRight;
        return new Draft(
                event,
                stage.cast()
                        .host(process)
                        .orElseGet(() -> stage.cast().ends(stage.queuePair()).target()),
                left ? Column.SENDER : Column.APPLICATION,
                named ? process + Words.TIE + text : text);
    }

    private Draft sender(Event event, String queuePair, String text) {
        return new Draft(
                event,
                stage.cast().ends(queuePair).sender(),
                stage.sendsFromLeft(queuePair) ? Column.SENDER : Column.APPLICATION,
                text);
    }

    private Draft target(Event event, String queuePair, String text) {
        return executing(event, queuePair, Column.NIC, text);
    }

    private Draft targetSoftware(Event event, String queuePair, String text) {
        return executing(event, queuePair, Column.APPLICATION, text);
    }

    private Draft executing(Event event, String queuePair, Column right, String text) {
        return new Draft(
                event,
                stage.cast().ends(queuePair).target(),
                stage.executesOnLeft(queuePair) ? Column.SENDER : right,
                text);
    }

    private static Draft network(Event event, String text) {
        return new Draft(event, "", Column.NETWORK, text);
    }

    /** A line in the making. */
    private static final class Draft {
        private final Event event;
        private final String host;
        private final Column column;
        private final String text;
        private List<Change> changes = List.of();
        private Mark mark = Mark.PLAIN;
        private Optional<Flight> flight = Optional.empty();

        Draft(Event event, String host, Column column, String text) {
            this.event = event;
            this.host = host;
            this.column = column;
            this.text = text;
        }

        Draft changes(List<Change> made) {
            changes = made;
            return this;
        }

        Draft mark(Mark given) {
            mark = given;
            return this;
        }

        Draft with(Optional<Flight> taken) {
            flight = taken;
            return this;
        }

        Line build() {
            return new Line(event, host, column, text, changes, mark, flight);
        }
    }
}
