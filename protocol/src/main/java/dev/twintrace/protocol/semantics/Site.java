package dev.twintrace.protocol.semantics;

import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Request;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A post statement, and where the operands of its requests are: constants of the text take no room
 * in the state, the others are evaluated at the post and kept with the request.
 */
final class Site {
    final Statement.Post post;
    final Request request;
    final int mark;

    /** What is evaluated at the post, in the order of the request's operand variables. */
    final List<Expr> evaluated = new ArrayList<>();

    private final List<Variable> operands;
    private final Slotted element;
    private final Slotted sourceElement;
    private final Slotted landingElement;
    private final List<Slotted> payload = new ArrayList<>();
    private final Slotted immediate;
    private final Slotted addend;
    private final Slotted compare;
    private final Slotted swap;

    /**
     * Lays the operands out.
     *
     * @param operands the queue pair's operand variables, filled later; as many as any site needs
     * @param rewritten whether the rule may give requests another payload
     */
    Site(Statement.Post post, int mark, List<Variable> operands, boolean rewritten) {
        this.post = post;
        this.request = post.request();
        this.mark = mark;
        this.operands = operands;
        this.element =
                operand(request.place().map(Location::index).orElse(new Expr.Const(0)), false);
        Expr zero = new Expr.Const(0);
        Slotted source = slot -> Term.ZERO;
        switch (request.carried().orElse(new Request.Payload.Values(List.of()))) {
            case Request.Payload.Values v ->
                    v.values().forEach(x -> payload.add(operand(x, rewritten)));
            case Request.Payload.From from -> {
                source = operand(from.source().index(), false);
                for (int i = 0; rewritten && i < from.source().arity(); i++) {
                    payload.add(operand(zero, true));
                }
            }
        }
        this.sourceElement = source;
        this.landingElement = operand(landing().map(Location::index).orElse(zero), false);
        this.immediate =
                operand(request instanceof Request.WriteImm w ? w.immediate() : zero, false);
        this.addend = operand(request instanceof Request.FetchAndAdd f ? f.addend() : zero, false);
        this.compare =
                operand(request instanceof Request.CompareAndSwap c ? c.compare() : zero, false);
        this.swap = operand(request instanceof Request.CompareAndSwap c ? c.swap() : zero, false);
    }

    private Slotted operand(Expr e, boolean kept) {
        if (e instanceof Expr.Const(long value) && !kept) {
            Term t = Terms.constant(value);
            return slot -> t;
        }
        int at = evaluated.size();
        evaluated.add(e);
        return slot -> Terms.read(operands.get(at), slot);
    }

    int id() {
        return request.site();
    }

    RequestKind kind() {
        return request.kind();
    }

    Optional<Location> target() {
        return request.place();
    }

    /** The place that a payload comes {@code from}. */
    Optional<Location> source() {
        return request.carried()
                .flatMap(p ->
                        p instanceof Request.Payload.From(Location l)
                                ? Optional.of(l)
                                : Optional.empty());
    }

    /** The place at the sender where a READ's data goes. */
    Optional<Location> landing() {
        return request instanceof Request.Read r
                        && r.destination() instanceof Request.Destination.Memory(Location l)
                ? Optional.of(l)
                : Optional.empty();
    }

    /** How many values the payload has; 0 for a request without one. */
    int payloadArity() {
        return request.carried()
                .map(p ->
                        switch (p) {
                            case Request.Payload.Values v -> v.values().size();
                            case Request.Payload.From f -> f.source().arity();
                        })
                .orElse(0);
    }

    /** How many values the result has; 0 for a write or a send. */
    int resultArity() {
        return switch (kind()) {
            case READ -> target().orElseThrow().arity();
            case FADD, CAS -> 1;
            case WRITE, WRITE_IMM, SEND -> 0;
        };
    }

    Term element(Term slot) {
        return element.in(slot);
    }

    Term sourceElement(Term slot) {
        return sourceElement.in(slot);
    }

    Term landingElement(Term slot) {
        return landingElement.in(slot);
    }

    /** The payload that is kept with the request; empty for one that is still to be fetched. */
    List<Term> payload(Term slot) {
        return payload.stream().map(p -> p.in(slot)).toList();
    }

    /** Which operand variable holds a payload value, where the rule may rewrite it. */
    int payloadOperand(int index) {
        int before = request.place().map(l -> l.index() instanceof Expr.Const ? 0 : 1).orElse(0);
        int source = source().map(l -> l.index() instanceof Expr.Const ? 0 : 1).orElse(0);
        return before + source + index;
    }

    Term immediate(Term slot) {
        return immediate.in(slot);
    }

    Term addend(Term slot) {
        return addend.in(slot);
    }

    Term compare(Term slot) {
        return compare.in(slot);
    }

    Term swap(Term slot) {
        return swap.in(slot);
    }

    /** A value that may depend on the request. */
    @FunctionalInterface
    private interface Slotted {
        Term in(Term slot);
    }
}
