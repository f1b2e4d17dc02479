package dev.twintrace.engine.oracle;

import static dev.twintrace.engine.oracle.Exprs.num;

import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Constructs of processes. */
final class ProcessConstructs {
    private ProcessConstructs() {}

    static final List<Construct> ALL =
            List.of(
                    dropped("store", Statement.Store.class),
                    outsideSpins(
                            "load",
                            s -> s instanceof Statement.Load l ? zeros(l, l.into()) : List.of(s)),
                    statements(
                            "any",
                            s ->
                                    s instanceof Statement.Choose c
                                            ? zeros(c, List.of(c.local()))
                                            : List.of(s)),
                    dropped("emit", Statement.Emit.class),
                    statements("if", s -> s instanceof Statement.If i ? i.then() : List.of(s)),
                    statements(
                            "repeat N",
                            s ->
                                    s instanceof Statement.Loop l && l.iterations() > 1
                                            ? once(l)
                                            : List.of(s)),
                    statements(
                            "repeat until",
                            s ->
                                    s instanceof Statement.Loop l
                                                    && l.iterations() == 0
                                                    && !l.exit().equals(num(0))
                                            ? once(l)
                                            : List.of(s)),
                    outsideSpins(
                            "await",
                            s ->
                                    s instanceof Statement.Await a
                                                    && a.branches().size() == 1
                                                    && a.branches().getFirst().guard()
                                                            instanceof Statement.Guard.Condition g
                                            ? unguarded(a, g)
                                            : List.of(s)),
                    statements("await one", s -> branches(s, b -> false)),
                    statements(
                            "timeout",
                            s -> branches(s, b -> !(b.guard() instanceof Statement.Guard.Timeout))),
                    new Construct("q.wait", Removal.ofStatements(ProcessConstructs::unwaited)),
                    statements("q.wait -> status", ProcessConstructs::withoutStatus),
                    outsideSpins(
                            "q.poll_recv",
                            s ->
                                    s instanceof Statement.Await a
                                                    && a.branches().getFirst().guard()
                                                            instanceof Statement.Guard.Receive
                                            ? a.branches().getFirst().body()
                                            : List.of(s)),
                    dropped("q.post_recv", Statement.PostReceive.class),
                    statements(
                            "q.post_recv on lane",
                            s ->
                                    s instanceof Statement.PostReceive p
                                            ? List.of(
                                                    new Statement.PostReceive(
                                                            p.span(),
                                                            p.queuePair(),
                                                            Statement.Post.CURRENT))
                                            : List.of(s)),
                    dropped("enter", Statement.Enter.class),
                    dropped("leave", Statement.Leave.class),
                    dropped("revoke", Statement.Revoke.class),
                    dropped("reset", Statement.Reset.class),
                    new Construct("destroy", undestroyed()),
                    new Construct("array", Removal.ofLocations(ProcessConstructs::firstElement)),
                    statements("store of all fields", ProcessConstructs::fieldByField),
                    new Construct("daemon", Removal.ofWhole(ProcessConstructs::noDaemons)),
                    new Construct(
                            "always", Removal.ofWhole(p -> Protocols.withInvariants(p, List.of()))),
                    new Construct(
                            "observe",
                            Removal.ofWhole(p ->
                                    Protocols.withObserved(
                                            p,
                                            p.words().stream()
                                                    .filter(w ->
                                                            w.owner() == Word.Owner.APPLICATION)
                                                    .toList()))),
                    new Construct("atomicity nic", Removal.ofWhole(Protocols::withGlobalAtomicity)),
                    new Construct("faults total", Removal.ofWhole(Protocols::withoutCap)));

    static Construct statements(String name, Function<Statement, List<Statement>> f) {
        BiFunction<Statement, Removal.Context, List<Statement>> g = (s, c) -> f.apply(s);
        return new Construct(name, Removal.ofStatements(g));
    }

    /** Not inside a loop that nothing bounds, which would be left without a step. */
    private static Construct outsideSpins(String name, Function<Statement, List<Statement>> f) {
        return new Construct(
                name, Removal.ofStatements((s, c) -> c.spinning() ? List.of(s) : f.apply(s)));
    }

    private static Construct dropped(String name, Class<? extends Statement> what) {
        return statements(name, s -> what.isInstance(s) ? List.of() : List.of(s));
    }

    /** Nothing is destroyed, so there is no number to take over. */
    private static Removal undestroyed() {
        Removal nothing = Removal.NOTHING;
        return new Removal(
                nothing.whole(),
                QueuePairConstructs::withOwnNumber,
                nothing.failover(),
                (s, c) -> s instanceof Statement.Destroy ? List.of() : List.of(s),
                nothing.request(),
                nothing.location(),
                nothing.overlay(),
                nothing.ruleExpr());
    }

    private static List<Statement> zeros(Statement of, List<Local> locals) {
        return locals.stream()
                .<Statement>map(l -> new Statement.Assign(of.span(), l, num(0)))
                .toList();
    }

    private static List<Statement> once(Statement.Loop loop) {
        return List.of(new Statement.Loop(loop.span(), loop.body(), num(1), 1));
    }

    private static List<Statement> unguarded(
            Statement.Await await, Statement.Guard.Condition guard) {
        List<Statement> result = new ArrayList<>();
        result.add(new Statement.Load(await.span(), guard.bind(), guard.location()));
        result.addAll(await.branches().getFirst().body());
        return result;
    }

    /** Keeps the first branch and those that are wanted. */
    private static List<Statement> branches(Statement s, Predicate<Statement.Branch> wanted) {
        if (!(s instanceof Statement.Await await)) {
            return List.of(s);
        }
        List<Statement.Branch> kept = new ArrayList<>();
        for (Statement.Branch branch : await.branches()) {
            if (kept.isEmpty() || wanted.test(branch)) {
                kept.add(branch);
            }
        }
        return List.of(new Statement.Await(await.span(), List.copyOf(kept)));
    }

    /** A loop that nothing bounds goes on waiting for what it posts. */
    private static List<Statement> unwaited(Statement s, Removal.Context context) {
        return s instanceof Statement.Await await
                        && !context.spinning()
                        && await.branches().size() == 1
                        && await.branches().getFirst().guard() instanceof Statement.Guard.Completion
                ? await.branches().getFirst().body()
                : List.of(s);
    }

    private static List<Statement> withoutStatus(Statement s) {
        if (!(s instanceof Statement.Await await)) {
            return List.of(s);
        }
        return List.of(
                new Statement.Await(
                        await.span(),
                        await.branches().stream()
                                .map(b ->
                                        b.guard() instanceof Statement.Guard.Completion c
                                                ? new Statement.Branch(
                                                        b.span(),
                                                        new Statement.Guard.Completion(
                                                                c.queuePair(), List.of()),
                                                        b.body())
                                                : b)
                                .toList()));
    }

    private static Location firstElement(Location location) {
        return new Location(location.word(), num(0), location.field());
    }

    private static List<Statement> fieldByField(Statement s) {
        if (!(s instanceof Statement.Store store) || store.values().size() < 2) {
            return List.of(s);
        }
        List<Statement> result = new ArrayList<>();
        for (int i = 0; i < store.values().size(); i++) {
            result.add(
                    new Statement.Store(
                            store.span(),
                            new Location(store.to().word(), store.to().index(), i),
                            List.of(store.values().get(i))));
        }
        return result;
    }

    private static Protocol noDaemons(Protocol p) {
        return Protocols.withProcesses(p, p.processes().stream().filter(d -> !d.daemon()).toList());
    }
}
