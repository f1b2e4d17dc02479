package dev.twintrace.engine.compile;

import dev.twintrace.engine.explore.Layout;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Writes the tests of guards into a method, and what is done where they hold. */
final class NodeCode {
    private static final int FROM = TermCode.STATE;
    private static final int TO = 2;
    private static final int SINK = 3;

    private final CodeBuilder code;
    private final Layout layout;
    private final Function<Action, TermCode> terms;

    /** The local variable of each word of the state; -1 for none. */
    private final int[] words;

    /**
     * Writes all nodes.
     *
     * @param terms for what is left of an action's guard
     */
    NodeCode(CodeBuilder code, Layout layout, BiFunction<Action, TermCode.Locals, TermCode> terms) {
        this.code = code;
        this.layout = layout;
        this.words = new int[layout.words()];
        Arrays.fill(words, -1);
        TermCode.Locals locals =
                new TermCode.Locals() {
                    @Override
                    public int word(int word) {
                        return words[word];
                    }

                    @Override
                    public int named(int name) {
                        throw new IllegalArgumentException("a guard names nothing");
                    }
                };
        this.terms = action -> terms.apply(action, locals);
    }

    /** The whole method. */
    void method(List<Node> nodes) {
        nodes.forEach(this::loadWords);
        all(nodes);
        code.return_();
    }

    /** A word whose cells are tested gets a local variable. */
    private void loadWords(Node node) {
        switch (node) {
            case Node.Leaf(Action _, List<Conjunct> rest) ->
                    rest.forEach(c -> {
                        if (c instanceof Conjunct.Cell test) {
                            loadWord(test.cell());
                        }
                    });
            case Node.Shared(Conjunct.Cell test, List<Node> then) -> {
                loadWord(test.cell());
                then.forEach(this::loadWords);
            }
            case Node.Switch(int cell, var cases) -> {
                loadWord(cell);
                cases.values().forEach(c -> c.forEach(this::loadWords));
            }
        }
    }

    private void loadWord(int cell) {
        int word = layout.word(cell);
        if (words[word] < 0) {
            words[word] = code.allocateLocal(TypeKind.LONG);
            code.aload(FROM).loadConstant(word).laload().lstore(words[word]);
        }
    }

    private void all(List<Node> nodes) {
        for (Node node : nodes) {
            Label next = code.newLabel();
            switch (node) {
                case Node.Leaf(Action action, List<Conjunct> rest) -> {
                    test(action, rest, next);
                    step(action, next);
                }
                case Node.Shared(Conjunct.Cell test, List<Node> then) -> {
                    cells(List.of(test), next);
                    all(then);
                }
                case Node.Switch(int cell, var cases) -> choose(cell, cases, next);
            }
            code.labelBinding(next);
        }
    }

    private void choose(int cell, SequencedMap<Integer, List<Node>> cases, Label next) {
        List<SwitchCase> labels =
                cases.keySet().stream()
                        .map(value -> SwitchCase.of(value, code.newLabel()))
                        .toList();
        code.lload(words[layout.word(cell)]).loadConstant(layout.shift(cell)).lushr();
        code.loadConstant(layout.mask(cell)).land();
        if (layout.mask(cell) > Integer.MAX_VALUE || layout.mask(cell) < 0) {
            // Cases are small; what is larger than all of them must not look like one.
            code.loadConstant((long) Integer.MAX_VALUE);
            code.invokestatic(Names.STEPS, "least", Names.ARITHMETIC);
        }
        code.l2i().lookupswitch(next, labels);
        Iterator<SwitchCase> label = labels.iterator();
        for (List<Node> nodes : cases.values()) {
            code.labelBinding(label.next().target());
            all(nodes);
            code.goto_(next);
        }
    }

    private void test(Action action, List<Conjunct> rest, Label otherwise) {
        // Tests of cells are the cheapest, and like all terms they may be asked in any order.
        cells(
                rest.stream()
                        .filter(Conjunct.Cell.class::isInstance)
                        .map(Conjunct.Cell.class::cast)
                        .toList(),
                otherwise);
        for (Conjunct c : rest) {
            if (c instanceof Conjunct.Other(var term, boolean holds)) {
                terms.apply(action).jump(term, !holds, otherwise);
            }
        }
    }

    /** Tests cells: those that must have one value together, if they are in one word. */
    private void cells(List<Conjunct.Cell> tests, Label otherwise) {
        long[] masks = new long[words.length];
        long[] values = new long[words.length];
        Map<Integer, Long> known = new HashMap<>();
        for (Conjunct.Cell test : tests) {
            long mask = layout.mask(test.cell());
            boolean hasRoom = (test.value() & ~mask) == 0;
            if (test.equal()) {
                Long before = known.putIfAbsent(test.cell(), test.value());
                if (!hasRoom || (before != null && before != test.value())) {
                    code.goto_(otherwise);
                    return;
                }
                int word = layout.word(test.cell());
                masks[word] |= mask << layout.shift(test.cell());
                values[word] |= test.value() << layout.shift(test.cell());
            }
        }
        for (int word = 0; word < masks.length; word++) {
            if (masks[word] != 0) {
                compare(word, masks[word], values[word]).ifne(otherwise);
            }
        }
        for (Conjunct.Cell test : tests) {
            long mask = layout.mask(test.cell());
            if (!test.equal() && (test.value() & ~mask) == 0) {
                int shift = layout.shift(test.cell());
                compare(layout.word(test.cell()), mask << shift, test.value() << shift)
                        .ifeq(otherwise);
            }
        }
    }

    private CodeBuilder compare(int word, long mask, long value) {
        return code.lload(words[word]).loadConstant(mask).land().loadConstant(value).lcmp();
    }

    /** Makes a step and tells it. */
    private void step(Action action, Label next) {
        code.aload(FROM).iconst_0().aload(TO).iconst_0().loadConstant(layout.words());
        code.invokestatic(Names.SYSTEM, "arraycopy", Names.ARRAYCOPY);
        Label start = code.newBoundLabel();
        code.aload(0).aload(TO);
        code.invokevirtual(Names.GENERATED, "a" + action.id(), Names.EFFECTS);
        Label end = code.newBoundLabel();
        code.aload(SINK).loadConstant(action.id()).aload(TO);
        code.invokeinterface(Names.SINK, "step", Names.STEP);
        if (mistaken(action.effects())) {
            code.goto_(next);
            code.exceptionCatch(start, end, code.newBoundLabel(), Names.MISTAKE);
            int mistake = code.allocateLocal(TypeKind.REFERENCE);
            code.astore(mistake).aload(SINK).loadConstant(action.id()).aload(mistake);
            code.invokeinterface(Names.SINK, "mistake", Names.TELL_MISTAKE);
        }
    }

    private static boolean mistaken(List<Effect> effects) {
        return effects.stream()
                .anyMatch(e ->
                        switch (e) {
                            case Effect.Mistake _ -> true;
                            case Effect.When(var _, var then, var otherwise) ->
                                    mistaken(then) || mistaken(otherwise);
                            case Effect.Assign _, Effect.Let _, Effect.Note _, Effect.Mark _ ->
                                    false;
                        });
    }
}
