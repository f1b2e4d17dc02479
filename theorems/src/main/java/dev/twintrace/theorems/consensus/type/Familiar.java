package dev.twintrace.theorems.consensus.type;

import java.util.List;

/**
 * A built-in type of the size that the table has it in.
 *
 * @param expression as {@link Catalogue#type} takes it
 * @param meaning what it is, a few words
 * @param remark what one should know about its numbers; empty where they say all
 */
public record Familiar(Group group, String expression, String meaning, String remark) {
    private static final String ONE_BOUNDARY =
            "Where all callers use the same boundary, additions commute. Callers of the verb choose"
                    + " their own: see masked-fadd-any.";
    private static final String NOT_COMMUTING =
            "Additions with different boundaries do not commute: flipping bit 0 and adding 1, begun"
                    + " in 01, leave 00 or 01 if the flip is first, 10 or 11 if the addition is.";
    private static final String PLAIN =
            "Without a read it has 2 (Herlihy, TOPLAS 1991): only a read of the whole content tells"
                    + " what came first.";
    private static final String ERASED =
            "What is left where every completion may be lost: as much as of a register.";
    private static final String STAYS =
            "What a CAS has done can be read later; it needs no response.";

    /** What a row of the table is about. */
    public enum Group {
        /** The verbs, all on one word. */
        RDMA("RDMA's verbs on a word"),
        /** One instruction and a read. */
        INSTRUCTION("one instruction, and a read"),
        /** Objects that are no words. */
        OBJECT("objects, with a read"),
        /** Made from others. */
        COMBINATION("combinations, with a read");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** For a heading. */
        public String title() {
            return title;
        }
    }

    /** The type. */
    public FiniteType type() {
        return Catalogue.type(expression).orElseThrow();
    }

    /** All rows, by group. */
    public static List<Familiar> all() {
        return List.of(
                verbs("register:4", "READ, WRITE"),
                verbs("register:4+fadd:4", "READ, WRITE, FADD"),
                verbs("register:4+fadd:4+cas:4", "READ, WRITE, FADD, CAS"),
                instruction("register:4", "write", ""),
                instruction("tas", "test-and-set", ""),
                instruction("swap:4", "swap", ""),
                instruction("fadd:4", "fetch-and-add modulo 4", ""),
                instruction("fadd:16", "fetch-and-add modulo 16", ""),
                instruction("fetch-xor:2", "fetch-and-xor, 2 bits", ""),
                instruction("fetch-max:4", "fetch-and-max", ""),
                instruction("masked-fadd:4", "masked FADD, 4 bits in 2 fields", ONE_BOUNDARY),
                instruction("masked-fadd-any:2", "masked FADD, 2 bits, all fields", NOT_COMMUTING),
                instruction("masked-fadd-any:3", "masked FADD, 3 bits, all fields", ""),
                instruction(
                        "cas:2",
                        "CAS on one bit",
                        "There is no third value to be the initial one."),
                instruction("cas:3", "CAS on 3 values", ""),
                instruction("cas:8", "CAS on 8 values", ""),
                instruction("masked-cas:1", "masked CAS, 1 bit", ""),
                instruction("masked-cas:2", "masked CAS, 2 bits", ""),
                instruction("shift:2", "logical shifts, 2 bits", ""),
                instruction("shift:3", "logical shifts, 3 bits", ""),
                instruction("shift:4", "logical shifts, 4 bits", ""),
                instruction("shift:5", "logical shifts, 5 bits", "As many as bits (Aspnes 2025)."),
                instruction("shift-arithmetic:2", "shl and sar, 2 bits", ""),
                object("sticky", "sticky bit", ""),
                object("consensus:2", "2-process consensus", ""),
                object("consensus:3", "3-process consensus", ""),
                object("consensus:4", "4-process consensus", ""),
                object("consensus:5", "5-process consensus", ""),
                object("queue:2", "queue", PLAIN),
                object("stack:2", "stack", PLAIN),
                combination("register:4,fadd:4", "a register beside FADD", ""),
                combination("fadd:4,sticky", "FADD beside a sticky bit", ""),
                combination("fadd:4-erased", "FADD, responses lost", ERASED),
                combination("swap:4-erased", "swap, responses lost", ERASED),
                combination("tas-erased", "test-and-set, responses lost", ERASED),
                combination(
                        "register:4+fadd:4-erased", "READ, WRITE, FADD, responses lost", ERASED),
                combination("cas:3-erased", "CAS on 3 values, responses lost", STAYS));
    }

    private static Familiar verbs(String expression, String meaning) {
        return new Familiar(Group.RDMA, expression, meaning, "");
    }

    private static Familiar instruction(String expression, String meaning, String remark) {
        return new Familiar(Group.INSTRUCTION, expression, meaning, remark);
    }

    private static Familiar object(String expression, String meaning, String remark) {
        return new Familiar(Group.OBJECT, expression, meaning, remark);
    }

    private static Familiar combination(String expression, String meaning, String remark) {
        return new Familiar(Group.COMBINATION, expression, meaning, remark);
    }
}
