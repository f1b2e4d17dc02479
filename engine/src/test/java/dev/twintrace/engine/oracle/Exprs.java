package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.RequestKind;
import dev.twintrace.protocol.tree.Word;
import java.util.List;

/** Short names for expressions. */
final class Exprs {
    private Exprs() {}

    static Expr num(long value) {
        return new Expr.Const(value);
    }

    static Expr ref(Local local) {
        return new Expr.LocalRef(local);
    }

    static Expr not(Expr a) {
        return new Expr.Not(a);
    }

    static Expr eq(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.EQUAL, a, b);
    }

    static Expr eq(Local a, long b) {
        return eq(ref(a), num(b));
    }

    static Expr ne(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.NOT_EQUAL, a, b);
    }

    static Expr lt(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.LESS, a, b);
    }

    static Expr le(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.LESS_OR_EQUAL, a, b);
    }

    static Expr gt(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.GREATER, a, b);
    }

    static Expr ge(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.GREATER_OR_EQUAL, a, b);
    }

    static Expr add(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.ADD, a, b);
    }

    static Expr sub(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.SUBTRACT, a, b);
    }

    static Expr mul(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.MULTIPLY, a, b);
    }

    static Expr div(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.DIVIDE, a, b);
    }

    static Expr rem(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.REMAINDER, a, b);
    }

    static Expr and(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.AND, a, b);
    }

    static Expr or(Expr a, Expr b) {
        return new Expr.Binary(Expr.Operator.OR, a, b);
    }

    static Expr cond(Expr condition, Expr then, Expr otherwise) {
        return new Expr.Conditional(condition, then, otherwise);
    }

    static Expr cell(Word word) {
        return new Expr.Cell(word, 0, 0);
    }

    /** The only value, or first field, of the request at hand. */
    static Expr value() {
        return new Expr.RequestValue(0);
    }

    static Expr compare() {
        return new Expr.RequestCompare();
    }

    static Expr swap() {
        return new Expr.RequestSwap();
    }

    static Expr number() {
        return new Expr.RequestNumber();
    }

    static Expr message() {
        return new Expr.RequestMessage();
    }

    static Expr is(RequestKind... kinds) {
        return new Expr.RequestIs(List.of(kinds));
    }
}
