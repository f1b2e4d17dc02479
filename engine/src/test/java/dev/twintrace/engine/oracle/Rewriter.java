package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies a protocol with some of its parts replaced. Sites and processes are numbered anew, in the
 * order in which they stand.
 */
final class Rewriter {
    private final Removal removal;
    private final Map<Integer, QueuePair> queuePairs = new HashMap<>();
    private final Map<Integer, Integer> sites = new HashMap<>();

    private Rewriter(Removal removal) {
        this.removal = removal;
    }

    static Protocol apply(Removal removal, Protocol protocol) {
        return new Rewriter(removal).protocol(removal.whole().apply(protocol));
    }

    private Protocol protocol(Protocol p) {
        p.queuePairs().forEach(q -> queuePairs.put(q.id(), removal.queuePair().apply(q)));
        List<ProcessDecl> processes = new ArrayList<>();
        for (ProcessDecl d : p.processes()) {
            Body body = new Body(d.locals());
            List<Statement> statements = body.block(d.body());
            processes.add(
                    new ProcessDecl(
                            processes.size(),
                            d.name(),
                            d.host(),
                            d.daemon(),
                            List.copyOf(body.locals),
                            statements));
        }
        return new Protocol(
                p.name(),
                p.title(),
                p.width(),
                p.globalAtomicity(),
                p.totalFaults(),
                p.hosts(),
                p.words(),
                p.queuePairs().stream().map(this::queuePair).toList(),
                List.copyOf(processes),
                p.failovers().stream().map(this::failover).toList(),
                p.invariants(),
                p.observed());
    }

    private QueuePair queuePair(QueuePair old) {
        return queuePairs.getOrDefault(old.id(), old);
    }

    private Failover failover(Failover f) {
        List<Failover.Notice> notices = new ArrayList<>();
        for (Failover.Notice notice : f.notice()) {
            Body body = new Body(notice.locals());
            List<Statement> statements = body.block(notice.body());
            notices.add(
                    new Failover.Notice(notice.outOfBand(), List.copyOf(body.locals), statements));
        }
        return removal.failover()
                .apply(
                        new Failover(
                                f.queuePairs().stream().map(this::queuePair).toList(),
                                f.laneFaults(),
                                f.nicFaults(),
                                f.losses(),
                                f.lateOriginals(),
                                f.count(),
                                f.log(),
                                f.locals(),
                                new RuleRewriter(removal).block(f.rule()),
                                f.onMove(),
                                List.copyOf(notices)));
    }

    /** The code of one process. */
    private final class Body implements Removal.Context {
        private final List<Local> locals;
        private int loops;

        Body(List<Local> locals) {
            this.locals = new ArrayList<>(locals);
        }

        @Override
        public Local fresh() {
            Local local = new Local(locals.size(), "$" + locals.size());
            locals.add(local);
            return local;
        }

        @Override
        public boolean spinning() {
            return loops > 0;
        }

        List<Statement> block(List<Statement> statements) {
            List<Statement> result = new ArrayList<>();
            for (Statement statement : statements) {
                for (Statement s : removal.statement().apply(parts(statement), this)) {
                    result.add(s instanceof Statement.Post post ? numbered(post) : s);
                }
            }
            return List.copyOf(result);
        }

        private Statement.Post numbered(Statement.Post s) {
            int site = sites.merge(s.queuePair().id(), 1, Integer::sum) - 1;
            return new Statement.Post(
                    s.span(), s.queuePair(), s.lane(), Requests.withSite(s.request(), site));
        }

        private Statement parts(Statement statement) {
            return switch (statement) {
                case Statement.Load s -> new Statement.Load(s.span(), s.into(), at(s.from()));
                case Statement.Store s -> new Statement.Store(s.span(), at(s.to()), s.values());
                case Statement.Post s ->
                        new Statement.Post(
                                s.span(), queuePair(s.queuePair()), s.lane(), request(s.request()));
                case Statement.PostReceive s ->
                        new Statement.PostReceive(s.span(), queuePair(s.queuePair()), s.lane());
                case Statement.Await s ->
                        new Statement.Await(
                                s.span(), s.branches().stream().map(this::branch).toList());
                case Statement.Revoke s -> new Statement.Revoke(s.span(), queuePair(s.queuePair()));
                case Statement.Reset s -> new Statement.Reset(s.span(), queuePair(s.queuePair()));
                case Statement.Destroy s ->
                        new Statement.Destroy(s.span(), queuePair(s.queuePair()));
                case Statement.If s ->
                        new Statement.If(
                                s.span(), s.condition(), block(s.then()), block(s.otherwise()));
                case Statement.Loop s -> {
                    loops += s.iterations() == 0 ? 1 : 0;
                    List<Statement> body = block(s.body());
                    loops -= s.iterations() == 0 ? 1 : 0;
                    yield new Statement.Loop(s.span(), body, s.exit(), s.iterations());
                }
                case Statement.Assign _,
                        Statement.Choose _,
                        Statement.Emit _,
                        Statement.Enter _,
                        Statement.Leave _ ->
                        statement;
            };
        }

        private Request request(Request request) {
            return removal.request().apply(Requests.withPlaces(request, this::at), this);
        }

        private Location at(Location location) {
            return removal.location().apply(location);
        }

        private Statement.Branch branch(Statement.Branch branch) {
            Statement.Guard guard =
                    switch (branch.guard()) {
                        case Statement.Guard.Condition g ->
                                new Statement.Guard.Condition(
                                        g.bind(), at(g.location()), g.condition());
                        case Statement.Guard.Receive g ->
                                new Statement.Guard.Receive(queuePair(g.queuePair()), g.message());
                        case Statement.Guard.Completion g ->
                                new Statement.Guard.Completion(
                                        queuePair(g.queuePair()), g.status());
                        case Statement.Guard.Timeout g -> g;
                    };
            return new Statement.Branch(branch.span(), guard, block(branch.body()));
        }
    }
}
