package dev.twintrace.report.export;

import dev.twintrace.core.Event;
import dev.twintrace.core.Operation;
import dev.twintrace.core.Place;
import dev.twintrace.core.RequestId;
import dev.twintrace.core.Trace;
import dev.twintrace.protocol.tree.QueuePair.Receives;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Happened-before from docs/export.md alone, slow and obvious: for each pair of points it is asked
 * whether the earlier one is heard by the later one, looking at the whole run, and then the
 * transitive closure is taken.
 */
final class HappenedBefore {
    private final Wiring wiring;
    private final List<Point> points;
    private final List<BitSet> before = new ArrayList<>();

    /**
     * A line of the log.
     *
     * @param where the timeline it is on, in a form of its own
     * @param second whether it is the second line of its event, which follows the first
     */
    record Point(int step, Event event, List<Object> where, boolean second) {}

    HappenedBefore(Trace trace, Wiring wiring) {
        this.wiring = wiring;
        this.points = points(trace);
        for (int j = 0; j < points.size(); j++) {
            BitSet known = new BitSet();
            for (int i = 0; i < j; i++) {
                if (points.get(i).where().equals(points.get(j).where()) || heard(i, j)) {
                    known.set(i);
                    known.or(before.get(i));
                }
            }
            before.add(known);
        }
    }

    List<Point> points() {
        return points;
    }

    /** Whether i is in the past of j. */
    boolean before(int i, int j) {
        return before.get(j).get(i);
    }

    private List<Point> points(Trace trace) {
        List<Point> all = new ArrayList<>();
        for (int step = 0; step < trace.steps().size(); step++) {
            for (Event event : trace.steps().get(step).events()) {
                List<List<Object>> where = where(event);
                for (int n = 0; n < where.size(); n++) {
                    all.add(new Point(step, event, where.get(n), n == 1));
                }
            }
        }
        return all;
    }

    private List<List<Object>> where(Event event) {
        return switch (event) {
            case Event.Posted e -> List.of(process(e.process()), lane(e.request(), e.lane()));
            case Event.Resent e -> List.of(sender(e), lane(e.request(), e.lane()));
            case Event.Counted e -> List.of(target(e.queuePair()), sender(e));
            case Event.Closed e -> List.of(target(e.queuePair()), sender(e));
            case Event.PacketLost e ->
                    Stream.concat(
                                    Stream.of(List.<Object>of("network")),
                                    e.request().stream().map(r -> lane(r, e.lane())))
                            .toList();
            case Event.PostFailed e -> List.of(process(e.process()));
            case Event.InSenderView e -> List.of(sender(e));
            case Event.WaitReturned e -> List.of(process(e.process()));
            case Event.Loaded e -> List.of(process(e.process()));
            case Event.Stored e -> List.of(process(e.process()));
            case Event.Chosen e -> List.of(process(e.process()));
            case Event.Consumed e -> List.of(process(e.process()));
            case Event.Entered e -> List.of(process(e.process()));
            case Event.Left e -> List.of(process(e.process()));
            case Event.TimedOut e -> List.of(process(e.process()));
            case Event.ReceivePosted e -> List.of(process(e.process()));
            case Event.ReceivePolled e -> List.of(process(e.process()));
            case Event.Revoked e -> List.of(process(e.process()));
            case Event.QueuePairReset e -> List.of(process(e.process()));
            case Event.QueuePairDestroyed e -> List.of(process(e.process()));
            case Event.Finished e -> List.of(process(e.process()));
            case Event.EndedInError e -> List.of(process(e.process()));
            case Event.NoticeStarted e -> List.of(process("notice of " + e.queuePair()));
            case Event.Fetched e -> List.of(lane(e.request(), e.lane()));
            case Event.Answered e -> List.of(lane(e.request(), e.lane()));
            case Event.Landed e -> List.of(lane(e.request(), e.lane()));
            case Event.Executed e -> List.of(target(e.request().queuePair()));
            case Event.Misdelivered e -> List.of(target(e.heir()));
            case Event.AtomicBegun e -> List.of(target(e.request().queuePair()));
            case Event.DuplicateAnswered e -> List.of(target(e.request().queuePair()));
            case Event.Logged e -> List.of(target(e.request().queuePair()));
            case Event.ProbeExecuted e -> List.of(target(e.queuePair()));
            case Event.Refused e -> List.of(target(e.queuePair()));
            case Event.QueuePairUnknown e -> List.of(target(e.queuePair()));
            case Event.ReceiverNotReady e -> List.of(target(e.queuePair()));
            case Event.LaneDown _,
                    Event.NicDown _,
                    Event.RequestLost _,
                    Event.ResponseLost _,
                    Event.LogLost _,
                    Event.AnswerDelayed _ ->
                    List.of(List.of("network"));
            case Event.Damaged _ -> List.of();
        };
    }

    private static List<Object> process(String name) {
        return List.of("process", name);
    }

    private static List<Object> sender(Event.InSenderView event) {
        return List.of("queue pair", event.queuePair());
    }

    private static List<Object> lane(RequestId request, int lane) {
        return List.of("lane", request.queuePair(), lane);
    }

    private List<Object> target(String queuePair) {
        return List.of("target", wiring.cast().ends(queuePair).target());
    }

    private Event event(int point) {
        return points.get(point).event();
    }

    /** Whether the later point j learns of i directly, though they are on two timelines. */
    private boolean heard(int i, int j) {
        Point one = points.get(i);
        Point other = points.get(j);
        return switch (other.event()) {
            case Event.Posted e -> other.second() && (i == j - 1 || acts(one, e.queuePair()));
            case Event.Resent e -> other.second() && i == j - 1;
            case Event.PostFailed e -> settles(one, e.queuePair());
            case Event.WaitReturned e -> settles(one, e.queuePair());
            case Event.Loaded e -> seen(i, j, e.place(), e.values().size());
            case Event.Fetched e -> seen(i, j, e.source(), e.values().size());
            case Event.ProbeExecuted e ->
                    seen(i, j, e.place(), e.values().size())
                            || (one.event() instanceof Event.ProbeSent p
                                    && p.queuePair().equals(e.queuePair())
                                    && p.lane() == e.lane());
            case Event.AtomicBegun e ->
                    sent(i, j, e.request(), e.lane()) || seen(i, j, e.place(), 1);
            case Event.Executed e ->
                    sent(i, j, e.request(), e.lane())
                            || asked(e, j)
                                    .filter(place -> seen(i, j, place, e.results().size()))
                                    .isPresent()
                            || (e.receive() && taken(j).filter(post -> post == i).isPresent());
            case Event.DuplicateAnswered e -> sent(i, j, e.request(), e.lane());
            case Event.Logged e -> sent(i, j, e.request(), e.lane());
            case Event.RequestLost e ->
                    e.request().isEmpty()
                            ? i
                                    == last(
                                            j,
                                            p ->
                                                    p instanceof Event.ProbeSent s
                                                            && s.lane() == e.lane())
                            : sent(i, j, e.request().getFirst(), e.lane());
            case Event.ResponseLost e -> lostAnswer(i, j, e.request(), e.lane());
            case Event.PacketLost e -> !other.second() && lostAnswer(i, j, e.request(), e.lane());
            case Event.LogLost e ->
                    earlier(j, p -> isLog(p, e)).findAny().isPresent()
                            ? isLog(one.event(), e)
                            : sent(i, j, e.request(), e.lane());
            case Event.Answered e -> answers(one.event(), e.request(), e.lane());
            case Event.Landed e -> answers(one.event(), e.request(), e.lane());
            case Event.AnswerDelayed e -> answers(one.event(), e.request(), e.lane());
            case Event.Completed e ->
                    one.event() instanceof Event.Answered a
                            && a.accepted()
                            && a.request().equals(e.request());
            case Event.ErrorRaised e ->
                    one.where().equals(List.of("lane", e.queuePair(), e.lane()));
            case Event.ReceivePolled e -> i == raised(j, e.queuePair());
            case Event.Refused e ->
                    (one.event() instanceof Event.Revoked r && r.queuePair().equals(e.queuePair()))
                            || firstWaiting(i, j, e.queuePair(), e.lane());
            case Event.QueuePairUnknown e ->
                    destroys(one, e.queuePair()) || firstWaiting(i, j, e.queuePair(), e.lane());
            case Event.ReceiverNotReady e -> firstWaiting(i, j, e.queuePair(), e.lane());
            case Event.Misdelivered e -> destroys(one, e.request().queuePair());
            case Event.NoticeStarted e ->
                    fails(one, e.queuePair())
                            || (wiring.inBand().contains(e.queuePair())
                                    && i == first(j, p -> departs(p, e.queuePair(), e.lane())));
            case Event.HandshakeDone e -> one.where().equals(process("notice of " + e.queuePair()));
            case Event.ProbeAnswered e -> {
                int sent =
                        last(
                                j,
                                p ->
                                        p instanceof Event.ProbeSent s
                                                && s.queuePair().equals(e.queuePair()));
                yield one.event() instanceof Event.ProbeExecuted p
                        && p.queuePair().equals(e.queuePair())
                        && p.lane() == ((Event.ProbeSent) event(sent)).lane();
            }
            case Event.Closed e -> other.second() ? i == j - 1 : one.where().equals(sender(e));
            case Event.Counted e ->
                    other.second()
                            ? i == j - 1
                            : one.where().equals(sender(e))
                                    || (wiring.polledCounts().contains(e.queuePair())
                                            && one.event() instanceof Event.ReceivePolled p
                                            && p.queuePair().equals(e.queuePair()));
            case Event _ -> false;
        };
    }

    /** An overlay's event, by which it may have chosen the lane of what is posted later. */
    private static boolean acts(Point point, String queuePair) {
        return point.where().equals(List.of("queue pair", queuePair))
                && !(point.event() instanceof Event.Completed);
    }

    private static boolean settles(Point point, String queuePair) {
        return switch (point.event()) {
            case Event.Completed e -> e.queuePair().equals(queuePair);
            case Event.Aborted e -> e.queuePair().equals(queuePair);
            case Event _ -> false;
        };
    }

    private static boolean fails(Point point, String queuePair) {
        return switch (point.event()) {
            case Event.ErrorRaised e -> e.queuePair().equals(queuePair);
            case Event.MovedOn e -> e.queuePair().equals(queuePair);
            case Event _ -> false;
        };
    }

    private static boolean destroys(Point point, String queuePair) {
        return point.event() instanceof Event.QueuePairDestroyed d
                && d.queuePair().equals(queuePair);
    }

    private static boolean isLog(Event event, Event.LogLost lost) {
        return event instanceof Event.Logged l
                && l.request().equals(lost.request())
                && l.lane() == lost.lane();
    }

    private static boolean answers(Event event, RequestId request, int lane) {
        return switch (event) {
            case Event.Executed e -> e.request().equals(request) && e.lane() == lane;
            case Event.DuplicateAnswered e -> e.request().equals(request) && e.lane() == lane;
            case Event _ -> false;
        };
    }

    private boolean lostAnswer(int i, int j, List<RequestId> request, int lane) {
        return request.isEmpty()
                ? i == last(j, p -> p instanceof Event.ProbeExecuted s && s.lane() == lane)
                : answers(event(i), request.getFirst(), lane);
    }

    // Packets

    private static boolean enters(Event event, RequestId request, int lane) {
        return switch (event) {
            case Event.Posted e -> e.entered() && e.request().equals(request) && e.lane() == lane;
            case Event.Resent e -> e.entered() && e.request().equals(request) && e.lane() == lane;
            case Event _ -> false;
        };
    }

    private static boolean departs(Event event, String queuePair, int lane) {
        return switch (event) {
            case Event.Posted e ->
                    e.entered() && e.queuePair().equals(queuePair) && e.lane() == lane;
            case Event.Resent e ->
                    e.entered() && e.queuePair().equals(queuePair) && e.lane() == lane;
            case Event.ProbeSent e -> e.queuePair().equals(queuePair) && e.lane() == lane;
            case Event _ -> false;
        };
    }

    /** It is on the lane, behind no payload that is not fetched, or the hardware repeats it. */
    private boolean sent(int i, int j, RequestId request, int lane) {
        if (!points.get(i).where().equals(lane(request, lane))) {
            return false;
        }
        int entry = last(j, p -> enters(p, request, lane));
        return switch (event(i)) {
            case Event.PacketLost e -> e.request().contains(request);
            case Event.Fetched e ->
                    i > entry && entry >= last(j, p -> enters(p, e.request(), lane));
            case Event _ -> i == entry;
        };
    }

    private boolean firstWaiting(int i, int j, String queuePair, int lane) {
        return IntStream.range(0, j)
                .mapToObj(this::event)
                .flatMap(event ->
                        switch (event) {
                            case Event.Posted e -> Stream.of(e.request());
                            case Event.Resent e -> Stream.of(e.request());
                            case Event _ -> Stream.<RequestId>of();
                        })
                .filter(request -> request.queuePair().equals(queuePair))
                .filter(request -> earlier(j, p -> enters(p, request, lane)).findAny().isPresent())
                .filter(request -> earlier(j, p -> arrives(p, request, lane)).findAny().isEmpty())
                .min((one, two) ->
                        Integer.compare(
                                last(j, p -> enters(p, one, lane)),
                                last(j, p -> enters(p, two, lane))))
                .filter(request -> sent(i, j, request, lane))
                .isPresent();
    }

    private static boolean arrives(Event event, RequestId request, int lane) {
        return switch (event) {
            case Event.AtomicBegun e -> e.request().equals(request) && e.lane() == lane;
            case Event.RequestLost e -> e.request().contains(request) && e.lane() == lane;
            case Event _ -> answers(event, request, lane);
        };
    }

    // Receives

    /** The receive that the execution j takes, if somebody was seen posting it. */
    private Optional<Integer> taken(int j) {
        String owner = owner(j);
        Receives receives = wiring.receives(owner);
        int lane = receives.perLane() ? takenLane(j, owner) : 0;
        int cleared = last(j, event -> clears(event, owner));
        int first = cleared < 0 ? receives.posted(lane) : 0;
        long nth =
                IntStream.range(cleared + 1, j)
                        .filter(i -> takes(i, owner))
                        .filter(i -> !receives.perLane() || takenLane(i, owner) == lane)
                        .count();
        return IntStream.range(cleared + 1, j)
                .filter(i ->
                        event(i) instanceof Event.ReceivePosted e
                                && e.queuePair().equals(owner)
                                && (!receives.perLane() || e.lane() == lane))
                .boxed()
                .skip(Math.max(0, nth - first))
                .findFirst()
                .filter(_ -> nth >= first);
    }

    private boolean takes(int i, String owner) {
        return event(i) instanceof Event.Executed e && e.receive() && owner(i).equals(owner);
    }

    private int takenLane(int i, String owner) {
        Event.Executed e = (Event.Executed) event(i);
        return e.request().queuePair().equals(owner) ? e.lane() : 0;
    }

    private String owner(int j) {
        Event.Executed executed = (Event.Executed) event(j);
        return points.stream()
                .filter(p -> p.step() == points.get(j).step())
                .filter(p -> p.event() instanceof Event.Misdelivered)
                .map(p -> ((Event.Misdelivered) p.event()).heir())
                .findFirst()
                .orElse(executed.request().queuePair());
    }

    private static boolean clears(Event event, String queuePair) {
        return switch (event) {
            case Event.QueuePairReset e -> e.queuePair().equals(queuePair);
            case Event.QueuePairDestroyed e -> e.queuePair().equals(queuePair);
            case Event _ -> false;
        };
    }

    /** The execution that raised the receive completion that j polls. */
    private int raised(int j, String queuePair) {
        long polled =
                earlier(
                                j,
                                p ->
                                        p instanceof Event.ReceivePolled e
                                                && e.queuePair().equals(queuePair))
                        .count();
        return IntStream.range(0, j)
                .filter(i -> takes(i, queuePair))
                .skip(polled)
                .findFirst()
                .orElse(-1);
    }

    // Memory

    /** What an execution reads, unless it had read before. */
    private Optional<Place> asked(Event.Executed executed, int j) {
        boolean begun =
                earlier(
                                j,
                                p ->
                                        p instanceof Event.AtomicBegun b
                                                && b.request().equals(executed.request())
                                                && b.lane() == executed.lane())
                        .findAny()
                        .isPresent();
        return points.stream()
                .filter(p ->
                        p.event() instanceof Event.Posted e
                                && e.request().equals(executed.request()))
                .map(p -> ((Event.Posted) p.event()).operation())
                .findFirst()
                .filter(_ -> !begun)
                .flatMap(operation ->
                        switch (operation) {
                            case Operation.Read o -> Optional.of(o.place());
                            case Operation.FetchAndAdd o -> Optional.of(o.place());
                            case Operation.CompareAndSwap o -> Optional.of(o.place());
                            case Operation.Write _, Operation.WriteImmediate _, Operation.Send _ ->
                                    Optional.empty();
                        });
    }

    /** Whether some of what j reads at a place, so many fields, is what i wrote. */
    private boolean seen(int i, int j, Place place, int fields) {
        return written(i).stream()
                .filter(p -> covers(p, place) || covers(place, p))
                .anyMatch(wrote -> {
                    Place shared = covers(wrote, place) ? place : wrote;
                    List<Place> later =
                            IntStream.range(i + 1, j)
                                    .mapToObj(this::written)
                                    .flatMap(List::stream)
                                    .filter(p -> covers(p, shared) || covers(shared, p))
                                    .distinct()
                                    .toList();
                    return later.stream().noneMatch(p -> covers(p, shared))
                            && later.size() < fields;
                });
    }

    private List<Place> written(int i) {
        return switch (event(i)) {
            case Event.Stored e -> List.of(e.change().place());
            case Event.Landed e -> List.of(e.change().place());
            case Event.Logged e -> List.of(e.change().place());
            case Event.Executed e -> e.changes().stream().map(c -> c.place()).toList();
            case Event _ -> List.of();
        };
    }

    private static boolean covers(Place whole, Place part) {
        return whole.equals(part)
                || (whole.host().equals(part.host()) && part.text().startsWith(whole.text() + "."));
    }

    // Runs

    private Stream<Event> earlier(int before, Predicate<Event> wanted) {
        return IntStream.range(0, before).mapToObj(this::event).filter(wanted);
    }

    /** The point of the last such event that is on the timeline where it takes effect. */
    private int last(int before, Predicate<Event> wanted) {
        return IntStream.range(0, before).filter(i -> wanted.test(event(i))).max().orElse(-1);
    }

    private int first(int before, Predicate<Event> wanted) {
        return IntStream.range(0, before)
                .filter(i ->
                        wanted.test(event(i))
                                && (points.get(i).second() || event(i) instanceof Event.ProbeSent))
                .min()
                .orElse(-1);
    }
}
