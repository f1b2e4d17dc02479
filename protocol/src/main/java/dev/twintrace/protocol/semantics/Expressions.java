package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.choose;
import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.eq;
import static dev.twintrace.protocol.semantics.Terms.masked;
import static dev.twintrace.protocol.semantics.Terms.ne;
import static dev.twintrace.protocol.semantics.Terms.read;

import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.RequestKind;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Expressions of the language as terms. */
final class Expressions {
    private final int width;
    private final Function<Local, Term> locals;
    private final Optional<Hand> hand;
    private final Cells cells;

    /** The request at hand of a rule. */
    record Hand(Qp q, Term slot) {}

    Expressions(int width, Cells cells, Function<Local, Term> locals, Optional<Hand> hand) {
        this.width = width;
        this.cells = cells;
        this.locals = locals;
        this.hand = hand;
    }

    Term term(Expr e) {
        return switch (e) {
            case Expr.Const(long value) -> constant(value);
            case Expr.LocalRef(Local local) -> locals.apply(local);
            case Expr.Not(Expr operand) -> Terms.not(term(operand));
            case Expr.Binary(Expr.Operator operator, Expr left, Expr right) ->
                    binary(operator, term(left), term(right));
            case Expr.Conditional(Expr condition, Expr then, Expr otherwise) ->
                    choose(term(condition), term(then), term(otherwise));
            case Expr.RequestValue(int index) -> ofSite((k, slot) -> value(k, slot, index));
            case Expr.RequestCompare() -> ofSite(Site::compare);
            case Expr.RequestSwap() -> ofSite(Site::swap);
            case Expr.RequestNumber() ->
                    masked(read(hand.orElseThrow().q().number, hand.orElseThrow().slot()), width);
            case Expr.RequestMessage() ->
                    masked(read(hand.orElseThrow().q().message, hand.orElseThrow().slot()), width);
            case Expr.RequestIs is ->
                    ofSite((k, slot) -> constant(is.kinds().contains(k.kind()) ? 1 : 0));
            case Expr.Cell(var word, int element, int field) ->
                    read(cells.variable(word), Cells.cell(word, constant(element), field));
        };
    }

    /**
     * A payload's value: as posted or rewritten; for one that the NIC fetches, what the source had
     * at the post.
     */
    private Term value(Site k, Term slot, int index) {
        Qp q = hand.orElseThrow().q();
        if (k.kind() == RequestKind.FADD) {
            return index == 0 ? k.addend(slot) : Term.ZERO;
        }
        if (index >= k.payloadArity()) {
            return Term.ZERO;
        }
        if (k.source().isEmpty()) {
            return k.payload(slot).get(index);
        }
        Term posted = q.source.isEmpty() ? Term.ZERO : read(q.source.get(index), slot);
        return q.rewrites
                ? choose(ne(read(q.rewritten, slot), 0), k.payload(slot).get(index), posted)
                : posted;
    }

    /** A value that depends on which statement posted the request at hand. */
    private Term ofSite(BiFunction<Site, Term, Term> value) {
        Qp q = hand.orElseThrow().q();
        Term slot = hand.orElseThrow().slot();
        Term t = Term.ZERO;
        for (Site k : q.sites) {
            t = choose(eq(read(q.site, slot), k.id() + 1L), value.apply(k, slot), t);
        }
        return t;
    }

    private Term binary(Expr.Operator o, Term a, Term b) {
        return switch (o) {
            case ADD -> masked(Terms.plus(a, b), width);
            case SUBTRACT -> masked(new Term.Apply(Term.Operator.SUBTRACT, a, b), width);
            case MULTIPLY -> masked(new Term.Apply(Term.Operator.MULTIPLY, a, b), width);
            case DIVIDE -> new Term.Apply(Term.Operator.DIVIDE, a, b);
            case REMAINDER -> new Term.Apply(Term.Operator.REMAINDER, a, b);
            case EQUAL -> eq(a, b);
            case NOT_EQUAL -> ne(a, b);
            case LESS -> Terms.less(a, b);
            case LESS_OR_EQUAL -> Terms.not(Terms.less(b, a));
            case GREATER -> Terms.less(b, a);
            case GREATER_OR_EQUAL -> Terms.not(Terms.less(a, b));
            case AND -> Terms.and(bool(a), bool(b));
            case OR -> Terms.or(bool(a), bool(b));
        };
    }

    /** AND folds to an operand when the other is true; the language's result is 0 or 1. */
    private static Term bool(Term t) {
        boolean already =
                switch (t) {
                    case Term.Not _ -> true;
                    case Term.Apply(Term.Operator o, _, _) ->
                            switch (o) {
                                case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, AND, OR -> true;
                                case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, BIT_AND -> false;
                            };
                    case Term.Constant _, Term.Read _, Term.Named _, Term.Choose _ -> false;
                };
        return already ? t : ne(t, 0);
    }
}
