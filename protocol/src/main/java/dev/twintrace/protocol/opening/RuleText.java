package dev.twintrace.protocol.opening;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import java.util.List;

/** A rule as the language writes it. */
public final class RuleText {
    private static final String STEP = "    ";

    private final StringBuilder text = new StringBuilder();

    private final RuleWords words;

    private RuleText(RuleWords words) {
        this.words = words;
    }

    /** The {@code on error} of a block, to be pasted into it; ends with a line break. */
    public static String of(Protocol protocol, Failover block) {
        RuleText of = new RuleText(RuleWords.of(protocol, block));
        of.text.append(block.onMove() ? "on error or move {\n" : "on error {\n");
        of.block(block.rule(), STEP);
        return of.text.append("}\n").toString();
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
                    line(indent, "if " + words.condition(condition, false) + " {");
                    block(otherwise, indent + STEP);
                } else {
                    line(indent, "if " + words.expression(condition) + " {");
                    block(then, indent + STEP);
                    if (!otherwise.isEmpty()) {
                        line(indent, "} else {");
                        block(otherwise, indent + STEP);
                    }
                }
                line(indent, "}");
            }
            case OverlayStatement.Resend r when !r.mapping().outputs().isEmpty() -> {
                line(indent, words.statement(r) + " {");
                result(r.mapping().outputs().getFirst(), indent + STEP);
                line(indent, "}");
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
                    line(indent, words.statement(statement));
            case OverlayStatement.Decide _ ->
                    throw new IllegalArgumentException("a rule with an open decision has no text");
        }
    }

    /** The code that makes a result of a result. */
    private void result(Expr e, String indent) {
        switch (e) {
            case Expr.Conditional(Expr condition, Expr then, Expr otherwise) -> {
                line(indent, "if " + words.expression(condition) + " {");
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
                    line(indent, "complete r with " + words.expression(e));
        }
    }
}
