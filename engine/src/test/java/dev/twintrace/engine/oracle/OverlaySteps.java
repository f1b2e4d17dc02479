package dev.twintrace.engine.oracle;

import dev.twintrace.core.Damage;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Section 6: the statements of the overlay's rule. */
final class OverlaySteps {
    private final Model model;
    private final State state;
    private final int queuePair;
    private final Connection connection;
    private final Overlay overlay;

    private OverlaySteps(Model model, State state, int queuePair) {
        this.model = model;
        this.state = state;
        this.queuePair = queuePair;
        this.connection = state.connection(queuePair);
        this.overlay = connection.overlay();
    }

    static List<Step> of(Model model, State state, int queuePair) {
        return new OverlaySteps(model, state, queuePair).steps();
    }

    /** What the rule's expressions are evaluated over; {@code request} may be -1 for none. */
    static Env env(Model model, State state, int queuePair, int request, List<Long> locals) {
        Optional<Env.AtHand> hand =
                Optional.of(request)
                        .filter(r -> r >= 0)
                        .map(r -> state.connection(queuePair).request(r))
                        .map(p -> new Env.AtHand(model.kind(queuePair, p), p));
        return new Env(model.mask(), locals, hand, List.of());
    }

    private Env env() {
        return env(model, state, queuePair, overlay.atHand(), overlay.locals());
    }

    private List<Step> steps() {
        if (overlay.isIdle() || overlay.probing() != Overlay.NO_PROBE) {
            return List.of();
        }
        return switch (model.rule(queuePair).at(overlay)) {
            case OverlayStatement.ResendAll s -> resendAll(s);
            case OverlayStatement.Resend s -> resend(s);
            case OverlayStatement.Complete s -> complete(s);
            case OverlayStatement.Abort _ ->
                    List.of(Step.of("Abort", OverlayErrors.abort(model, state, queuePair)));
            case OverlayStatement.Probe s -> probe(env().place(s.location()));
            case OverlayStatement.ProbeRequest _ -> probeRequest();
            case OverlayStatement.Count s -> count(s);
            case OverlayStatement.Close _ -> close();
            case OverlayStatement.Handshake _ -> handshake();
            case OverlayStatement.Each _, OverlayStatement.Assign _, OverlayStatement.If _ ->
                    throw new IllegalStateException("a local statement was left over");
            case OverlayStatement.Decide _ -> throw open();
        };
    }

    private static IllegalStateException open() {
        return new IllegalStateException("this semantics is for rules without open decisions");
    }

    private List<Step> resendAll(OverlayStatement.ResendAll s) {
        Connection after = connection;
        for (int r = 0; r < connection.requests().size(); r++) {
            Posted posted = connection.request(r);
            RequestKind kind = model.kind(queuePair, posted);
            if (posted.status() == Posted.Status.IN_ERROR && s.kinds().contains(kind)) {
                after = again(after, r, posted, Posted.Mapped.IDENTITY);
            }
        }
        return go("Resend", state.with(queuePair, after), overlay.locals());
    }

    private List<Step> resend(OverlayStatement.Resend s) {
        int request = overlay.atHand();
        Posted posted = connection.request(request);
        if (posted.status() != Posted.Status.IN_ERROR) {
            return go("Resend", state, overlay.locals());
        }
        Posted rewritten =
                s.rewrite().isEmpty() ? posted : posted.rewritten(env().values(s.rewrite()));
        boolean identity = s.mapping().equals(OverlayStatement.Mapping.IDENTITY);
        Posted.Mapped mapped =
                identity
                        ? Posted.Mapped.IDENTITY
                        : new Posted.Mapped(resendIndex(s), overlay.locals());
        return go(
                "Resend",
                state.with(queuePair, again(connection, request, rewritten, mapped)),
                overlay.locals());
    }

    /** Equal statements at different places give equal mappings, so the first will do. */
    private int resendIndex(OverlayStatement.Resend s) {
        return model.rule(queuePair).resends().indexOf(s);
    }

    private Connection again(Connection before, int request, Posted posted, Posted.Mapped mapped) {
        int lane = before.current();
        return Posting.putCopy(
                model,
                queuePair,
                before.withRequest(request, posted.resent(lane, mapped)),
                request,
                lane);
    }

    private List<Step> complete(OverlayStatement.Complete s) {
        int request = overlay.atHand();
        Posted posted = connection.request(request);
        if (posted.status() != Posted.Status.IN_ERROR) {
            return go("Complete", state, overlay.locals());
        }
        List<Long> given = env().values(s.results());
        State done =
                state.with(queuePair, connection.withRequest(request, posted.done(given)))
                        .withClassIf(
                                SenderNic.wrong(model, queuePair, posted, given),
                                Damage.ANSWERED_WRONGLY);
        return go("Complete", SenderNic.complete(model, done, queuePair), overlay.locals());
    }

    private List<Step> probeRequest() {
        Posted posted = connection.request(overlay.atHand());
        boolean nothing =
                posted.status() != Posted.Status.IN_ERROR || posted.target().equals(Place.NONE);
        return nothing ? go("Probe", state, overlay.locals()) : probe(posted.target());
    }

    private List<Step> probe(Place place) {
        Lane lane = connection.lane(connection.current());
        Lane after =
                lane.up() ? lane.withFifo(Lists.append(lane.fifo(), Entry.probe(place))) : lane;
        return List.of(
                Step.of(
                        "Probe",
                        state.with(
                                queuePair,
                                connection
                                        .withLane(connection.current(), after)
                                        .withOverlay(overlay.withProbing(connection.current())))));
    }

    /** The answer that the overlay waits for. */
    static State probeAnswer(Model model, State state, int queuePair, List<Long> values) {
        Overlay overlay = state.connection(queuePair).overlay();
        List<Local> into =
                switch (model.rule(queuePair).at(overlay)) {
                    case OverlayStatement.Probe s -> s.into();
                    case OverlayStatement.ProbeRequest s -> s.into();
                    case OverlayStatement.Each _,
                            OverlayStatement.ResendAll _,
                            OverlayStatement.Resend _,
                            OverlayStatement.Complete _,
                            OverlayStatement.Abort _,
                            OverlayStatement.Count _,
                            OverlayStatement.Close _,
                            OverlayStatement.Handshake _,
                            OverlayStatement.Assign _,
                            OverlayStatement.If _,
                            OverlayStatement.Decide _ ->
                            throw new IllegalStateException("no probe is waited for");
                };
        Overlay next =
                overlay.withProbing(Overlay.NO_PROBE)
                        .past()
                        .withLocals(Env.assign(overlay.locals(), into, values));
        return settle(model, state, queuePair, next);
    }

    private List<Step> count(OverlayStatement.Count s) {
        Failover.Count power = model.failover(queuePair).orElseThrow().count();
        if (power.closes() && connection.middleOnFailed()) {
            return List.of();
        }
        long value =
                power.polled() ? connection.receives().polled() : connection.receives().consumed();
        State after = power.closes() ? closed() : state;
        List<Long> values = List.of(value & model.mask());
        return go("Count", after, Env.assign(overlay.locals(), List.of(s.into()), values));
    }

    private List<Step> close() {
        return connection.middleOnFailed() ? List.of() : go("Close", closed(), overlay.locals());
    }

    private State closed() {
        return state.with(queuePair, connection.withFailedEmptied());
    }

    private List<Step> handshake() {
        boolean ran =
                !connection.notice().running() && connection.noticed() == connection.current();
        return ran ? go("Handshake", state, overlay.locals()) : List.of();
    }

    /** Past the statement, with these locals of the rule. */
    private List<Step> go(String rule, State after, List<Long> locals) {
        return List.of(
                Step.of(rule, settle(model, after, queuePair, overlay.past().withLocals(locals))));
    }

    /** Runs the rule up to its next statement that is a step, or to its end. */
    static State settle(Model model, State state, int queuePair, Overlay start) {
        RuleCode code = model.rule(queuePair);
        Connection connection = state.connection(queuePair);
        Overlay overlay = start;
        while (!overlay.isIdle()) {
            RuleCode.Block block = code.blocks().get(overlay.top().block());
            if (overlay.top().at() == block.statements().size()) {
                int next =
                        block.bodyOfEach()
                                ? nextInError(connection, overlay.top().request() + 1)
                                : Overlay.Frame.NO_REQUEST;
                overlay =
                        next == Overlay.Frame.NO_REQUEST
                                ? overlay.pop()
                                : overlay.withTop(
                                        new Overlay.Frame(overlay.top().block(), 0, next));
                continue;
            }
            OverlayStatement statement = code.at(overlay);
            Env env = env(model, state, queuePair, overlay.atHand(), overlay.locals());
            if (statement instanceof OverlayStatement.Assign s) {
                overlay =
                        overlay.past()
                                .withLocals(
                                        Env.assign(
                                                overlay.locals(),
                                                List.of(s.local()),
                                                List.of(env.value(s.value()))));
            } else if (statement instanceof OverlayStatement.If s) {
                overlay =
                        code.into(
                                overlay,
                                holds(env, s.condition()) ? 0 : 1,
                                Overlay.Frame.NO_REQUEST);
            } else if (statement instanceof OverlayStatement.Each) {
                int first = nextInError(connection, 0);
                overlay =
                        first == Overlay.Frame.NO_REQUEST
                                ? overlay.past()
                                : code.into(overlay, 0, first);
            } else {
                return state.with(queuePair, connection.withOverlay(overlay));
            }
        }
        return state.with(
                queuePair, connection.withOverlay(Overlay.idle(model.ruleLocals(queuePair))));
    }

    private static boolean holds(Env env, Expr condition) {
        return env.holds(condition);
    }

    /** The requests at hand of an idle overlay: none. */
    static Set<Integer> atHand(Overlay overlay) {
        return overlay.frames().stream()
                .map(Overlay.Frame::request)
                .filter(r -> r != Overlay.Frame.NO_REQUEST)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private static int nextInError(Connection connection, int from) {
        for (int r = from; r < connection.requests().size(); r++) {
            if (connection.request(r).status() == Posted.Status.IN_ERROR) {
                return r;
            }
        }
        return Overlay.Frame.NO_REQUEST;
    }
}
