package dev.twintrace.report.story;

import dev.twintrace.core.Change;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.Executions;
import dev.twintrace.core.Operation;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a step matters, in one sentence, from the events of the run alone. */
public final class Because {
    private final Trace trace;
    private final Past past;
    private final Downfall downfall;

    /** For the steps of one run. */
    public Because(Trace trace) {
        this.trace = trace;
        this.past = new Past(trace);
        this.downfall = new Downfall(past);
    }

    /** The sentences for a step; empty for a step that needs none. */
    public List<String> of(int step) {
        List<String> sentences = new ArrayList<>();
        for (Event event : past.at(step)) {
            if (event instanceof Event.Damaged(Damage damage, List<RequestId> request)) {
                sentences.add(sentence(step, damage, request));
            } else if (event instanceof Event.ErrorRaised error) {
                sentences.add(error(step, error));
            } else {
                handedOver(step, event).ifPresent(sentences::add);
            }
        }
        return sentences.stream().distinct().toList();
    }

    private String sentence(int step, Damage damage, List<RequestId> about) {
        if (damage == Damage.TWO_OWNERS) {
            return twoOwners(step);
        }
        if (about.isEmpty()) {
            return "This step is a case of " + damage.label() + ".";
        }
        RequestId request = about.getFirst();
        return switch (damage) {
            case GHOST_WRITE -> ghostWrite(step, request);
            case LATE_ORIGINAL -> lateOriginal(step, request);
            case DOUBLE_EXECUTION -> doubleExecution(step, request);
            case ABA -> aba(step, request);
            case ANSWERED_WRONGLY -> answeredWrongly(step, request);
            case QUEUE_SLIDING -> queueSliding(step, request);
            case STALE_SOURCE -> staleSource(step, request);
            case TWO_OWNERS, OTHER -> past.full(request) + " does harm here.";
        };
    }

    private String ghostWrite(int step, RequestId request) {
        int count = Executions.before(trace, step + 1).count(request);
        String what =
                count > 1
                        ? past.full(request) + " is executed " + Words.again(count)
                        : "the original of "
                                + past.full(request)
                                + " was lost and its resent copy is executed only now";
        return what + ": it puts the old value" + overwritten(step, request) + ".";
    }

    private String lateOriginal(int step, RequestId request) {
        Optional<String> heir =
                past.at(step).stream()
                        .flatMap(e ->
                                e instanceof Event.Misdelivered m
                                        ? Stream.of(m.heir())
                                        : Stream.of())
                        .findFirst();
        if (heir.isPresent()) {
            return past.full(request)
                    + " was still on its way when "
                    + request.queuePair()
                    + " was destroyed; "
                    + heir.get()
                    + " has that queue pair number now and takes it for a message of its own.";
        }
        Optional<String> added = added(step, request);
        if (added.isPresent()) {
            return "the original of "
                    + past.full(request)
                    + ", still on its way when its lane had the error, is executed only now"
                    + added.get()
                    + ". The original did this, not a resent copy.";
        }
        boolean landed = past.at(step).stream().anyMatch(event -> event instanceof Event.Landed);
        String what =
                landed
                        ? "the data that "
                                + past.full(request)
                                + " read arrives late, its lane having failed: it puts"
                        : "the original of "
                                + past.full(request)
                                + ", still on its way when its lane had the error, is executed"
                                + " only now: it puts the old value";
        return what + overwritten(step, request) + ". The original did this, not a resent copy.";
    }

    /** An addition has no old value to put back: {@code : counter goes from 1 to 2}. */
    private Optional<String> added(int step, RequestId request) {
        return past.operation(request)
                .filter(Operation.FetchAndAdd.class::isInstance)
                .flatMap(operation -> changes(step).stream().findFirst())
                .map(c ->
                        ": %s goes from %s to %s"
                                .formatted(
                                        c.place().text(),
                                        Words.values(c.before()),
                                        Words.values(c.after())));
    }

    /** {@code 1 over 2, which receiver stored in step 9}. */
    private String overwritten(int step, RequestId request) {
        return changes(step).stream()
                .filter(Change::visible)
                .findFirst()
                .map(change ->
                        " "
                                + Words.values(change.after())
                                + " over "
                                + Words.values(change.before())
                                + past.lastWriter(change.place(), request, step)
                                        .map(who -> ", which " + who)
                                        .orElse(""))
                .orElse(" back");
    }

    private List<Change> changes(int step) {
        return past.at(step).stream()
                .flatMap(event ->
                        event instanceof Event.Executed e
                                ? e.changes().stream()
                                : event instanceof Event.Landed l
                                        ? Stream.of(l.change())
                                        : Stream.<Change>of())
                .toList();
    }

    private String doubleExecution(int step, RequestId request) {
        int count = Executions.before(trace, step + 1).count(request);
        String added =
                changes(step).stream()
                        .findFirst()
                        .map(c ->
                                ": %s goes from %s to %s, though one addition was asked for"
                                        .formatted(
                                                c.place().text(),
                                                Words.values(c.before()),
                                                Words.values(c.after())))
                        .orElse("");
        return past.full(request) + " is executed " + Words.again(count) + added + ".";
    }

    private String aba(int step, RequestId request) {
        String before =
                past.last(step, e -> executes(e, request)).map(f -> " " + f.where()).orElse("");
        String between =
                changes(step).stream()
                        .findFirst()
                        .flatMap(c ->
                                past.lastWriter(c.place(), request, step)
                                        .map(who ->
                                                "; the "
                                                        + Words.values(c.before())
                                                        + " in between, which "
                                                        + who
                                                        + ", is silently overwritten"))
                        .orElse("");
        return past.full(request)
                + " succeeds again, though it had succeeded"
                + before
                + between
                + ".";
    }

    private String answeredWrongly(int step, RequestId request) {
        List<Long> given =
                past.at(step).stream()
                        .flatMap(event ->
                                event instanceof Event.CompletedByOverlay c
                                        ? Stream.of(c.results())
                                        : event instanceof Event.Completed c
                                                ? Stream.of(c.results())
                                                : Stream.<List<Long>>of())
                        .findFirst()
                        .orElse(List.of());
        return new WrongAnswer(past, request, step).sentence(given);
    }

    private String queueSliding(int step, RequestId request) {
        return past.last(step, e -> executes(e, request))
                        .map(found ->
                                past.full(request) + " was delivered already " + found.where())
                        .orElse(past.full(request) + " was delivered already")
                + ": this copy takes a receive that was meant for the next message.";
    }

    private String staleSource(int step, RequestId request) {
        return past.at(step).stream()
                .flatMap(e -> e instanceof Event.Fetched f ? Stream.of(f) : Stream.empty())
                .findFirst()
                .map(f ->
                        "the resent copy of "
                                + past.full(request)
                                + " carries "
                                + Words.values(f.values())
                                + past.lastWriter(f.source(), request, step)
                                        .map(who -> ", which " + who)
                                        .orElse("")
                                + ": "
                                + f.source().text()
                                + " has changed since the request was posted.")
                .orElse(
                        "the resent copy of "
                                + past.full(request)
                                + " carries another payload than the one that was posted.");
    }

    private String twoOwners(int step) {
        return past.at(step).stream()
                .flatMap(e ->
                        e instanceof Event.Entered entered ? Stream.of(entered) : Stream.empty())
                .findFirst()
                .map(entered ->
                        entered.process()
                                + " enters "
                                + section(entered)
                                + " while "
                                + inside(step, entered)
                                + " is still inside.")
                .orElse("two processes are inside one critical section.");
    }

    private static String section(Event.Entered entered) {
        return entered.section().isEmpty() ? "the critical section" : entered.section();
    }

    private String inside(int step, Event.Entered entered) {
        Optional<Past.Found> other =
                past.last(
                        step,
                        e ->
                                e instanceof Event.Entered in
                                        && in.section().equals(entered.section())
                                        && !in.process().equals(entered.process()));
        return other.map(found ->
                        Actor.of(found.event()).orElse("another")
                                + ", who entered "
                                + found.where()
                                + ",")
                .orElse("another process");
    }

    /** What the sender does not see: how it really stands with each request. */
    private String error(int step, Event.ErrorRaised error) {
        Executions executions = Executions.before(trace, step);
        List<String> facts =
                error.requests().stream()
                        .map(request ->
                                request
                                        + (executions.executed(request)
                                                ? " has been executed"
                                                : " has not been executed"))
                        .map(Words::tied)
                        .toList();
        return downfall.of(step, error.queuePair(), error.lane())
                + "; unknown to the sender, "
                + Words.list(facts)
                + ".";
    }

    /** Why an application gets an error, or ends with one. */
    private Optional<String> handedOver(int step, Event event) {
        return switch (event) {
            case Event.PostFailed e ->
                    aborted(step, e.queuePair())
                            .map(why -> why + ": nothing can be posted any more.");
            case Event.WaitReturned e when !e.ok() ->
                    aborted(step, e.queuePair()).map(why -> why + ": its requests have failed.");
            case Event.EndedInError e ->
                    Optional.of(e.process() + " does not go on after an error.");
            case Event e -> Optional.empty();
        };
    }

    private Optional<String> aborted(int step, String queuePair) {
        return past.last(step, e -> e instanceof Event.Aborted a && a.queuePair().equals(queuePair))
                .map(found -> queuePair + " was aborted " + found.where());
    }

    private static boolean executes(Event event, RequestId request) {
        return event instanceof Event.Executed e && e.request().equals(request);
    }
}
