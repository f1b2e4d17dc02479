package dev.twintrace.engine.compile;

import dev.twintrace.engine.explore.Layout;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Term.Operator;
import dev.twintrace.protocol.model.Variable;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.util.Optional;

/**
 * Writes terms into a method, as values or as jumps. The state is in local variable 1, an array; a
 * word that has a local variable of its own is read from there.
 */
final class TermCode {
    /** Where the array of the state is, in every method. */
    static final int STATE = 1;

    private final CodeBuilder code;
    private final Layout layout;
    private final Bounds bounds;
    private final MethodPieces pieces;
    private final Locals locals;
    private final int scratch;

    /** Where a method has words of the state and named values; -1 for what is in an array. */
    interface Locals {
        /** Nothing but the arrays. */
        Locals NONE =
                new Locals() {
                    @Override
                    public int word(int word) {
                        return -1;
                    }

                    @Override
                    public int named(int name) {
                        return -1;
                    }
                };

        /** The local variable of a word of the state. */
        int word(int word);

        /** The local variable of a named value. */
        int named(int name);
    }

    TermCode(CodeBuilder code, Layout layout, Bounds bounds, MethodPieces pieces, Locals locals) {
        this.code = code;
        this.layout = layout;
        this.bounds = bounds;
        this.pieces = pieces;
        this.locals = locals;
        this.scratch = code.allocateLocal(TypeKind.INT);
    }

    /** Leaves a term's value on the stack. */
    void value(Term term) {
        Optional<String> piece = pieces.of(term);
        if (piece.isPresent()) {
            call(piece.get());
        } else {
            valueHere(term);
        }
    }

    private void call(String piece) {
        code.aload(0).aload(STATE).invokevirtual(Names.GENERATED, piece, Names.TERM);
    }

    /** As {@link #value}, of the term whose method this is. */
    void valueHere(Term term) {
        switch (term) {
            case Term.Constant(long value) -> code.loadConstant(value);
            case Term.Read(Variable v, Term index) -> read(v, index);
            case Term.Named(int name) -> {
                int local = locals.named(name);
                if (local >= 0) {
                    code.lload(local);
                } else {
                    code.aload(0).getfield(Names.STEPS, "named", Names.LONGS);
                    code.loadConstant(name).laload();
                }
            }
            case Term.Choose(Term condition, Term then, Term otherwise) -> {
                Label no = code.newLabel();
                Label end = code.newLabel();
                jump(condition, false, no);
                value(then);
                code.goto_(end).labelBinding(no);
                value(otherwise);
                code.labelBinding(end);
            }
            case Term.Not _ -> truth(term);
            case Term.Apply(Operator operator, Term left, Term right) -> {
                switch (operator) {
                    case ADD, SUBTRACT, MULTIPLY, BIT_AND, DIVIDE, REMAINDER ->
                            arithmetic(operator, left, right);
                    case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, AND, OR -> truth(term);
                }
            }
        }
    }

    private void truth(Term term) {
        Label no = code.newLabel();
        Label end = code.newLabel();
        jumpHere(term, false, no);
        code.lconst_1().goto_(end).labelBinding(no).lconst_0().labelBinding(end);
    }

    private void arithmetic(Operator operator, Term left, Term right) {
        value(left);
        if (operator == Operator.REMAINDER
                && right instanceof Term.Constant(long by)
                && Long.bitCount(by) == 1) {
            code.loadConstant(by - 1).land();
            return;
        }
        value(right);
        boolean signed =
                bounds.upper(left) >= 0 && right instanceof Term.Constant(long by) && by > 0;
        switch (operator) {
            case ADD -> code.ladd();
            case SUBTRACT -> code.lsub();
            case MULTIPLY -> code.lmul();
            case BIT_AND -> code.land();
            case DIVIDE -> {
                if (signed) {
                    code.ldiv();
                } else {
                    code.invokestatic(Names.STEPS, "divide", Names.ARITHMETIC);
                }
            }
            case REMAINDER -> {
                if (signed) {
                    code.lrem();
                } else {
                    code.invokestatic(Names.STEPS, "remainder", Names.ARITHMETIC);
                }
            }
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, AND, OR ->
                    throw new AssertionError(operator);
        }
    }

    /** Jumps if a term is true, or if it is false; otherwise the code goes on. */
    void jump(Term term, boolean ifTrue, Label to) {
        Optional<String> piece = pieces.of(term);
        if (piece.isPresent()) {
            call(piece.get());
            jumpOnValue(ifTrue, to);
        } else {
            jumpHere(term, ifTrue, to);
        }
    }

    private void jumpOnValue(boolean ifTrue, Label to) {
        code.lconst_0().lcmp();
        if (ifTrue) {
            code.ifne(to);
        } else {
            code.ifeq(to);
        }
    }

    private void jumpHere(Term term, boolean ifTrue, Label to) {
        switch (term) {
            case Term.Constant(long value) -> {
                if ((value != 0) == ifTrue) {
                    code.goto_(to);
                }
            }
            case Term.Not(Term operand) -> jump(operand, !ifTrue, to);
            case Term.Read _, Term.Named _ -> {
                valueHere(term);
                jumpOnValue(ifTrue, to);
            }
            case Term.Choose(Term condition, Term then, Term otherwise) -> {
                Label no = code.newLabel();
                Label end = code.newLabel();
                jump(condition, false, no);
                jump(then, ifTrue, to);
                code.goto_(end).labelBinding(no);
                jump(otherwise, ifTrue, to);
                code.labelBinding(end);
            }
            case Term.Apply(Operator operator, Term left, Term right) ->
                    jump(operator, left, right, ifTrue, to);
        }
    }

    private void jump(Operator operator, Term left, Term right, boolean ifTrue, Label to) {
        switch (operator) {
            case AND, OR -> {
                if ((operator == Operator.OR) == ifTrue) {
                    jump(left, ifTrue, to);
                    jump(right, ifTrue, to);
                } else {
                    Label end = code.newLabel();
                    jump(left, !ifTrue, end);
                    jump(right, ifTrue, to);
                    code.labelBinding(end);
                }
            }
            case EQUAL, NOT_EQUAL -> {
                value(left);
                value(right);
                code.lcmp();
                if ((operator == Operator.EQUAL) == ifTrue) {
                    code.ifeq(to);
                } else {
                    code.ifne(to);
                }
            }
            case LESS, LESS_OR_EQUAL -> {
                value(left);
                value(right);
                compare(bounds.upper(left) >= 0 && bounds.upper(right) >= 0);
                if (operator == Operator.LESS) {
                    code.branch(ifTrue ? Opcode.IFLT : Opcode.IFGE, to);
                } else {
                    code.branch(ifTrue ? Opcode.IFLE : Opcode.IFGT, to);
                }
            }
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, BIT_AND -> {
                arithmetic(operator, left, right);
                jumpOnValue(ifTrue, to);
            }
        }
    }

    private void compare(boolean signed) {
        if (signed) {
            code.lcmp();
        } else {
            code.invokestatic(Names.LONG_CLASS, "compareUnsigned", Names.COMPARE);
        }
    }

    /** Leaves a word of the state on the stack. */
    void word(int word) {
        int local = locals.word(word);
        if (local >= 0) {
            code.lload(local);
        } else {
            code.aload(STATE).loadConstant(word).laload();
        }
    }

    private void read(Variable v, Term index) {
        if (index instanceof Term.Constant(long i) && i >= 0 && i < v.length()) {
            readCell(v.offset() + (int) i);
            return;
        }
        Elements elements = Elements.of(layout, v);
        if (elements.bits() == 0) {
            index(v, index);
            code.pop().lconst_0();
        } else if (elements.inOneWord()) {
            word(elements.word());
            index(v, index);
            elements.shift(code);
            code.lushr();
            mask(layout.mask(v.offset()));
        } else {
            index(v, index);
            code.istore(scratch).aload(STATE);
            elements.word(code, scratch);
            code.laload();
            elements.shift(code, scratch);
            code.lushr();
            mask(layout.mask(v.offset()));
        }
    }

    private void readCell(int cell) {
        long mask = layout.mask(cell);
        if (mask == 0) {
            code.lconst_0();
            return;
        }
        word(layout.word(cell));
        if (layout.shift(cell) != 0) {
            code.loadConstant(layout.shift(cell)).lushr();
        }
        if (mask != -1L >>> layout.shift(cell)) {
            mask(mask);
        }
    }

    private void mask(long mask) {
        if (mask != -1) {
            code.loadConstant(mask).land();
        }
    }

    /** Leaves an index into a variable on the stack, as an int. */
    void index(Variable v, Term index) {
        value(index);
        if (Long.compareUnsigned(bounds.upper(index), v.length()) < 0) {
            code.l2i();
        } else {
            code.loadConstant(v.length()).invokestatic(Names.STEPS, "inside", Names.INSIDE);
        }
    }
}
