package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Shows checked trees in a short form for comparison. */
final class Lowered {
    private Lowered() {}

    static TwinFile file(String text) {
        return switch (TwinFile.parse("p.twin", text)) {
            case Parsed.Accepted(TwinFile file) -> file;
            case Parsed.Rejected(List<Diagnostic> diagnostics) ->
                    throw new AssertionError(
                            diagnostics.stream()
                                    .map(one -> one.render(text))
                                    .collect(Collectors.joining("\n")));
        };
    }

    static Protocol protocol(String text) {
        return protocol(text, Settings.NONE);
    }

    static Protocol protocol(String text, Settings settings) {
        return switch (file(text).instantiate(settings)) {
            case Instance.Valid valid -> valid.protocol();
            case Instance.Invalid(List<Diagnostic> diagnostics) ->
                    throw new AssertionError(diagnostics.toString());
        };
    }

    /** The body of the first process on a host {@code a}, next to a host {@code b}. */
    static List<String> body(String statements) {
        return body(statements, "");
    }

    static List<String> body(String statements, String more) {
        String text =
                """
                protocol p
                width 8
                host a { x = 0; y = 0; ring[4] = 0; line { data = 0, flag = 0 }; copy { data = 0, flag = 0 } }
                host b { far = 0; slots[2] { id = 0, body = 0 } }
                qp q: a -> b { receives 4 }
                qp back: b -> a { receives 4 }
                process one on a {
                %s
                }
                process other on b { back.write(x, 1); back.write(y, 1); back.write(line, data = 1, flag = 1); back.send(7) }
                %s
                """
                        .formatted(statements, more);
        return show(protocol(text).processes().getFirst().body());
    }

    static List<String> show(List<Statement> statements) {
        return statements.stream().map(Lowered::show).toList();
    }

    static String show(Statement statement) {
        return switch (statement) {
            case Statement.Load(var span, var into, var from) ->
                    "load " + locals(into) + " from " + show(from);
            case Statement.Store(var span, var to, var values) ->
                    "store " + exprs(values) + " to " + show(to);
            case Statement.Assign(var span, var local, var value) ->
                    local.name() + " = " + show(value);
            case Statement.Choose(var span, var local, var choices) ->
                    "choose " + local.name() + " of " + choices;
            case Statement.Emit(var span, var values) -> "emit " + exprs(values);
            case Statement.Post(var span, var queuePair, var lane, var request) ->
                    "post "
                            + queuePair.name()
                            + (lane < 0 ? "" : " lane " + lane)
                            + " "
                            + show(request);
            case Statement.PostReceive(var span, var queuePair, var lane) ->
                    "receive " + queuePair.name() + (lane < 0 ? "" : " lane " + lane);
            case Statement.Await(var span, var branches) ->
                    "await "
                            + branches.stream()
                                    .map(one -> show(one.guard()) + " " + show(one.body()))
                                    .collect(Collectors.joining(" | "));
            case Statement.Enter(var span, var section) -> "enter " + section;
            case Statement.Leave(var span, var section) -> "leave " + section;
            case Statement.Revoke(var span, var queuePair) -> "revoke " + queuePair.name();
            case Statement.Reset(var span, var queuePair) -> "reset " + queuePair.name();
            case Statement.Destroy(var span, var queuePair) -> "destroy " + queuePair.name();
            case Statement.If(var span, var condition, var then, var otherwise) ->
                    "if " + show(condition) + " " + show(then) + " else " + show(otherwise);
            case Statement.Loop(var span, var body, var exit, var iterations) ->
                    "loop " + iterations + " " + show(body) + " until " + show(exit);
        };
    }

    private static String show(Statement.Guard guard) {
        return switch (guard) {
            case Statement.Guard.Condition(var bind, var location, var condition) ->
                    show(location) + " as " + locals(bind) + ": " + show(condition);
            case Statement.Guard.Receive(var queuePair, var message) ->
                    "poll " + queuePair.name() + " " + locals(message);
            case Statement.Guard.Completion(var queuePair, var status) ->
                    "wait " + queuePair.name() + " " + locals(status);
            case Statement.Guard.Timeout() -> "timeout";
        };
    }

    private static String show(Request request) {
        String fence = request.fenced() ? "fenced " : "";
        return fence
                + request.site()
                + switch (request) {
                    case Request.Write write ->
                            " write " + show(write.target()) + show(write.payload());
                    case Request.WriteImm write ->
                            " write_imm "
                                    + show(write.target())
                                    + show(write.payload())
                                    + " imm "
                                    + show(write.immediate());
                    case Request.Read read ->
                            " read "
                                    + show(read.target())
                                    + switch (read.destination()) {
                                        case Request.Destination.Locals(var locals) ->
                                                " -> " + locals(locals);
                                        case Request.Destination.Memory(var location) ->
                                                " -> memory " + show(location);
                                    };
                    case Request.FetchAndAdd fadd ->
                            " fadd "
                                    + show(fadd.target())
                                    + " "
                                    + show(fadd.addend())
                                    + " -> "
                                    + locals(fadd.result());
                    case Request.CompareAndSwap cas ->
                            " cas "
                                    + show(cas.target())
                                    + " "
                                    + show(cas.compare())
                                    + " "
                                    + show(cas.swap())
                                    + " -> "
                                    + locals(cas.result());
                    case Request.Send send -> " send" + show(send.payload());
                };
    }

    private static String show(Request.Payload payload) {
        return switch (payload) {
            case Request.Payload.Values(var values) -> " " + exprs(values);
            case Request.Payload.From(var source) -> " from " + show(source);
        };
    }

    static List<String> rule(List<OverlayStatement> statements) {
        return statements.stream().map(Lowered::show).toList();
    }

    static String show(OverlayStatement statement) {
        return switch (statement) {
            case OverlayStatement.Each(var span, var body) -> "each " + rule(body);
            case OverlayStatement.ResendAll(var span, var kinds) -> "resend all " + kinds;
            case OverlayStatement.Resend(var span, var rewrite, var mapping) ->
                    "resend "
                            + exprs(rewrite)
                            + " "
                            + locals(mapping.inputs())
                            + " -> "
                            + exprs(mapping.outputs());
            case OverlayStatement.Complete(var span, var results) -> "complete " + exprs(results);
            case OverlayStatement.Abort(var span) -> "abort";
            case OverlayStatement.Probe(var span, var location, var into) ->
                    "probe " + show(location) + " -> " + locals(into);
            case OverlayStatement.ProbeRequest(var span, var into) ->
                    "probe request -> " + locals(into);
            case OverlayStatement.Count(var span, var into) -> "count -> " + into.name();
            case OverlayStatement.Close(var span) -> "close";
            case OverlayStatement.Handshake(var span) -> "handshake";
            case OverlayStatement.Assign(var span, var local, var value) ->
                    local.name() + " = " + show(value);
            case OverlayStatement.If(var span, var condition, var then, var otherwise) ->
                    "if " + show(condition) + " " + rule(then) + " else " + rule(otherwise);
            case OverlayStatement.Decide(var span, int id, var observed, var ways) ->
                    "decide " + ways.stream().map(w -> rule(w.statements())).toList();
        };
    }

    static String show(Location location) {
        String field =
                location.field() == Location.WHOLE
                        ? ""
                        : "." + location.word().fields().get(location.field());
        String index = location.word().array() ? "[" + show(location.index()) + "]" : "";
        return location.word().name() + index + field;
    }

    static String show(Expr expr) {
        return switch (expr) {
            case Expr.Const(long value) -> Long.toUnsignedString(value);
            case Expr.LocalRef(Local local) -> local.name();
            case Expr.Not(Expr operand) -> "not " + show(operand);
            case Expr.Binary(var operator, var left, var right) ->
                    "(" + show(left) + " " + operator + " " + show(right) + ")";
            case Expr.Conditional(var condition, var then, var otherwise) ->
                    "(" + show(condition) + " ? " + show(then) + " : " + show(otherwise) + ")";
            case Expr.RequestValue(int index) -> "r.value" + index;
            case Expr.RequestCompare() -> "r.compare";
            case Expr.RequestSwap() -> "r.swap";
            case Expr.RequestNumber() -> "r.number";
            case Expr.RequestMessage() -> "r.message";
            case Expr.RequestIs(var kinds) -> "r is " + kinds;
            case Expr.Cell(var word, int element, int field) ->
                    word.name() + "[" + element + "]." + field;
        };
    }

    private static String exprs(List<Expr> exprs) {
        return exprs.stream().map(Lowered::show).toList().toString();
    }

    private static String locals(List<Local> locals) {
        return locals.stream().map(Local::name).toList().toString();
    }
}
