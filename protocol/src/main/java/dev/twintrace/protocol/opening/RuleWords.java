package dev.twintrace.protocol.opening;

import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Expr.Operator;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Single statements and expressions of a rule as the language writes them. */
public final class RuleWords {
    private final List<String> payload;

    private RuleWords(List<String> payload) {
        this.payload = payload;
    }

    /** For the rules of a block. */
    public static RuleWords of(Protocol protocol, Failover block) {
        return new RuleWords(
                block.queuePairs().stream()
                        .flatMap(q -> Lowering.requests(protocol, q).stream())
                        .flatMap(r -> r.place().stream())
                        .filter(l -> l.field() == Location.WHOLE && l.word().fields().size() > 1)
                        .map(l -> l.word().fields())
                        .findFirst()
                        .orElse(List.of("")));
    }

    /**
     * A statement without others in it; of a resend with a mapping only what it binds.
     *
     * @throws IllegalArgumentException for a block, or a decision that is left open
     */
    public String statement(OverlayStatement statement) {
        return switch (statement) {
            case OverlayStatement.ResendAll(var _, var kinds) ->
                    kinds.containsAll(List.of(RequestKind.values()))
                            ? "resend"
                            : "resend "
                                    + kinds.stream()
                                            .map(RuleWords::kind)
                                            .collect(Collectors.joining(", "));
            case OverlayStatement.Resend(var _, var rewrite, var mapping) ->
                    "resend r"
                            + (rewrite.isEmpty() ? "" : " with " + rewritten(rewrite))
                            + (mapping.outputs().isEmpty()
                                    ? ""
                                    : " -> " + base(mapping.inputs().getFirst()));
            case OverlayStatement.Complete(var _, var results) -> complete(results);
            case OverlayStatement.Abort _ -> "abort";
            case OverlayStatement.Probe(var _, Location place, var into) ->
                    "probe " + place(place) + " -> " + base(into.getFirst());
            case OverlayStatement.ProbeRequest(var _, var into) ->
                    "probe r -> " + base(into.getFirst());
            case OverlayStatement.Count(var _, Local into) -> "count -> " + into.name();
            case OverlayStatement.Close _ -> "close";
            case OverlayStatement.Handshake _ -> "handshake";
            case OverlayStatement.Assign(var _, Local local, Expr value) ->
                    local.name() + " = " + expression(value);
            case OverlayStatement.Each _, OverlayStatement.If _ ->
                    throw new IllegalArgumentException("a block is no single statement");
            case OverlayStatement.Decide _ ->
                    throw new IllegalArgumentException("a rule with an open decision has no text");
        };
    }

    /** {@code complete r with x}; a local with fields goes by its own name. */
    public String complete(List<Expr> results) {
        if (results.isEmpty()) {
            return "complete r";
        }
        if (results.size() == 1) {
            return "complete r with " + expression(results.getFirst());
        }
        List<String> locals =
                results.stream()
                        .map(e -> e instanceof Expr.LocalRef(Local l) ? base(l) : "")
                        .distinct()
                        .toList();
        boolean whole = locals.size() == 1 && !locals.getFirst().isEmpty();
        return "complete r with "
                + (whole
                        ? locals.getFirst()
                        : results.stream()
                                .map(this::expression)
                                .collect(Collectors.joining(", ", "{", "}")));
    }

    private String rewritten(List<Expr> values) {
        if (values.size() == 1) {
            return expression(values.getFirst());
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            parts.add(payload.get(i) + " = " + expression(values.get(i)));
        }
        return String.join(", ", parts);
    }

    private String place(Location place) {
        List<String> fields = place.word().fields();
        return place.word().name()
                + (place.word().array() ? "[" + expression(place.index()) + "]" : "")
                + (place.field() == Location.WHOLE || fields.size() == 1
                        ? ""
                        : "." + fields.get(place.field()));
    }

    private static String base(Local local) {
        int dot = local.name().indexOf('.');
        return dot < 0 ? local.name() : local.name().substring(0, dot);
    }

    private static String kind(RequestKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** That a condition holds, or that it does not. */
    public String condition(Expr condition, boolean holds) {
        return holds ? expression(condition) : expression(negated(condition));
    }

    private static Expr negated(Expr e) {
        return switch (e) {
            case Expr.Not(Expr operand) -> operand;
            case Expr.Binary(Operator op, Expr a, Expr b) ->
                    switch (op) {
                        case EQUAL -> new Expr.Binary(Operator.NOT_EQUAL, a, b);
                        case NOT_EQUAL -> new Expr.Binary(Operator.EQUAL, a, b);
                        case LESS -> new Expr.Binary(Operator.GREATER_OR_EQUAL, a, b);
                        case LESS_OR_EQUAL -> new Expr.Binary(Operator.GREATER, a, b);
                        case GREATER -> new Expr.Binary(Operator.LESS_OR_EQUAL, a, b);
                        case GREATER_OR_EQUAL -> new Expr.Binary(Operator.LESS, a, b);
                        case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, AND, OR -> new Expr.Not(e);
                    };
            case Expr.Const _,
                    Expr.LocalRef _,
                    Expr.Conditional _,
                    Expr.RequestValue _,
                    Expr.RequestCompare _,
                    Expr.RequestSwap _,
                    Expr.RequestNumber _,
                    Expr.RequestMessage _,
                    Expr.RequestIs _,
                    Expr.Cell _ ->
                    new Expr.Not(e);
        };
    }

    /** With brackets where an operand is an operation itself. */
    public String expression(Expr e) {
        return switch (e) {
            case Expr.Const(long value) -> Long.toUnsignedString(value);
            case Expr.LocalRef(Local l) -> l.name();
            case Expr.Not(Expr operand) -> "not (" + expression(operand) + ")";
            case Expr.Binary(Operator op, Expr a, Expr b) ->
                    operand(a) + " " + op.symbol() + " " + operand(b);
            case Expr.Conditional _ ->
                    throw new IllegalArgumentException("the language has no such expression");
            case Expr.RequestValue(int index) ->
                    "r." + (payload.size() > 1 ? payload.get(index) : "value");
            case Expr.RequestCompare _ -> "r.compare";
            case Expr.RequestSwap _ -> "r.swap";
            case Expr.RequestNumber _ -> "r.number";
            case Expr.RequestMessage _ -> "r.message";
            case Expr.RequestIs(List<RequestKind> kinds) ->
                    "r is " + kinds.stream().map(RuleWords::kind).collect(Collectors.joining(", "));
            case Expr.Cell _ -> throw new IllegalArgumentException("a rule reads no cells");
        };
    }

    private String operand(Expr e) {
        return e instanceof Expr.Binary || e instanceof Expr.RequestIs
                ? "(" + expression(e) + ")"
                : expression(e);
    }
}
