package dev.twintrace.engine.compile;

import dev.twintrace.engine.explore.Layout;
import dev.twintrace.protocol.model.Variable;
import java.lang.classfile.CodeBuilder;

/**
 * Where the elements of a variable lie, for computed indexes: from a bit of one word on, or from
 * bit 0 of several words, so many in each.
 *
 * @param bits of each element; 0 if all are 0
 */
record Elements(int word, int base, int bits, int length) {
    static Elements of(Layout layout, Variable v) {
        return new Elements(
                layout.word(v.offset()),
                layout.shift(v.offset()),
                Long.bitCount(layout.mask(v.offset())),
                v.length());
    }

    boolean inOneWord() {
        return length <= perWord();
    }

    private int perWord() {
        return Long.SIZE / bits;
    }

    /** From an index on the stack to its shift, where all are in one word. */
    void shift(CodeBuilder code) {
        if (bits > 1) {
            code.loadConstant(bits).imul();
        }
        if (base > 0) {
            code.loadConstant(base).iadd();
        }
    }

    /** Leaves the word of an index that is in a local variable. */
    void word(CodeBuilder code, int index) {
        code.loadConstant(word).iload(index);
        if (perWord() > 1) {
            code.loadConstant(perWord()).idiv();
        }
        code.iadd();
    }

    /** Leaves the shift of an index that is in a local variable, where there are several words. */
    void shift(CodeBuilder code, int index) {
        if (perWord() == 1) {
            code.iconst_0();
        } else {
            code.iload(index).loadConstant(perWord()).irem().loadConstant(bits).imul();
        }
    }
}
