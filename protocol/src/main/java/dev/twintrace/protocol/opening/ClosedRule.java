package dev.twintrace.protocol.opening;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.RuleWalk;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An open rule with all its decisions made, without what these do not ask about. */
public final class ClosedRule {
    private static final Span NOWHERE = new Span(1, 1, 1);

    private final IdentityHashMap<OverlayStatement.Decide, List<OverlayStatement>> decided =
            new IdentityHashMap<>();

    private ClosedRule() {}

    /**
     * The block with this rule.
     *
     * @param decided for each place of the open rule the code that stands there
     */
    public static Failover of(Failover block, OpenRule open, List<List<OverlayStatement>> decided) {
        ClosedRule closed = new ClosedRule();
        for (int i = 0; i < open.places().size(); i++) {
            closed.decided.put(open.places().get(i).decide(), decided.get(i));
        }
        List<OverlayStatement> rule = simple(needed(closed.block(open.rule())));
        return renumbered(block, rule);
    }

    private List<OverlayStatement> block(List<OverlayStatement> statements) {
        List<OverlayStatement> all = new ArrayList<>();
        for (OverlayStatement s : statements) {
            switch (s) {
                case OverlayStatement.Decide d -> all.addAll(decided.getOrDefault(d, List.of()));
                case OverlayStatement.Each e ->
                        all.add(new OverlayStatement.Each(e.span(), block(e.body())));
                case OverlayStatement.If i -> {
                    List<OverlayStatement> then = block(i.then());
                    List<OverlayStatement> otherwise = block(i.otherwise());
                    if (then.equals(otherwise)) {
                        all.addAll(then);
                    } else {
                        all.add(new OverlayStatement.If(i.span(), i.condition(), then, otherwise));
                    }
                }
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
        return all;
    }

    /** Nothing is looked at that nobody asks about. */
    private static List<OverlayStatement> needed(List<OverlayStatement> rule) {
        Set<Local> read = new LinkedHashSet<>();
        RuleWalk.statements(
                rule,
                s ->
                        RuleWalk.expressions(
                                s,
                                e -> {
                                    if (e instanceof Expr.LocalRef(Local l)) {
                                        read.add(l);
                                    }
                                }));
        return without(rule, read);
    }

    private static List<OverlayStatement> without(List<OverlayStatement> rule, Set<Local> read) {
        List<OverlayStatement> all = new ArrayList<>();
        for (OverlayStatement s : rule) {
            switch (s) {
                case OverlayStatement.Probe p when p.into().stream().noneMatch(read::contains) -> {}
                case OverlayStatement.ProbeRequest p
                        when p.into().stream().noneMatch(read::contains) -> {}
                case OverlayStatement.Count c when !read.contains(c.into()) -> {}
                case OverlayStatement.Each e -> {
                    List<OverlayStatement> body = without(e.body(), read);
                    if (!body.isEmpty()) {
                        all.add(new OverlayStatement.Each(e.span(), body));
                    }
                }
                case OverlayStatement.If i -> {
                    List<OverlayStatement> then = without(i.then(), read);
                    List<OverlayStatement> otherwise = without(i.otherwise(), read);
                    if (then.equals(otherwise)) {
                        all.addAll(then);
                    } else {
                        all.add(new OverlayStatement.If(i.span(), i.condition(), then, otherwise));
                    }
                }
                case OverlayStatement.ResendAll _,
                        OverlayStatement.Resend _,
                        OverlayStatement.Complete _,
                        OverlayStatement.Abort _,
                        OverlayStatement.Probe _,
                        OverlayStatement.ProbeRequest _,
                        OverlayStatement.Count _,
                        OverlayStatement.Close _,
                        OverlayStatement.Handshake _,
                        OverlayStatement.Assign _,
                        OverlayStatement.Decide _ ->
                        all.add(s);
            }
        }
        return all;
    }

    /** What is posted again without exception is posted again at once. */
    private static List<OverlayStatement> simple(List<OverlayStatement> rule) {
        return rule.stream()
                .map(s ->
                        s instanceof OverlayStatement.Each(var _, var body)
                                        && body.size() == 1
                                        && body.getFirst() instanceof OverlayStatement.Resend r
                                        && r.mapping().outputs().isEmpty()
                                ? new OverlayStatement.ResendAll(
                                        NOWHERE, List.of(RequestKind.values()))
                                : s)
                .toList();
    }

    /** Locals that are left get dense ids. */
    private static Failover renumbered(Failover block, List<OverlayStatement> rule) {
        Set<Local> used = new LinkedHashSet<>();
        RuleWalk.statements(
                rule,
                s -> {
                    switch (s) {
                        case OverlayStatement.Probe p -> used.addAll(p.into());
                        case OverlayStatement.ProbeRequest p -> used.addAll(p.into());
                        case OverlayStatement.Count c -> used.add(c.into());
                        case OverlayStatement.Resend r -> used.addAll(r.mapping().inputs());
                        case OverlayStatement.Each _,
                                OverlayStatement.If _,
                                OverlayStatement.Decide _,
                                OverlayStatement.ResendAll _,
                                OverlayStatement.Complete _,
                                OverlayStatement.Abort _,
                                OverlayStatement.Close _,
                                OverlayStatement.Handshake _,
                                OverlayStatement.Assign _ -> {}
                    }
                });
        int most = used.stream().mapToInt(Local::id).max().orElse(-1);
        List<Local> locals = new ArrayList<>();
        for (int i = 0; i <= most; i++) {
            int id = i;
            locals.add(
                    used.stream()
                            .filter(l -> l.id() == id)
                            .findFirst()
                            .orElse(new Local(id, "$unused" + id)));
        }
        return block.with(List.copyOf(locals), rule);
    }
}
