package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.all;
import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.choose;
import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.less;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.not;
import static dev.twintrace.protocol.semantics.Terms.or;
import static dev.twintrace.protocol.semantics.Terms.plus;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Action.Role;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** docs/semantics.md, section 2: the steps of processes and of notice code. */
final class Processes {
    private final Machine machine;
    private final List<ProcessUnit> units;
    private final Map<String, Variable> sections = new HashMap<>();
    private final Posts posts;

    Processes(Machine machine, List<ProcessUnit> units, Posts posts) {
        this.machine = machine;
        this.units = units;
        this.posts = posts;
        for (ProcessUnit u : units) {
            Sites.each(
                    u.body,
                    s -> {
                        if (s instanceof Statement.Enter e) {
                            sections.computeIfAbsent(
                                    e.section(),
                                    k ->
                                            machine.space.variable(
                                                    "section." + (k.isEmpty() ? "_" : k),
                                                    units.size(),
                                                    1,
                                                    0));
                        }
                    });
        }
    }

    /** Adds the actions of a unit's statements; {@code start} brings the unit to its first. */
    ProcessFlow flow(ProcessUnit unit) {
        ProcessFlow[] flow = new ProcessFlow[1];
        flow[0] = new ProcessFlow(unit, (node, point) -> actions(unit, flow[0], node, point));
        return flow[0];
    }

    /** 1 in a state in which two are inside one section. */
    Term twoOwners() {
        return any(
                sections.values().stream()
                        .map(v -> {
                            Term inside = Term.ZERO;
                            for (int i = 0; i < v.length(); i++) {
                                inside = plus(inside, read(v, i));
                            }
                            return less(Term.ONE, inside);
                        })
                        .toList());
    }

    private void actions(ProcessUnit u, ProcessFlow flow, int node, ProcessFlow.Point p) {
        u.stands(node, p.atLoopEnd() ? p.loop().orElseThrow().span() : p.statement().span());
        if (p.atLoopEnd()) {
            step(u, node, "repeat", Term.ONE, b -> flow.proceed(b, p.outer().orElseThrow()));
            return;
        }
        Consumer<Block> go = b -> flow.proceed(b, p.next());
        switch (p.statement()) {
            case Statement.Load s ->
                    step(
                            u,
                            node,
                            "load " + Wording.place(s.from()),
                            Term.ONE,
                            b ->
                                    inRange(
                                            b,
                                            s.span(),
                                            s.from(),
                                            u.term(s.from().index()),
                                            (c, element) -> {
                                                load(c, u, s, element);
                                                go.accept(c);
                                            }));
            case Statement.Store s ->
                    step(
                            u,
                            node,
                            "store " + Wording.place(s.to()),
                            Term.ONE,
                            b ->
                                    inRange(
                                            b,
                                            s.span(),
                                            s.to(),
                                            u.term(s.to().index()),
                                            (c, element) -> {
                                                store(c, u, s, element);
                                                go.accept(c);
                                            }));
            case Statement.Choose s -> {
                for (int i = 0; i < s.choices(); i++) {
                    int choice = i;
                    step(
                            u,
                            node,
                            "choose " + i,
                            Term.ONE,
                            b -> {
                                Term value =
                                        constant(choice & Terms.mask(machine.protocol.width()));
                                b.assign(u.local(s.local()), value);
                                u.keep(b, List.of(value));
                                b.note(
                                        List.of(constant(choice)),
                                        (names, v) -> new Event.Chosen(u.name, v[0]));
                                go.accept(b);
                            });
                }
            }
            case Statement.Post s -> {
                Qp q = machine.of(s.queuePair());
                machine.space.facts.addAll(Certainties.room(q, u.isAt(node)));
                step(
                        u,
                        node,
                        "post " + Wording.request(s.queuePair(), s),
                        posts.mayPost(q),
                        b -> {
                            posts.post(b, u, q, s);
                            go.accept(b);
                        });
            }
            case Statement.PostReceive s -> postReceive(u, node, s, go);
            case Statement.Await s -> {
                for (int i = 0; i < s.branches().size(); i++) {
                    Statement.Branch branch = s.branches().get(i);
                    ProcessFlow.Point then = p.into(branch.body(), "w" + i);
                    await(u, node, branch.guard(), s.span(), b -> flow.proceed(b, then));
                }
            }
            case Statement.Enter s ->
                    step(
                            u,
                            node,
                            "enter " + s.section(),
                            Term.ONE,
                            b -> enter(b, u, s.section(), go));
            case Statement.Leave s ->
                    step(
                            u,
                            node,
                            "leave " + s.section(),
                            Term.ONE,
                            b -> {
                                if (sections.containsKey(s.section())) {
                                    b.assign(
                                            sections.get(s.section()), units.indexOf(u), Term.ZERO);
                                }
                                b.note(
                                        List.of(),
                                        (names, v) -> new Event.Left(u.name, s.section()));
                                go.accept(b);
                            });
            case Statement.Revoke s ->
                    step(
                            u,
                            node,
                            "revoke " + s.queuePair().name(),
                            Term.ONE,
                            b -> {
                                b.assign(machine.of(s.queuePair()).revoked, 1);
                                b.note(
                                        List.of(),
                                        (names, v) ->
                                                new Event.Revoked(u.name, s.queuePair().name()));
                                go.accept(b);
                            });
            case Statement.Reset s -> {
                Qp q = machine.of(s.queuePair());
                step(
                        u,
                        node,
                        "reset " + s.queuePair().name(),
                        posts.resettable(q),
                        b -> {
                            posts.reset(b, q);
                            b.note(
                                    List.of(),
                                    (names, v) ->
                                            new Event.QueuePairReset(u.name, s.queuePair().name()));
                            go.accept(b);
                        });
            }
            case Statement.Destroy s -> {
                Qp q = machine.of(s.queuePair());
                step(
                        u,
                        node,
                        "destroy " + s.queuePair().name(),
                        Term.ONE,
                        b -> {
                            b.note(
                                    List.of(),
                                    (names, v) ->
                                            new Event.QueuePairDestroyed(
                                                    u.name, s.queuePair().name()));
                            posts.destroy(b, q);
                            go.accept(b);
                        });
            }
            case Statement.Assign _, Statement.Emit _, Statement.If _, Statement.Loop _ ->
                    throw new IllegalStateException("takes no step: " + p.statement());
        }
    }

    private void step(ProcessUnit u, int node, String what, Term guard, Consumer<Block> body) {
        u.may(node, what);
        machine.space.action(
                u.name + ": " + what, Role.ORDINARY, u.daemon, and(u.isAt(node), guard), body);
    }

    /** An element of a word; where its index is past the end, the file has a mistake. */
    static void inRange(Block b, Span span, Location l, Term index, BiConsumer<Block, Term> then) {
        Term element = b.let(index);
        Word w = l.word();
        b.when(
                less(element, constant(w.length())),
                c -> then.accept(c, element),
                c ->
                        c.mistake(
                                span,
                                "the index of "
                                        + Wording.place(l)
                                        + " is past the end of "
                                        + w.name()
                                        + "["
                                        + w.length()
                                        + "] in some run"));
    }

    private void load(Block b, ProcessUnit u, Statement.Load s, Term element) {
        List<Term> values = machine.cells.values(s.from(), element).stream().map(b::let).toList();
        for (int i = 0; i < s.into().size(); i++) {
            b.assign(u.local(s.into().get(i)), values.get(i));
        }
        noteLoad(b, u, s.from(), element, values);
    }

    private void noteLoad(Block b, ProcessUnit u, Location from, Term element, List<Term> values) {
        List<Term> all = new ArrayList<>(List.of(element));
        all.addAll(values);
        b.note(
                all,
                (names, v) ->
                        new Event.Loaded(
                                u.name, machine.cells.place(from, v[0]), Requests.tail(v, 1)));
    }

    private void store(Block b, ProcessUnit u, Statement.Store s, Term element) {
        List<Term> values = s.values().stream().map(u::term).map(b::let).toList();
        List<Term> before = machine.before(b, s.to(), element);
        machine.store(b, s.to(), element, before, values, Machine.Writer.PROCESS);
        List<Term> all = new ArrayList<>(List.of(element));
        all.addAll(before);
        all.addAll(values);
        b.note(all, (names, v) -> new Event.Stored(u.name, machine.change(s.to(), v, 0)));
    }

    private void postReceive(ProcessUnit u, int node, Statement.PostReceive s, Consumer<Block> go) {
        Qp q = machine.of(s.queuePair());
        step(
                u,
                node,
                "post_recv " + q.decl.name(),
                machine.exists(q),
                b ->
                        b.when(
                                q.receives.mayPileUp
                                        ? less(q.receives.inUse(), constant(q.receives.capacity))
                                        : Term.ONE,
                                c -> {
                                    Term lane =
                                            c.let(
                                                    s.lane() == Statement.Post.CURRENT
                                                            ? posts.noticed(q)
                                                            : constant(s.lane()));
                                    q.receives.post(c, lane);
                                    c.note(
                                            List.of(lane),
                                            (names, v) ->
                                                    new Event.ReceivePosted(
                                                            u.name, q.decl.name(), (int) v[0]));
                                    go.accept(c);
                                },
                                c ->
                                        c.mistake(
                                                s.span(),
                                                "receives pile up on "
                                                        + q.decl.name()
                                                        + " in some run: a loop without bound posts more than it polls")));
    }

    private void enter(Block b, ProcessUnit u, String section, Consumer<Block> go) {
        Variable inside = Objects.requireNonNull(sections.get(section));
        Term others = Term.ZERO;
        for (int i = 0; i < inside.length(); i++) {
            others = i == units.indexOf(u) ? others : or(others, ne(read(inside, i), 0));
        }
        b.assign(inside, units.indexOf(u), Term.ONE);
        b.note(List.of(), (names, v) -> new Event.Entered(u.name, section));
        b.when(
                others,
                c ->
                        c.note(
                                List.of(),
                                (names, v) -> new Event.Damaged(Damage.TWO_OWNERS, List.of())));
        go.accept(b);
    }

    private void await(
            ProcessUnit u, int node, Statement.Guard guard, Span span, Consumer<Block> go) {
        switch (guard) {
            case Statement.Guard.Condition g -> {
                Term index = u.term(g.location().index());
                Term there = less(index, constant(g.location().word().length()));
                Term element = choose(there, index, Term.ZERO);
                step(
                        u,
                        node,
                        "await " + Wording.place(g.location()),
                        or(not(there), holds(u, g, element)),
                        b ->
                                inRange(
                                        b,
                                        span,
                                        g.location(),
                                        index,
                                        (c, at) -> {
                                            List<Term> values =
                                                    machine.cells.values(g.location(), at).stream()
                                                            .map(c::let)
                                                            .toList();
                                            for (int i = 0; i < g.bind().size(); i++) {
                                                c.assign(u.local(g.bind().get(i)), values.get(i));
                                            }
                                            noteLoad(c, u, g.location(), at, values);
                                            go.accept(c);
                                        }));
            }
            case Statement.Guard.Receive g -> {
                Qp q = machine.of(g.queuePair());
                step(
                        u,
                        node,
                        "poll_recv " + q.decl.name(),
                        q.receives.completionWaiting(),
                        b -> {
                            List<Term> message = q.receives.poll(b);
                            for (int i = 0; i < g.message().size(); i++) {
                                b.assign(u.local(g.message().get(i)), message.get(i));
                            }
                            b.note(
                                    message,
                                    (names, v) ->
                                            new Event.ReceivePolled(
                                                    u.name, q.decl.name(), Requests.tail(v, 0)));
                            go.accept(b);
                        });
            }
            case Statement.Guard.Completion g -> {
                Qp q = machine.of(g.queuePair());
                step(
                        u,
                        node,
                        "wait " + q.decl.name(),
                        q.nothingOutstanding(),
                        b -> completion(b, u, q, g, go));
            }
            case Statement.Guard.Timeout() ->
                    step(
                            u,
                            node,
                            "timeout",
                            ne(read(machine.faulted), 0),
                            b -> {
                                b.note(List.of(), (names, v) -> new Event.TimedOut(u.name));
                                go.accept(b);
                            });
        }
    }

    /** The condition over what a load would give now; its other locals are as they are. */
    private Term holds(ProcessUnit u, Statement.Guard.Condition g, Term element) {
        List<Term> values = machine.cells.values(g.location(), element);
        return new Expressions(
                        machine.protocol.width(),
                        machine.cells,
                        l -> {
                            int i = g.bind().indexOf(l);
                            return i >= 0 ? values.get(i) : read(u.local(l));
                        },
                        Optional.empty())
                .term(g.condition());
    }

    private static void completion(
            Block b, ProcessUnit u, Qp q, Statement.Guard.Completion g, Consumer<Block> go) {
        Term failed = b.let(read(q.pending));
        b.assign(q.pending, 0);
        b.note(
                List.of(failed),
                (names, v) -> new Event.WaitReturned(u.name, q.decl.name(), v[0] == 0));
        if (g.status().isEmpty()) {
            b.when(
                    failed,
                    c -> {
                        c.assign(u.at, ProcessUnit.FAILED);
                        c.note(List.of(), (names, v) -> new Event.EndedInError(u.name));
                    },
                    go);
        } else {
            b.assign(u.local(g.status().getFirst()), failed);
            go.accept(b);
        }
    }
}
