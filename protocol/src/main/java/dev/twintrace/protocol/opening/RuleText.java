package dev.twintrace.protocol.opening;

import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A rule as the language writes it. */
public final class RuleText {
    private static final String STEP = "    ";

    private final StringBuilder text = new StringBuilder();

    private final List<String> payload;

    private RuleText(List<String> payload) {
        this.payload = payload;
    }

    /** The {@code on error} of a block, to be pasted into it; ends with a line break. */
    public static String of(Protocol protocol, Failover block) {
        RuleText of = new RuleText(payload(protocol, block));
        of.text.append(block.onMove() ? "on error or move {\n" : "on error {\n");
        of.block(block.rule(), STEP);
        return of.text.append("}\n").toString();
    }

    /** The fields of what the block's requests carry; one without name for plain values. */
    private static List<String> payload(Protocol protocol, Failover block) {
        return block.queuePairs().stream()
                .flatMap(q -> Lowering.requests(protocol, q).stream())
                .flatMap(r -> r.place().stream())
                .filter(l -> l.field() == Location.WHOLE && l.word().fields().size() > 1)
                .map(l -> l.word().fields())
                .findFirst()
                .orElse(List.of(""));
    }

    private void block(List<OverlayStatement> statements, String indent) {
        statements.forEach(s -> statement(s, indent));
    }

    private void line(String indent, String what) {
        text.append(indent).append(what).append('\n');
    }

    private void statement(OverlayStatement statement, String indent) {
        switch (statement) {
            case OverlayStatement.Each(var _, var body) -> {
                line(indent, "each r {");
                block(body, indent + STEP);
                line(indent, "}");
            }
            case OverlayStatement.If(var _, Expr condition, var then, var otherwise) -> {
                if (then.isEmpty()) {
                    line(indent, "if " + expression(negated(condition)) + " {");
                    block(otherwise, indent + STEP);
                } else {
                    line(indent, "if " + expression(condition) + " {");
                    block(then, indent + STEP);
                    if (!otherwise.isEmpty()) {
                        line(indent, "} else {");
                        block(otherwise, indent + STEP);
                    }
                }
                line(indent, "}");
            }
            case OverlayStatement.ResendAll(var _, var kinds) ->
                    line(
                            indent,
                            kinds.containsAll(List.of(RequestKind.values()))
                                    ? "resend"
                                    : "resend "
                                            + kinds.stream()
                                                    .map(RuleText::kind)
                                                    .collect(Collectors.joining(", ")));
            case OverlayStatement.Resend(var _, var _, var mapping) -> {
                if (mapping.outputs().isEmpty()) {
                    line(indent, "resend r");
                } else {
                    line(indent, "resend r -> " + base(mapping.inputs().getFirst()) + " {");
                    result(mapping.outputs().getFirst(), indent + STEP);
                    line(indent, "}");
                }
            }
            case OverlayStatement.Complete(var _, var results) ->
                    line(
                            indent,
                            results.isEmpty()
                                    ? "complete r"
                                    : "complete r with " + expression(results.getFirst()));
            case OverlayStatement.Abort(var _) -> line(indent, "abort");
            case OverlayStatement.Probe(var _, Location place, var into) ->
                    line(
                            indent,
                            "probe "
                                    + place.word().name()
                                    + (place.word().array()
                                            ? "[" + expression(place.index()) + "]"
                                            : "")
                                    + " -> "
                                    + base(into.getFirst()));
            case OverlayStatement.ProbeRequest(var _, var into) ->
                    line(indent, "probe r -> " + base(into.getFirst()));
            case OverlayStatement.Count(var _, Local into) ->
                    line(indent, "count -> " + into.name());
            case OverlayStatement.Close(var _) -> line(indent, "close");
            case OverlayStatement.Handshake(var _) -> line(indent, "handshake");
            case OverlayStatement.Assign(var _, Local local, Expr value) ->
                    line(indent, local.name() + " = " + expression(value));
            case OverlayStatement.Decide _ ->
                    throw new IllegalArgumentException("a rule with an open decision has no text");
        }
    }

    /** The code that makes a result of a result. */
    private void result(Expr e, String indent) {
        switch (e) {
            case Expr.Conditional(Expr condition, Expr then, Expr otherwise) -> {
                line(indent, "if " + expression(condition) + " {");
                result(then, indent + STEP);
                line(indent, "} else {");
                result(otherwise, indent + STEP);
                line(indent, "}");
            }
            case Expr.Const _,
                    Expr.LocalRef _,
                    Expr.Not _,
                    Expr.Binary _,
                    Expr.RequestValue _,
                    Expr.RequestCompare _,
                    Expr.RequestSwap _,
                    Expr.RequestNumber _,
                    Expr.RequestMessage _,
                    Expr.RequestIs _,
                    Expr.Cell _ ->
                    line(indent, "complete r with " + expression(e));
        }
    }

    private static Expr negated(Expr e) {
        return switch (e) {
            case Expr.Binary(Expr.Operator op, Expr a, Expr b) when op == Expr.Operator.EQUAL ->
                    new Expr.Binary(Expr.Operator.NOT_EQUAL, a, b);
            case Expr.Binary(Expr.Operator op, Expr a, Expr b)
                    when op == Expr.Operator.LESS_OR_EQUAL ->
                    new Expr.Binary(Expr.Operator.GREATER, a, b);
            case Expr.Binary _,
                    Expr.Const _,
                    Expr.LocalRef _,
                    Expr.Not _,
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

    private static String base(Local local) {
        int dot = local.name().indexOf('.');
        return dot < 0 ? local.name() : local.name().substring(0, dot);
    }

    private static String kind(RequestKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** With brackets where an operand is an operation itself. */
    private String expression(Expr e) {
        return switch (e) {
            case Expr.Const(long value) -> Long.toUnsignedString(value);
            case Expr.LocalRef(Local l) -> l.name();
            case Expr.Not(Expr operand) -> "not (" + expression(operand) + ")";
            case Expr.Binary(Expr.Operator op, Expr a, Expr b) ->
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
                    kinds.stream().map(k -> "r is " + kind(k)).collect(Collectors.joining(" or "));
            case Expr.Cell _ -> throw new IllegalArgumentException("a rule reads no cells");
        };
    }

    private String operand(Expr e) {
        return e instanceof Expr.Binary ? "(" + expression(e) + ")" : expression(e);
    }
}
