package dev.twintrace.linear.object;

import dev.twintrace.linear.history.History.Form;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a function takes and returns.
 *
 * @param arithmetic whether it is defined on numbers only
 * @param forms of its results; {@link Form#NONE} is always one
 */
record Signature(String function, int arguments, boolean arithmetic, Set<Form> forms) {
    private static final List<Signature> WORD =
            List.of(
                    of("read", 0, Form.VALUE),
                    of("write", 1),
                    of("cas", 2, Form.VALUE, Form.TRUE, Form.FALSE),
                    of("swap", 1, Form.VALUE),
                    arithmetic("fadd", 1, Form.VALUE),
                    arithmetic("add", 1),
                    arithmetic("masked_cas", 4, Form.VALUE, Form.TRUE, Form.FALSE),
                    arithmetic("masked_fadd", 2, Form.VALUE));
    private static final List<Signature> QUEUE =
            List.of(of("enqueue", 1), of("dequeue", 0, Form.VALUE, Form.EMPTY));
    private static final List<Signature> STACK =
            List.of(of("push", 1), of("pop", 0, Form.VALUE, Form.EMPTY));
    private static final List<Signature> SET =
            List.of(
                    of("add", 1, Form.TRUE, Form.FALSE),
                    of("remove", 1, Form.TRUE, Form.FALSE),
                    of("contains", 1, Form.TRUE, Form.FALSE));
    private static final List<Signature> MUTEX = List.of(of("acquire", 0), of("release", 0));
    private static final List<Signature> TEXT =
            List.of(of("get", 0, Form.VALUE), of("put", 1), of("append", 1));

    private static Signature of(String function, int arguments, Form... forms) {
        Set<Form> all = EnumSet.of(Form.NONE, forms);
        return new Signature(function, arguments, false, all);
    }

    private static Signature arithmetic(String function, int arguments, Form... forms) {
        return new Signature(function, arguments, true, EnumSet.of(Form.NONE, forms));
    }

    /** All functions of a type; none for a type of one's own, which says so itself. */
    static List<Signature> of(ObjectType type) {
        return switch (type) {
            case ObjectType.Word _ -> WORD;
            case ObjectType.Queue _ -> QUEUE;
            case ObjectType.Stack _ -> STACK;
            case ObjectType.Set _ -> SET;
            case ObjectType.Mutex _ -> MUTEX;
            case ObjectType.Text _ -> TEXT;
            case ObjectType.Custom _ -> List.of();
        };
    }
}
