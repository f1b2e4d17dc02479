package dev.twintrace.protocol.opening;

import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.OverlayStatement.Decide;
import dev.twintrace.protocol.tree.OverlayStatement.Way;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The most general rule of a failover block, with its decisions left open. First it may close and
 * wait for the handshake; then it counts, if it may; then, for each request in error in posting
 * order, it reads the request's place and the log, if it may, and decides: to complete the request
 * with a value that it knows, to leave it, or to post it again. What is only looked at costs
 * nothing, so it is looked at whenever it may be; what changes something is a decision.
 */
public final class OpenRule {
    private static final Span NOWHERE = new Span(1, 1, 1);

    private final Failover failover;
    private final Set<Power> powers;
    private final boolean aborts;
    private final boolean numbers;
    private final Map<RequestKind, List<Request>> requests = new EnumMap<>(RequestKind.class);
    private final List<Local> locals = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<OverlayStatement> rule = new ArrayList<>();
    private Optional<Local> received = Optional.empty();

    /**
     * An open decision in the text of the rule.
     *
     * @param relations how many of what is observed compare one thing with another; these come
     *     first, the values themselves behind them
     */
    public record Place(Decide decide, int relations) {}

    private OpenRule(
            Protocol protocol,
            Failover failover,
            Set<Power> powers,
            boolean aborts,
            boolean numbers) {
        this.numbers = numbers;
        this.failover = failover;
        this.powers = powers;
        this.aborts = aborts;
        for (QueuePair q : failover.queuePairs()) {
            for (Request r : Lowering.requests(protocol, q)) {
                requests.computeIfAbsent(r.kind(), _ -> new ArrayList<>()).add(r);
            }
        }
    }

    /**
     * The open rule of a block.
     *
     * @param powers what it may make use of
     * @param aborts whether it may give up
     * @param numbers whether it may look at how many requests were posted before one
     */
    public static OpenRule of(
            Protocol protocol,
            Failover failover,
            Set<Power> powers,
            boolean aborts,
            boolean numbers) {
        OpenRule open = new OpenRule(protocol, failover, powers, aborts, numbers);
        open.write();
        return open;
    }

    /** The block with this rule. */
    public Failover failover() {
        return failover.with(List.copyOf(locals), List.copyOf(rule));
    }

    List<OverlayStatement> rule() {
        return rule;
    }

    List<Local> locals() {
        return locals;
    }

    /** The open decisions in the order in which they are written. */
    public List<Place> places() {
        return places;
    }

    private void write() {
        boolean counts = powers.contains(Power.COUNT);
        if (powers.contains(Power.CLOSE)) {
            rule.add(optional(new OverlayStatement.Close(NOWHERE), "close"));
        }
        if (!failover.notice().isEmpty()) {
            rule.add(optional(new OverlayStatement.Handshake(NOWHERE), "handshake"));
        }
        if (counts) {
            Local into = local("received");
            received = Optional.of(into);
            rule.add(new OverlayStatement.Count(NOWHERE, into));
        }
        if (!requests.isEmpty()) {
            rule.add(new OverlayStatement.Each(NOWHERE, each()));
        }
    }

    private OverlayStatement optional(OverlayStatement step, String name) {
        return place(
                List.of(), 0, List.of(new Way("go on", List.of()), new Way(name, List.of(step))));
    }

    private Decide place(List<Expr> observed, int relations, List<Way> ways) {
        Decide decide = new Decide(NOWHERE, places.size(), observed, ways);
        places.add(new Place(decide, relations));
        return decide;
    }

    private Local local(String name) {
        Local made = new Local(locals.size(), name);
        locals.add(made);
        return made;
    }

    private List<OverlayStatement> each() {
        List<Expr> logged = new ArrayList<>();
        List<OverlayStatement> looking = new ArrayList<>();
        if (powers.contains(Power.PROBE)) {
            for (Failover.Log log : failover.log()) {
                Local entry = local(failover.log().size() == 1 ? "logged" : log.word().name());
                Location where = new Location(log.word(), new Expr.RequestNumber(), Location.WHOLE);
                looking.add(new OverlayStatement.Probe(NOWHERE, where, List.of(entry)));
                logged.add(new Expr.LocalRef(entry));
            }
            for (Location place : new OwnProbes(failover).places()) {
                Local found = local("found" + logged.size());
                looking.add(new OverlayStatement.Probe(NOWHERE, place, List.of(found)));
                logged.add(new Expr.LocalRef(found));
            }
        }
        List<OverlayStatement> rest = List.of();
        for (RequestKind kind : requests.keySet().stream().toList().reversed()) {
            List<OverlayStatement> its = of(kind, looking, logged);
            rest =
                    rest.isEmpty()
                            ? its
                            : List.of(
                                    new OverlayStatement.If(
                                            NOWHERE, new Expr.RequestIs(List.of(kind)), its, rest));
        }
        return rest;
    }

    /**
     * First the request's own place is read, then what tells about it: a word that is written
     * before the place is used again then says whether what was found there is what the request
     * left.
     */
    private List<OverlayStatement> of(
            RequestKind kind, List<OverlayStatement> looking, List<Expr> logged) {
        List<OverlayStatement> body = new ArrayList<>();
        List<Local> seen = List.of();
        if (powers.contains(Power.PROBE) && kind != RequestKind.SEND) {
            Optional<Location> place = place(requests.getOrDefault(kind, List.of()));
            if (place.isPresent()) {
                seen = seen(kind, place.get());
                body.add(new OverlayStatement.ProbeRequest(NOWHERE, seen));
            }
        }
        body.addAll(looking);
        List<Expr> found = seen.stream().<Expr>map(Expr.LocalRef::new).toList();
        List<Expr> relations = new ArrayList<>(logged);
        List<Expr> values = new ArrayList<>();
        received.ifPresent(count ->
                relations.add(
                        new Expr.Binary(
                                Expr.Operator.LESS_OR_EQUAL,
                                new Expr.RequestMessage(),
                                new Expr.LocalRef(count))));
        List<Expr> own = own(kind);
        if (!found.isEmpty()) {
            own.forEach(o -> relations.add(equal(found, o)));
            if (kind == RequestKind.WRITE || kind == RequestKind.WRITE_IMM) {
                payload(kind, found.size()).ifPresent(relations::add);
            }
            values.addAll(found);
        }
        values.addAll(own);
        if (numbers) {
            values.add(new Expr.RequestNumber());
        }
        int compared = relations.size();
        List<Expr> observed = new ArrayList<>(relations);
        observed.addAll(values);
        body.add(place(observed, compared, ways(kind, found)));
        return body;
    }

    /** The locals for what is found at a request's place. */
    private List<Local> seen(RequestKind kind, Location place) {
        String name =
                requests.size() == 1
                        ? "seen"
                        : "seen_" + kind.name().toLowerCase(java.util.Locale.ROOT);
        if (place.arity() == 1) {
            return List.of(local(name));
        }
        return place.word().fields().stream().map(f -> local(name + "." + f)).toList();
    }

    /** A place like that of all these requests, if they are alike. */
    private static Optional<Location> place(List<Request> its) {
        List<Location> targets = its.stream().flatMap(r -> r.place().stream()).toList();
        boolean alike = targets.stream().map(OpenRule::shape).distinct().count() == 1;
        return alike ? Optional.of(targets.getFirst()) : Optional.empty();
    }

    private static List<String> shape(Location l) {
        return l.field() == Location.WHOLE ? l.word().fields() : List.of("");
    }

    private static List<Expr> own(RequestKind kind) {
        return switch (kind) {
            case CAS -> List.of(new Expr.RequestSwap(), new Expr.RequestCompare());
            case WRITE, WRITE_IMM, READ, FADD, SEND -> List.of();
        };
    }

    private static Expr equal(List<Expr> found, Expr own) {
        return new Expr.Binary(Expr.Operator.EQUAL, found.getFirst(), own);
    }

    /** That what is found is what the request writes, where its values are known. */
    private Optional<Expr> payload(RequestKind kind, int arity) {
        boolean known =
                requests.getOrDefault(kind, List.of()).stream()
                        .flatMap(r -> r.carried().stream())
                        .allMatch(p ->
                                p instanceof Request.Payload.Values(List<Expr> values)
                                        && values.size() == arity);
        if (!known) {
            return Optional.empty();
        }
        Optional<Expr> all = Optional.empty();
        List<Local> seen = locals.subList(locals.size() - arity, locals.size());
        for (int i = 0; i < arity; i++) {
            Expr one =
                    new Expr.Binary(
                            Expr.Operator.EQUAL,
                            new Expr.LocalRef(seen.get(i)),
                            new Expr.RequestValue(i));
            all =
                    Optional.of(
                            all.<Expr>map(before -> new Expr.Binary(Expr.Operator.AND, before, one))
                                    .orElse(one));
        }
        return all;
    }

    /** In the order in which they are preferred. */
    private List<Way> ways(RequestKind kind, List<Expr> found) {
        List<Way> ways = new ArrayList<>();
        if (!returns(kind)) {
            ways.add(complete(List.of(), ""));
        } else {
            if (kind == RequestKind.CAS) {
                ways.add(complete(List.of(new Expr.RequestCompare()), " with r.compare"));
            }
            if (!found.isEmpty()) {
                ways.add(complete(found, " with what is seen"));
            }
            if (!found.isEmpty() && kind == RequestKind.FADD) {
                Expr before =
                        new Expr.Binary(
                                Expr.Operator.SUBTRACT, found.getFirst(), new Expr.RequestValue(0));
                ways.add(complete(List.of(before), " with what was there before"));
            }
        }
        ways.add(new Way("leave r", List.of()));
        ways.add(
                new Way(
                        "resend r",
                        List.of(
                                new OverlayStatement.Resend(
                                        NOWHERE, List.of(), OverlayStatement.Mapping.IDENTITY))));
        if (kind == RequestKind.CAS && returns(kind)) {
            ways.add(new Way("resend r, whose own value means success", List.of(owning())));
        }
        if (aborts) {
            ways.add(new Way("abort", List.of(new OverlayStatement.Abort(NOWHERE))));
        }
        return ways;
    }

    private static Way complete(List<Expr> results, String with) {
        return new Way(
                "complete r" + with, List.of(new OverlayStatement.Complete(NOWHERE, results)));
    }

    /** Finding its own value, a compare-and-swap that is posted again has succeeded before. */
    private OverlayStatement owning() {
        Local old =
                locals.stream()
                        .filter(l -> l.name().equals("old"))
                        .findFirst()
                        .orElseGet(() -> local("old"));
        return new OverlayStatement.Resend(
                NOWHERE,
                List.of(),
                new OverlayStatement.Mapping(
                        List.of(old),
                        List.of(
                                new Expr.Conditional(
                                        new Expr.Binary(
                                                Expr.Operator.EQUAL,
                                                new Expr.LocalRef(old),
                                                new Expr.RequestSwap()),
                                        new Expr.RequestCompare(),
                                        new Expr.LocalRef(old)))));
    }

    /** Whether the sender asks for a result of some request of this kind. */
    private boolean returns(RequestKind kind) {
        return requests.getOrDefault(kind, List.of()).stream()
                .anyMatch(r ->
                        switch (r) {
                            case Request.Write _, Request.WriteImm _, Request.Send _ -> false;
                            case Request.Read _ -> true;
                            case Request.FetchAndAdd f -> !f.result().isEmpty();
                            case Request.CompareAndSwap c -> !c.result().isEmpty();
                        });
    }

    /** The kinds of request that the block's queue pairs carry. */
    Set<RequestKind> kinds() {
        return requests.isEmpty()
                ? EnumSet.noneOf(RequestKind.class)
                : EnumSet.copyOf(requests.keySet());
    }
}
