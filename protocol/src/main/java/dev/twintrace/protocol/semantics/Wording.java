package dev.twintrace.protocol.semantics;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Statement;
import java.util.Locale;
import java.util.stream.Collectors;

/** Statements and expressions as a file writes them, for reports. */
final class Wording {
    private Wording() {}

    static String request(QueuePair q, Statement.Post post) {
        String body =
                switch (post.request()) {
                    case Request.Write w ->
                            "write(" + place(w.target()) + ", " + payload(w.payload()) + ")";
                    case Request.WriteImm w ->
                            "write_imm("
                                    + place(w.target())
                                    + ", "
                                    + payload(w.payload())
                                    + ", imm = "
                                    + text(w.immediate())
                                    + ")";
                    case Request.Read r -> "read(" + place(r.target()) + ")";
                    case Request.FetchAndAdd f ->
                            "fadd(" + place(f.target()) + ", " + text(f.addend()) + ")";
                    case Request.CompareAndSwap c ->
                            "cas("
                                    + place(c.target())
                                    + ", "
                                    + text(c.compare())
                                    + ", "
                                    + text(c.swap())
                                    + ")";
                    case Request.Send s -> "send(" + payload(s.payload()) + ")";
                };
        return q.name() + "." + body;
    }

    static String place(Location l) {
        String field = l.field() == Location.WHOLE ? "" : l.word().fields().get(l.field());
        return l.word().name()
                + (l.word().array() ? "[" + text(l.index()) + "]" : "")
                + (field.isEmpty() ? "" : "." + field);
    }

    private static String payload(Request.Payload p) {
        return switch (p) {
            case Request.Payload.Values v ->
                    v.values().stream().map(Wording::text).collect(Collectors.joining(", "));
            case Request.Payload.From f -> "from " + place(f.source());
        };
    }

    static String text(Expr e) {
        return switch (e) {
            case Expr.Const c -> Long.toUnsignedString(c.value());
            // The checker's own locals have names that no reader knows.
            case Expr.LocalRef l -> l.local().name().startsWith("$") ? "…" : l.local().name();
            case Expr.Not n -> "not " + operand(n.operand());
            case Expr.Binary b ->
                    operand(b.left()) + " " + b.operator().symbol() + " " + operand(b.right());
            case Expr.Conditional c ->
                    "("
                            + text(c.condition())
                            + " ? "
                            + text(c.then())
                            + " : "
                            + text(c.otherwise())
                            + ")";
            case Expr.RequestValue v -> "r.value" + (v.index() == 0 ? "" : "[" + v.index() + "]");
            case Expr.RequestCompare _ -> "r.compare";
            case Expr.RequestSwap _ -> "r.swap";
            case Expr.RequestNumber _ -> "r.number";
            case Expr.RequestMessage _ -> "r.message";
            case Expr.RequestIs is ->
                    "r is "
                            + is.kinds().stream()
                                    .map(k -> k.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "));
            case Expr.Cell c ->
                    place(new Location(c.word(), new Expr.Const(c.element()), c.field()));
        };
    }

    private static String operand(Expr e) {
        return e instanceof Expr.Binary ? "(" + text(e) + ")" : text(e);
    }
}
