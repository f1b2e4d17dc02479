package dev.twintrace.engine.verdict;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Protocols by hand: hosts 0 to 2, the words of host 1, two lanes for each queue pair. */
final class Trees {
    private static final List<Host> HOSTS = List.of(host(0, "a"), host(1, "b"), host(2, "c"));

    private final List<Word> words = new ArrayList<>();
    private final List<QueuePair> queuePairs = new ArrayList<>();
    private final List<ProcessDecl> processes = new ArrayList<>();
    private final Map<QueuePair, Integer> sites = new HashMap<>();
    private int line;

    private static Host host(int id, String name) {
        return new Host(id, name, List.of("nic0", "nic1"));
    }

    Span span() {
        return new Span(++line, 1, 1);
    }

    Word word(String name) {
        Word w =
                new Word(
                        words.size(),
                        1,
                        name,
                        1,
                        false,
                        List.of(""),
                        List.of(0L),
                        Word.Owner.APPLICATION);
        words.add(w);
        return w;
    }

    /** From this host to host 1. */
    QueuePair queuePair(String name, int from, int receives) {
        QueuePair q =
                new QueuePair(
                        queuePairs.size(),
                        name,
                        from,
                        1,
                        List.of(new QueuePair.Lane(0, 0), new QueuePair.Lane(1, 1)),
                        false,
                        false,
                        false,
                        new QueuePair.Receives(receives, false, false),
                        Optional.empty());
        queuePairs.add(q);
        return q;
    }

    void process(String name, int host, int locals, Statement... body) {
        List<Local> all = new ArrayList<>();
        for (int i = 0; i < locals; i++) {
            all.add(local(i));
        }
        processes.add(new ProcessDecl(processes.size(), name, host, false, all, List.of(body)));
    }

    static Local local(int id) {
        return new Local(id, "l" + id);
    }

    static Expr ref(int local) {
        return new Expr.LocalRef(local(local));
    }

    static Expr value(long value) {
        return new Expr.Const(value);
    }

    static Location at(Word word) {
        return new Location(word, value(0), Location.WHOLE);
    }

    private static Request.Payload payload(long value) {
        return new Request.Payload.Values(List.of(value(value)));
    }

    private int site(QueuePair q) {
        return sites.merge(q, 1, Integer::sum) - 1;
    }

    private Statement post(QueuePair q, Request request) {
        return new Statement.Post(span(), q, Statement.Post.CURRENT, request);
    }

    Statement write(QueuePair q, Word word, long value) {
        return post(q, new Request.Write(site(q), false, at(word), payload(value)));
    }

    Statement send(QueuePair q, long value) {
        return post(q, new Request.Send(site(q), false, payload(value)));
    }

    Statement fadd(QueuePair q, Word word, long addend, int result) {
        return post(
                q,
                new Request.FetchAndAdd(
                        site(q), false, at(word), value(addend), List.of(local(result))));
    }

    Statement cas(QueuePair q, Word word, long compare, long swap, int result) {
        return post(
                q,
                new Request.CompareAndSwap(
                        site(q),
                        false,
                        at(word),
                        value(compare),
                        value(swap),
                        List.of(local(result))));
    }

    Statement load(int into, Word word) {
        return new Statement.Load(span(), List.of(local(into)), at(word));
    }

    Statement store(Word word, Expr value) {
        return new Statement.Store(span(), at(word), List.of(value));
    }

    Statement choose(int local, int choices) {
        return new Statement.Choose(span(), local(local), choices);
    }

    Statement emit(Expr... values) {
        return new Statement.Emit(span(), List.of(values));
    }

    private Statement await(Statement.Guard guard) {
        return new Statement.Await(span(), List.of(new Statement.Branch(span(), guard, List.of())));
    }

    Statement awaitEqual(int bind, Word word, long value) {
        Expr condition = new Expr.Binary(Expr.Operator.EQUAL, ref(bind), value(value));
        return await(new Statement.Guard.Condition(List.of(local(bind)), at(word), condition));
    }

    Statement awaitCompletion(QueuePair q) {
        return await(new Statement.Guard.Completion(q, List.of()));
    }

    Statement receive(QueuePair q, int into) {
        return await(new Statement.Guard.Receive(q, List.of(local(into))));
    }

    OverlayStatement resendAll() {
        return new OverlayStatement.ResendAll(span(), List.of(RequestKind.values()));
    }

    OverlayStatement abort() {
        return new OverlayStatement.Abort(span());
    }

    /** One lane fault, on all queue pairs. */
    Protocol protocol(boolean late, OverlayStatement... rule) {
        return protocol(1, late, rule);
    }

    Protocol protocol(int faults, boolean late, OverlayStatement... rule) {
        return new Protocol(
                "test",
                "",
                8,
                false,
                Integer.MAX_VALUE,
                HOSTS,
                words,
                queuePairs,
                processes,
                List.of(
                        new Failover(
                                List.copyOf(queuePairs),
                                faults,
                                0,
                                0,
                                late,
                                new Failover.Count(false, false),
                                List.of(),
                                List.of(),
                                List.of(rule),
                                false,
                                List.of())),
                List.of(),
                words);
    }
}
