package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.and;
import static dev.twintrace.protocol.semantics.Terms.any;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns a checked protocol into its model, once; docs/semantics.md has the rules by name. */
public final class Lowering {
    private final Protocol protocol;
    private final Space space = new Space();
    private final Machine machine;
    private final List<ProcessUnit> processes = new ArrayList<>();
    private final List<Requests> requests = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private Lowering(Protocol protocol, Slots slots) {
        this.protocol = protocol;
        this.machine = new Machine(protocol, space, slots);
    }

    /**
     * So many requests of a queue pair may be outstanding at once; no search would end with more.
     */
    public static final int MOST_OUTSTANDING = 32;

    /** The queue pairs that may have more requests outstanding at once than a model can have. */
    public static List<QueuePair> overloaded(Protocol protocol) {
        return protocol.queuePairs().stream()
                .filter(q -> Sites.outstanding(protocol, q) > MOST_OUTSTANDING)
                .toList();
    }

    /** The requests that are posted on a queue pair, one for each statement. */
    public static List<Request> requests(Protocol protocol, QueuePair q) {
        return Sites.posts(protocol, q).stream().map(Statement.Post::request).toList();
    }

    /** The model of a protocol without overloaded queue pairs, slots taken in turn. */
    public static Model lower(Protocol protocol) {
        return lower(protocol, Slots.IN_TURN);
    }

    /** The model of a protocol without overloaded queue pairs. */
    public static Model lower(Protocol protocol, Slots slots) {
        return new Lowering(protocol, slots).model();
    }

    private Model model() {
        for (ProcessDecl p : protocol.processes()) {
            processes.add(
                    new ProcessUnit(machine, p.name(), p.daemon(), false, p.locals(), p.body()));
        }
        List<ProcessUnit> units = new ArrayList<>(processes);
        for (Qp q : machine.queuePairs) {
            requests.add(new Requests(machine, q, l -> poster(q).local(l)));
            Rule rule = new Rule(machine, q);
            rules.add(rule);
            q.failover
                    .flatMap(f -> f.notice().stream().findFirst())
                    .ifPresent(n -> {
                        ProcessUnit unit =
                                new ProcessUnit(
                                        machine,
                                        "notice of " + q.decl.name(),
                                        false,
                                        true,
                                        n.locals(),
                                        n.body());
                        rule.notice = Optional.of(unit);
                        rule.noticed =
                                Optional.of(
                                        space.variable(q.decl.name() + ".noticed", 1, q.lanes, 0));
                        units.add(unit);
                    });
        }
        Function<Qp, Requests> requestsOf = q -> requests.get(q.id());
        Processes steps =
                new Processes(
                        machine, units, new Posts(machine, requestsOf, q -> rules.get(q.id())));
        Block start = new Block();
        machine.cells.start(start);
        machine.queuePairs.forEach(q -> q.receives.start(start));
        for (ProcessUnit u : processes) {
            ProcessFlow flow = steps.flow(u);
            flow.start(start);
            flow.addActions();
        }
        for (Qp q : machine.queuePairs) {
            addActions(q, steps);
        }
        new Faults(machine, requestsOf).addActions();
        machine.queuePairs.forEach(q -> space.facts.addAll(Certainties.of(q)));
        return assemble(start, steps);
    }

    private ProcessUnit poster(Qp q) {
        for (ProcessUnit u : processes) {
            if (Sites.times(
                            u.body,
                            s ->
                                    s instanceof Statement.Post p && p.queuePair().id() == q.id()
                                            ? 1
                                            : 0)
                    > 0) {
                return u;
            }
        }
        throw new IllegalStateException("nobody posts on " + q.decl.name());
    }

    private void addActions(Qp q, Processes steps) {
        Rule rule = rules.get(q.id());
        RuleActions ruleActions = new RuleActions(rule, requests.get(q.id()));
        RuleFlow flow = ruleActions.flow();
        if (q.lanes > 1 || q.failover.isPresent()) {
            space.plights.add(
                    new Model.Plight(
                            and(rule.idle(), any(q.positions().mapToObj(rule::inErrorAt).toList())),
                            "the rule has left requests of " + q.decl.name() + " in error"));
        }
        // The rule is laid out first: answers of probes go on from where it waits.
        if (q.failover.isPresent()) {
            flow.start(new Block());
            flow.addActions();
        }
        new SenderNic(machine, requests.get(q.id()), rule).addActions(flow);
        new TargetNic(machine, requests.get(q.id()), rule).addActions();
        Overlay overlay = new Overlay(rule, requests.get(q.id()));
        overlay.addActions(flow);
        rule.notice.ifPresent(unit -> {
            Failover.Notice notice = q.failover.orElseThrow().notice().getFirst();
            ProcessFlow noticeFlow = steps.flow(unit);
            overlay.addNotice(notice, unit, noticeFlow);
            noticeFlow.addActions();
        });
    }

    private Model assemble(Block start, Processes steps) {
        List<Model.ProcessTerms> ends = new ArrayList<>();
        for (int i = 0; i < processes.size(); i++) {
            ProcessUnit u = processes.get(i);
            if (!u.daemon) {
                ends.add(
                        new Model.ProcessTerms(
                                i,
                                u.isAt(ProcessUnit.FINISHED),
                                u.isAt(ProcessUnit.FAILED),
                                u.count(),
                                u.consumed,
                                u.positions()));
            }
        }
        List<Term> memory = new ArrayList<>();
        for (Word w : protocol.observed()) {
            Variable v = machine.cells.variable(w);
            for (int i = 0; i < v.length(); i++) {
                memory.add(read(v, i));
            }
        }
        List<Term> invariants =
                protocol.invariants().stream()
                        .map(i ->
                                new Expressions(
                                                protocol.width(),
                                                machine.cells,
                                                _ -> Term.ZERO,
                                                Optional.empty())
                                        .term(i.condition()))
                        .toList();
        return new Model(
                protocol,
                space.variables.stream().filter(v -> v.length() > 0).toList(),
                List.copyOf(space.actions),
                start.effects(),
                machine.budgets(),
                machine.handedOver,
                Map.copyOf(space.damage),
                steps.twoOwners(),
                invariants,
                new Model.OutcomeTerms(List.copyOf(ends), List.copyOf(memory)),
                List.copyOf(space.decisions),
                List.copyOf(space.openings),
                List.copyOf(space.repetitions),
                List.copyOf(space.plights),
                List.copyOf(space.facts));
    }
}
