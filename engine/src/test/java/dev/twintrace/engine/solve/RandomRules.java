package dev.twintrace.engine.solve;

import dev.twintrace.protocol.opening.ClosedRule;
import dev.twintrace.protocol.opening.OpenRule;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.OverlayStatement.Decide;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rules that never give up, at random. Some are an open rule closed at random. Others go further
 * than it: they post again by kinds, so in another order; they go through the requests more than
 * once, so a request that was left is decided again; they complete and post again with any values.
 */
final class RandomRules {
    private static final Span NOWHERE = new Span(1, 1, 1);
    private static final int DEPTH = 3;

    private final Protocol protocol;
    private final SplittableRandom random;

    /** A value has as many parts as its place has fields. */
    private final boolean plainWords;

    RandomRules(Protocol protocol, long seed) {
        this.protocol = protocol;
        this.random = new SplittableRandom(seed);
        this.plainWords = protocol.words().stream().allMatch(w -> w.fields().size() == 1);
    }

    /** The protocol with a random rule for each block. */
    Protocol next() {
        return protocol.with(
                protocol.failovers().stream()
                        .map(f -> {
                            OpenRule open = OpenRule.of(protocol, f, f.powers(), false, true);
                            return chance(50) ? closed(f, open) : wild(f, open.failover());
                        })
                        .toList());
    }

    private Failover closed(Failover block, OpenRule open) {
        return ClosedRule.of(
                block, open, open.places().stream().map(p -> code(p.decide(), DEPTH)).toList());
    }

    private Failover wild(Failover block, Failover open) {
        List<OverlayStatement> rule = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            if (chance(40)) {
                rule.add(resendSome());
            }
            rule.addAll(decided(open.rule()));
        }
        if (chance(40)) {
            rule.add(resendSome());
        }
        return block.with(open.locals(), List.copyOf(rule));
    }

    private OverlayStatement resendSome() {
        List<RequestKind> kinds = new ArrayList<>();
        for (RequestKind kind : RequestKind.values()) {
            if (chance(60)) {
                kinds.add(kind);
            }
        }
        return new OverlayStatement.ResendAll(NOWHERE, kinds);
    }

    private List<OverlayStatement> decided(List<OverlayStatement> statements) {
        List<OverlayStatement> all = new ArrayList<>();
        for (OverlayStatement s : statements) {
            switch (s) {
                case Decide d when plainWords && sends(d) && chance(10) ->
                        all.addAll(withOtherValues());
                case Decide d -> all.addAll(code(d, DEPTH));
                case OverlayStatement.Each e ->
                        all.add(new OverlayStatement.Each(NOWHERE, decided(e.body())));
                case OverlayStatement.If i ->
                        all.add(
                                new OverlayStatement.If(
                                        NOWHERE,
                                        i.condition(),
                                        decided(i.then()),
                                        decided(i.otherwise())));
                case OverlayStatement.ResendAll _,
                        OverlayStatement.Resend _,
                        OverlayStatement.Complete _,
                        OverlayStatement.Abort _,
                        OverlayStatement.Probe _,
                        OverlayStatement.ProbeRequest _,
                        OverlayStatement.Count _,
                        OverlayStatement.Close _,
                        OverlayStatement.Handshake _,
                        OverlayStatement.Assign _ ->
                        all.add(s);
            }
        }
        return List.copyOf(all);
    }

    /** Whether it is about a request. */
    private static boolean sends(Decide decide) {
        return decide.ways().stream()
                .flatMap(w -> w.statements().stream())
                .anyMatch(OverlayStatement.Resend.class::isInstance);
    }

    private List<OverlayStatement> withOtherValues() {
        List<Expr> value = List.of(new Expr.Const(random.nextInt(3)));
        var complete =
                new OverlayStatement.If(
                        NOWHERE,
                        new Expr.RequestIs(
                                List.of(RequestKind.FADD, RequestKind.CAS, RequestKind.READ)),
                        List.of(new OverlayStatement.Complete(NOWHERE, value)),
                        List.of());
        var resend =
                new OverlayStatement.If(
                        NOWHERE,
                        new Expr.RequestIs(
                                List.of(
                                        RequestKind.WRITE,
                                        RequestKind.WRITE_IMM,
                                        RequestKind.SEND)),
                        List.of(
                                new OverlayStatement.Resend(
                                        NOWHERE, value, OverlayStatement.Mapping.IDENTITY)),
                        List.of(complete));
        return List.of(resend);
    }

    /** A random way, or different ones as something that may be looked at is. */
    private List<OverlayStatement> code(Decide decide, int depth) {
        if (depth == 0 || decide.observed().isEmpty() || chance(40)) {
            return decide.ways().get(random.nextInt(decide.ways().size())).statements();
        }
        Expr observed = decide.observed().get(random.nextInt(decide.observed().size()));
        Expr condition =
                new Expr.Binary(Expr.Operator.EQUAL, observed, new Expr.Const(random.nextInt(3)));
        return List.of(
                new OverlayStatement.If(
                        NOWHERE, condition, code(decide, depth - 1), code(decide, depth - 1)));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
