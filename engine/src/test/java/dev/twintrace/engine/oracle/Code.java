package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Builds the statements of one process, one rule or one piece of notice code. */
final class Code {
    private final Tree tree;
    private final List<Local> locals = new ArrayList<>();

    Code(Tree tree) {
        this.tree = tree;
    }

    List<Local> locals() {
        return List.copyOf(locals);
    }

    Local local(String name) {
        Local local = new Local(locals.size(), name);
        locals.add(local);
        return local;
    }

    Statement load(Local into, Word from) {
        return load(List.of(into), Tree.at(from));
    }

    Statement load(List<Local> into, Location from) {
        return new Statement.Load(tree.span(), into, from);
    }

    Statement store(Word to, Expr... values) {
        return store(Tree.at(to), values);
    }

    Statement store(Location to, Expr... values) {
        return new Statement.Store(tree.span(), to, List.of(values));
    }

    Statement set(Local local, Expr value) {
        return new Statement.Assign(tree.span(), local, value);
    }

    Statement choose(Local local, int choices) {
        return new Statement.Choose(tree.span(), local, choices);
    }

    Statement emit(Expr... values) {
        return new Statement.Emit(tree.span(), List.of(values));
    }

    Statement post(QueuePair q, Request request) {
        return post(q, Statement.Post.CURRENT, request);
    }

    Statement post(QueuePair q, int lane, Request request) {
        return new Statement.Post(tree.span(), q, lane, request);
    }

    Statement write(QueuePair q, Word to, Expr... values) {
        return post(q, write(q, Tree.at(to), false, values(values)));
    }

    Request write(QueuePair q, Location to, boolean fenced, Request.Payload payload) {
        return new Request.Write(tree.site(q), fenced, to, payload);
    }

    static Request.Payload values(Expr... values) {
        return new Request.Payload.Values(List.of(values));
    }

    static Request.Payload from(Word word) {
        return new Request.Payload.From(Tree.at(word));
    }

    Statement writeImm(QueuePair q, Word to, Expr value, Expr immediate) {
        return post(
                q,
                new Request.WriteImm(tree.site(q), false, Tree.at(to), values(value), immediate));
    }

    Statement read(QueuePair q, Word from, Local... into) {
        return post(
                q,
                new Request.Read(
                        tree.site(q),
                        false,
                        Tree.at(from),
                        new Request.Destination.Locals(List.of(into))));
    }

    Statement readInto(QueuePair q, Word from, Word into) {
        return post(
                q,
                new Request.Read(
                        tree.site(q),
                        false,
                        Tree.at(from),
                        new Request.Destination.Memory(Tree.at(into))));
    }

    Statement fadd(QueuePair q, Word to, Expr addend, Local... result) {
        return post(
                q,
                new Request.FetchAndAdd(tree.site(q), false, Tree.at(to), addend, List.of(result)));
    }

    Statement cas(QueuePair q, Word to, Expr compare, Expr swap, Local... result) {
        return post(
                q,
                new Request.CompareAndSwap(
                        tree.site(q), false, Tree.at(to), compare, swap, List.of(result)));
    }

    Statement send(QueuePair q, Expr... values) {
        return post(q, new Request.Send(tree.site(q), false, values(values)));
    }

    Statement sendFrom(QueuePair q, Word word) {
        return post(q, new Request.Send(tree.site(q), false, from(word)));
    }

    Statement postReceive(QueuePair q) {
        return postReceive(q, Statement.Post.CURRENT);
    }

    Statement postReceive(QueuePair q, int lane) {
        return new Statement.PostReceive(tree.span(), q, lane);
    }

    Statement await(Statement.Branch... branches) {
        return new Statement.Await(tree.span(), List.of(branches));
    }

    Statement.Branch when(Statement.Guard guard, Statement... body) {
        return new Statement.Branch(tree.span(), guard, List.of(body));
    }

    /** A load of a word without fields that satisfies the condition. */
    Statement.Guard seen(Word word, Function<Expr, Expr> condition) {
        Local seen = local("$" + word.name());
        return new Statement.Guard.Condition(
                List.of(seen), Tree.at(word), condition.apply(Exprs.ref(seen)));
    }

    Statement awaitWord(Word word, Function<Expr, Expr> condition) {
        return await(when(seen(word, condition)));
    }

    Statement awaitEquals(Word word, long value) {
        return awaitWord(word, w -> Exprs.eq(w, Exprs.num(value)));
    }

    Statement poll(QueuePair q, Local... message) {
        return await(when(new Statement.Guard.Receive(q, List.of(message))));
    }

    Statement waitFor(QueuePair q, Local... status) {
        return await(when(new Statement.Guard.Completion(q, List.of(status))));
    }

    Statement enter(String section) {
        return new Statement.Enter(tree.span(), section);
    }

    Statement leave(String section) {
        return new Statement.Leave(tree.span(), section);
    }

    Statement revoke(QueuePair q) {
        return new Statement.Revoke(tree.span(), q);
    }

    Statement reset(QueuePair q) {
        return new Statement.Reset(tree.span(), q);
    }

    Statement destroy(QueuePair q) {
        return new Statement.Destroy(tree.span(), q);
    }

    Statement when(Expr condition, Statement... then) {
        return new Statement.If(tree.span(), condition, List.of(then), List.of());
    }

    Statement choice(Expr condition, List<Statement> then, List<Statement> otherwise) {
        return new Statement.If(tree.span(), condition, then, otherwise);
    }

    /** A loop that counts its rounds; not for inside another loop. */
    Statement repeat(int times, Statement... body) {
        Local round = local("$round");
        Statement count =
                new Statement.Assign(
                        tree.span(),
                        round,
                        new Expr.Binary(Expr.Operator.ADD, Exprs.ref(round), Exprs.num(1)));
        return new Statement.Loop(
                tree.span(), Lists.append(List.of(body), count), Exprs.eq(round, times), times);
    }

    Statement until(Expr exit, Statement... body) {
        return new Statement.Loop(tree.span(), List.of(body), exit, 0);
    }

    Statement forever(Statement... body) {
        return until(Exprs.num(0), body);
    }

    OverlayStatement resendAll() {
        return resendAll(RequestKind.values());
    }

    OverlayStatement resendAll(RequestKind... kinds) {
        return new OverlayStatement.ResendAll(tree.span(), List.of(kinds));
    }

    OverlayStatement each(OverlayStatement... body) {
        return new OverlayStatement.Each(tree.span(), List.of(body));
    }

    OverlayStatement resend() {
        return resendWith();
    }

    OverlayStatement resendWith(Expr... rewrite) {
        return new OverlayStatement.Resend(
                tree.span(), List.of(rewrite), OverlayStatement.Mapping.IDENTITY);
    }

    OverlayStatement resendMapped(Local input, Expr output) {
        return new OverlayStatement.Resend(
                tree.span(),
                List.of(),
                new OverlayStatement.Mapping(List.of(input), List.of(output)));
    }

    OverlayStatement complete(Expr... results) {
        return new OverlayStatement.Complete(tree.span(), List.of(results));
    }

    OverlayStatement abort() {
        return new OverlayStatement.Abort(tree.span());
    }

    OverlayStatement probe(Location place, Local... into) {
        return new OverlayStatement.Probe(tree.span(), place, List.of(into));
    }

    OverlayStatement probeRequest(Local... into) {
        return new OverlayStatement.ProbeRequest(tree.span(), List.of(into));
    }

    OverlayStatement count(Local into) {
        return new OverlayStatement.Count(tree.span(), into);
    }

    OverlayStatement close() {
        return new OverlayStatement.Close(tree.span());
    }

    OverlayStatement handshake() {
        return new OverlayStatement.Handshake(tree.span());
    }

    OverlayStatement let(Local local, Expr value) {
        return new OverlayStatement.Assign(tree.span(), local, value);
    }

    OverlayStatement ifs(
            Expr condition, List<OverlayStatement> then, List<OverlayStatement> otherwise) {
        return new OverlayStatement.If(tree.span(), condition, then, otherwise);
    }
}
