package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.plus;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.core.Event;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A process, or the notice code of a queue pair: where it is, its locals, what it consumed. */
final class ProcessUnit {
    /** Past the last statement; for notice code: idle. */
    static final int FINISHED = 0;

    /** Ended in error. */
    static final int FAILED = 1;

    /** The first of the numbers that stand for statements. */
    static final int FIRST = 2;

    final String name;
    final boolean daemon;
    final boolean notice;
    final List<Statement> body;
    final Variable at;
    final Variable consumedCount;
    final Variable consumed;
    private final List<Variable> locals = new ArrayList<>();
    private final SequencedMap<Integer, Span> spans = new LinkedHashMap<>();
    private final Map<Integer, String> doings = new HashMap<>();
    private final Machine machine;

    ProcessUnit(
            Machine machine,
            String name,
            boolean daemon,
            boolean notice,
            List<Local> locals,
            List<Statement> body) {
        this.machine = machine;
        this.name = name;
        this.daemon = daemon;
        this.notice = notice;
        this.body = body;
        Space space = machine.space;
        long[] statements = {0};
        Sites.each(body, _ -> statements[0]++);
        this.at = space.variable(name + ".at", 1, FIRST + statements[0], FINISHED);
        long word = Terms.mask(machine.protocol.width());
        for (Local l : locals) {
            this.locals.add(space.variable(name + "." + l.name() + "#" + l.id(), 1, word, 0));
        }
        long most = daemon || notice ? 0 : Sites.times(body, ProcessUnit::handsOver);
        if (most == Sites.UNBOUNDED) {
            throw new IllegalArgumentException(name + " consumes in a loop without bound");
        }
        this.consumedCount = space.variable(name + ".consumedCount", most == 0 ? 0 : 1, most, 0);
        this.consumed = space.variable(name + ".consumed", Math.toIntExact(most), word, 0);
    }

    Variable local(Local l) {
        return locals.get(l.id());
    }

    Term term(Expr e) {
        return new Expressions(
                        machine.protocol.width(),
                        machine.cells,
                        l -> read(local(l)),
                        Optional.empty())
                .term(e);
    }

    Term isAt(int node) {
        return eq(read(at), node);
    }

    /** A node stands for this statement. */
    void stands(int node, Span span) {
        spans.put(node, span);
    }

    /** Takes note of one thing that it may do at a node. */
    void may(int node, String doing) {
        doings.merge(node, doing, (a, b) -> a + " or " + b);
    }

    List<Model.Position> positions() {
        return spans.entrySet().stream()
                .map(e ->
                        new Model.Position(
                                isAt(e.getKey()),
                                e.getValue(),
                                doings.getOrDefault(e.getKey(), "")))
                .toList();
    }

    /** How many values a statement adds to what is consumed; a choice is part of an outcome too. */
    private static long handsOver(Statement s) {
        return s instanceof Statement.Emit e
                ? e.values().size()
                : s instanceof Statement.Choose ? 1 : 0;
    }

    /** Hands values to the application. */
    void consume(Block b, List<Expr> values) {
        List<Term> terms = values.stream().map(v -> b.let(term(v))).toList();
        keep(b, terms);
        b.note(terms, (names, v) -> new Event.Consumed(name, Requests.tail(v, 0)));
    }

    /** Adds values to what is consumed. */
    void keep(Block b, List<Term> terms) {
        if (consumed.length() > 0) {
            for (Term t : terms) {
                b.assign(consumed, read(consumedCount), t);
                b.assign(consumedCount, plus(read(consumedCount), 1));
            }
        }
    }

    Term count() {
        return consumed.length() == 0 ? Term.ZERO : read(consumedCount);
    }

    void resetLocals(Block b) {
        locals.forEach(l -> b.assign(l, constant(0)));
    }
}
