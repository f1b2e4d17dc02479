package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.num;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Constructs of requests. */
final class RequestConstructs {
    private RequestConstructs() {}

    static final List<Construct> ALL =
            List.of(
                    dropped("write", RequestKind.WRITE),
                    requests("write_imm", RequestConstructs::plainWrite),
                    dropped("read", RequestKind.READ),
                    requests("fadd", RequestConstructs::addNothing),
                    requests("cas", RequestConstructs::swapNothing),
                    dropped("send", RequestKind.SEND),
                    requests("fenced", (r, c) -> Requests.unfenced(r)),
                    requests("read into memory", RequestConstructs::intoLocals),
                    new Construct("from", Removal.ofStatements(RequestConstructs::loaded)),
                    new Construct(
                            "write of all fields", Removal.ofStatements((s, c) -> fieldByField(s))),
                    ProcessConstructs.statements(
                            "on lane",
                            s ->
                                    s instanceof Statement.Post p
                                            ? List.of(
                                                    new Statement.Post(
                                                            p.span(),
                                                            p.queuePair(),
                                                            Statement.Post.CURRENT,
                                                            p.request()))
                                            : List.of(s)));

    private static Construct requests(
            String name, java.util.function.BiFunction<Request, Removal.Context, Request> f) {
        return new Construct(name, Removal.ofRequests(f));
    }

    private static Construct dropped(String name, RequestKind kind) {
        return ProcessConstructs.statements(
                name,
                s ->
                        s instanceof Statement.Post p && p.request().kind() == kind
                                ? List.of()
                                : List.of(s));
    }

    private static Request plainWrite(Request request, Removal.Context context) {
        return request instanceof Request.WriteImm r
                ? new Request.Write(r.site(), r.fenced(), r.target(), r.payload())
                : request;
    }

    private static Request addNothing(Request request, Removal.Context context) {
        return request instanceof Request.FetchAndAdd r
                ? new Request.FetchAndAdd(r.site(), r.fenced(), r.target(), num(0), r.result())
                : request;
    }

    private static Request swapNothing(Request request, Removal.Context context) {
        return request instanceof Request.CompareAndSwap r
                ? new Request.CompareAndSwap(
                        r.site(), r.fenced(), r.target(), r.compare(), r.compare(), r.result())
                : request;
    }

    private static Request intoLocals(Request request, Removal.Context context) {
        if (request instanceof Request.Read r
                && r.destination() instanceof Request.Destination.Memory memory) {
            List<Local> locals = new ArrayList<>();
            for (int i = 0; i < memory.location().arity(); i++) {
                locals.add(context.fresh());
            }
            return new Request.Read(
                    r.site(),
                    r.fenced(),
                    r.target(),
                    new Request.Destination.Locals(List.copyOf(locals)));
        }
        return request;
    }

    /** The payload is loaded before it is posted. */
    private static List<Statement> loaded(Statement s, Removal.Context context) {
        if (!(s instanceof Statement.Post post)) {
            return List.of(s);
        }
        Optional<Location> source = Requests.source(post.request());
        if (source.isEmpty()) {
            return List.of(s);
        }
        List<Local> locals = new ArrayList<>();
        for (int i = 0; i < source.get().arity(); i++) {
            locals.add(context.fresh());
        }
        List<Expr> values = locals.stream().map(Exprs::ref).toList();
        return List.of(
                new Statement.Load(s.span(), List.copyOf(locals), source.get()),
                new Statement.Post(
                        s.span(),
                        post.queuePair(),
                        post.lane(),
                        Requests.withPayload(post.request(), new Request.Payload.Values(values))));
    }

    private static List<Statement> fieldByField(Statement s) {
        if (!(s instanceof Statement.Post post)
                || !(post.request() instanceof Request.Write write)
                || !(write.payload() instanceof Request.Payload.Values values)
                || values.values().size() < 2) {
            return List.of(s);
        }
        List<Statement> result = new ArrayList<>();
        for (int i = 0; i < values.values().size(); i++) {
            Location field = new Location(write.target().word(), write.target().index(), i);
            result.add(
                    new Statement.Post(
                            s.span(),
                            post.queuePair(),
                            post.lane(),
                            new Request.Write(
                                    write.site(),
                                    write.fenced(),
                                    field,
                                    new Request.Payload.Values(List.of(values.values().get(i))))));
        }
        return result;
    }
}
