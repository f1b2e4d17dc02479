package dev.twintrace.protocol.semantics;

import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Observation;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects the effects of one action, in order. */
final class Block {
    private static final int SIGHTS = Sight.values().length;
    private final List<Effect> effects = new ArrayList<>();
    private final Counter names;

    Block() {
        this(new Counter());
    }

    private Block(Counter names) {
        this.names = names;
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }

    void assign(Variable v, Term value) {
        assign(v, Term.ZERO, value);
    }

    void assign(Variable v, long value) {
        assign(v, Term.ZERO, Terms.constant(value));
    }

    void assign(Variable v, Term index, Term value) {
        effects.add(new Effect.Assign(v, index, value));
    }

    void assign(Variable v, int index, Term value) {
        assign(v, Terms.constant(index), value);
    }

    /** Fixes a value before later effects change what it is made of. */
    Term let(Term value) {
        if (value instanceof Term.Constant || value instanceof Term.Named) {
            return value;
        }
        int name = names.next++;
        effects.add(new Effect.Let(name, value));
        return new Term.Named(name);
    }

    void when(Term condition, Consumer<Block> then) {
        when(condition, then, b -> {});
    }

    void when(Term condition, Consumer<Block> then, Consumer<Block> otherwise) {
        if (condition instanceof Term.Constant(long v)) {
            (v != 0 ? then : otherwise).accept(this);
            return;
        }
        Block t = new Block(names);
        then.accept(t);
        Block o = new Block(names);
        otherwise.accept(o);
        if (!t.effects.isEmpty() || !o.effects.isEmpty()) {
            effects.add(new Effect.When(condition, t.effects(), o.effects()));
        }
    }

    /** An event in nobody's sender view. */
    void note(List<Term> values, Observation.Shape shape) {
        effects.add(
                new Effect.Note(
                        new Observation(
                                Observation.UNSEEN, 0, List.of(), List.copyOf(values), shape)));
    }

    /** An event in a queue pair's sender view. */
    void seen(
            int queuePair,
            Sight sight,
            int detail,
            List<Term> observed,
            List<Term> values,
            Observation.Shape shape) {
        effects.add(
                new Effect.Note(
                        new Observation(
                                queuePair,
                                detail * SIGHTS + sight.code,
                                List.copyOf(observed),
                                List.copyOf(values),
                                shape)));
    }

    void mark(int mark) {
        effects.add(new Effect.Mark(mark));
    }

    void mistake(Span span, String message) {
        effects.add(new Effect.Mistake(span, message));
    }

    /** What a sender sees; with a detail (a site or a lane) it makes an observation's code. */
    enum Sight {
        POSTED(0),
        POST_FAILED(1),
        COMPLETED(2),
        ERROR(3),
        MOVED_ON(4),
        RESENT(5),
        COMPLETED_BY_OVERLAY(6),
        ABORTED(7),
        PROBE_SENT(8),
        PROBE_ANSWERED(9),
        COUNTED(10),
        CLOSED(11),
        HANDSHAKE(12),
        RULE_ENDED(13),
        DECIDED(14);

        private final int code;

        Sight(int code) {
            this.code = code;
        }
    }

    private static final class Counter {
        private int next;
    }
}
