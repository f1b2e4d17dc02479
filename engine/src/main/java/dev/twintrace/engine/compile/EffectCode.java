package dev.twintrace.engine.compile;

import dev.twintrace.engine.explore.Layout;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.List;
import java.util.Optional;

/** Writes effects into a method: they change the array in local variable 1. */
final class EffectCode {
    private static final int STATE = TermCode.STATE;

    private final CodeBuilder code;
    private final Shared shared;
    private final MethodPieces pieces;
    private final TermCode.Locals locals;
    private final TermCode terms;
    private final int word;
    private final int shift;

    /**
     * What the code of several actions has in common.
     *
     * @param variables of the model, as places to assign to are named by their index
     * @param mistakes gets what the code may throw
     */
    record Shared(
            Layout layout, Bounds bounds, List<Variable> variables, List<MistakeInFile> mistakes) {}

    EffectCode(CodeBuilder code, Shared shared, MethodPieces pieces, TermCode.Locals locals) {
        this.code = code;
        this.shared = shared;
        this.pieces = pieces;
        this.locals = locals;
        this.terms = new TermCode(code, shared.layout(), shared.bounds(), pieces, locals);
        this.word = code.allocateLocal(TypeKind.INT);
        this.shift = code.allocateLocal(TypeKind.INT);
    }

    /** Effects in order. */
    void all(List<Effect> effects) {
        for (Effect effect : effects) {
            effect(effect);
        }
    }

    private void block(List<Effect> effects) {
        Optional<String> piece = pieces.of(effects);
        if (piece.isPresent()) {
            code.aload(0).aload(STATE);
            code.invokevirtual(Names.GENERATED, piece.get(), Names.EFFECTS);
        } else {
            all(effects);
        }
    }

    private void effect(Effect effect) {
        switch (effect) {
            case Effect.Assign(Variable v, Term index, Term value) -> assign(v, index, value);
            case Effect.Let(int name, Term value) -> let(name, value);
            case Effect.When(Term condition, List<Effect> then, List<Effect> otherwise) -> {
                Label no = code.newLabel();
                Label end = code.newLabel();
                terms.jump(condition, false, no);
                block(then);
                code.goto_(end).labelBinding(no);
                block(otherwise);
                code.labelBinding(end);
            }
            case Effect.Note _ -> {
                // Whoever wants to see the events makes the step again, by the interpreter.
            }
            case Effect.Mark(int mark) ->
                    code.aload(0)
                            .getfield(Names.STEPS, "marks", Names.BOOLEANS)
                            .loadConstant(mark)
                            .iconst_1()
                            .bastore();
            case Effect.Mistake(var span, String message) -> {
                code.aload(0)
                        .getfield(Names.STEPS, "mistakes", Names.MISTAKES)
                        .loadConstant(shared.mistakes().size())
                        .aaload()
                        .athrow();
                shared.mistakes().add(new MistakeInFile(span, message));
            }
        }
    }

    private void let(int name, Term value) {
        int local = locals.named(name);
        if (local >= 0) {
            terms.value(value);
            code.lstore(local);
        } else {
            code.aload(0).getfield(Names.STEPS, "named", Names.LONGS).loadConstant(name);
            terms.value(value);
            code.lastore();
        }
    }

    private void assign(Variable v, Term index, Term value) {
        if (index instanceof Term.Constant(long i) && i >= 0 && i < v.length()) {
            assignCell(v, v.offset() + (int) i, value);
        } else {
            assignElement(v, index, value);
        }
    }

    private void assignCell(Variable v, int cell, Term value) {
        long mask = shared.layout().mask(cell);
        if (mask == 0) {
            checked(v, value);
            code.pop2();
            return;
        }
        int at = shared.layout().shift(cell);
        code.aload(STATE).loadConstant(shared.layout().word(cell));
        if (mask == -1) {
            checked(v, value);
            code.lastore();
            return;
        }
        code.dup2().laload();
        boolean constant = value instanceof Term.Constant;
        long bits = value instanceof Term.Constant(long c) ? c & mask : 0;
        if (!constant || bits != mask) {
            code.loadConstant(~(mask << at)).land();
        }
        if (constant && !tooLarge(v, value)) {
            if (bits != 0) {
                code.loadConstant(bits << at).lor();
            }
        } else {
            checked(v, value);
            if (at != 0) {
                code.loadConstant(at).lshl();
            }
            code.lor();
        }
        code.lastore();
    }

    private void assignElement(Variable v, Term index, Term value) {
        Elements elements = Elements.of(shared.layout(), v);
        terms.index(v, index);
        if (elements.bits() == 0) {
            code.pop();
            checked(v, value);
            code.pop2();
            return;
        }
        if (elements.inOneWord()) {
            elements.shift(code);
            code.istore(shift).loadConstant(elements.word()).istore(word);
        } else {
            code.istore(shift);
            elements.word(code, shift);
            code.istore(word);
            elements.shift(code, shift);
            code.istore(shift);
        }
        long mask = shared.layout().mask(v.offset());
        code.aload(STATE).iload(word).dup2().laload();
        code.loadConstant(mask).iload(shift).lshl().loadConstant(-1L).lxor().land();
        checked(v, value);
        code.iload(shift).lshl().lor().lastore();
    }

    private boolean tooLarge(Variable v, Term value) {
        long room = shared.bounds().room(v);
        return Long.compareUnsigned(shared.bounds().upper(value), room) > 0;
    }

    /** Leaves a value on the stack, for which there is room. */
    private void checked(Variable v, Term value) {
        terms.value(value);
        if (!tooLarge(v, value)) {
            return;
        }
        Label fits = code.newLabel();
        code.dup2().loadConstant(shared.bounds().room(v));
        code.invokestatic(Names.LONG_CLASS, "compareUnsigned", Names.COMPARE);
        code.ifle(fits);
        code.loadConstant(shared.variables().indexOf(v)).aload(0);
        code.invokestatic(Names.STEPS, "noRoom", Names.NO_ROOM).athrow();
        code.labelBinding(fits);
    }
}
