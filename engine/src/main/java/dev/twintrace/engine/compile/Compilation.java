package dev.twintrace.engine.compile;

import dev.twintrace.engine.compile.MethodPieces.Piece;
import dev.twintrace.engine.compile.Steps.Surroundings;
import dev.twintrace.engine.explore.Layout;
import dev.twintrace.engine.interpret.MistakeInFile;
import dev.twintrace.protocol.model.Action;
import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes classes of a model's actions: for some actions one class each, with one method for all
 * their guards and at least one for the effects of each.
 */
final class Compilation {
    private final Layout layout;
    private final EffectCode.Shared shared;
    private final Map<Integer, MethodPieces> guards = new HashMap<>();

    private Compilation(Model model, Layout layout) {
        this.layout = layout;
        this.shared =
                new EffectCode.Shared(
                        layout,
                        new Bounds(layout, names(model)),
                        model.variables(),
                        new ArrayList<>());
    }

    /** How many values the effects of a model's actions name, at most. */
    static int names(Model model) {
        return model.actions().stream().mapToInt(a -> names(a.effects())).max().orElse(0);
    }

    private static int names(List<Effect> effects) {
        int names = 0;
        for (Effect e : effects) {
            int here =
                    switch (e) {
                        case Effect.Let(int name, Term _) -> name + 1;
                        case Effect.When(Term _, var then, var otherwise) ->
                                Math.max(names(then), names(otherwise));
                        case Effect.Assign _, Effect.Note _, Effect.Mark _, Effect.Mistake _ -> 0;
                    };
            names = Math.max(names, here);
        }
        return names;
    }

    /** Code for states packed in one way, from which each thread makes objects of its own. */
    record Classes(Optional<Layout> layout, List<Loaded> loaded) {
        /** No code. */
        static final Classes NONE = new Classes(Optional.empty(), List.of());

        /** Whether it is for this very layout. */
        boolean is(Layout other) {
            return layout.filter(l -> l == other).isPresent();
        }

        /** Objects with these surroundings, none if there is no code. */
        List<Steps> load(Surroundings surroundings) {
            return loaded.stream().map(one -> one.steps(surroundings)).toList();
        }
    }

    /** A class, and the mistakes that its code refers to by number. */
    record Loaded(Class<?> type, List<MistakeInFile> mistakes) {
        Steps steps(Surroundings surroundings) {
            try {
                return (Steps)
                        type.getDeclaredConstructor(Surroundings.class, MistakeInFile[].class)
                                .newInstance(surroundings, mistakes.toArray(MistakeInFile[]::new));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("generated code cannot be used", e);
            }
        }
    }

    /** All actions but those of role ALTERNATIVE, in order, for states packed like this. */
    static Classes of(Model model, Layout layout) {
        List<Loaded> all = new ArrayList<>();
        for (List<Node> nodes : chunks(model, layout)) {
            Compilation one = new Compilation(model, layout);
            byte[] bytes = one.bytes(nodes);
            all.add(new Loaded(load(bytes), List.copyOf(one.shared.mistakes())));
        }
        return new Classes(Optional.of(layout), List.copyOf(all));
    }

    /** The classes as they would be loaded. */
    static List<byte[]> classFiles(Model model, Layout layout) {
        return chunks(model, layout).stream()
                .map(nodes -> new Compilation(model, layout).bytes(nodes))
                .toList();
    }

    private static List<List<Node>> chunks(Model model, Layout layout) {
        List<Action> actions =
                model.actions().stream().filter(a -> a.role() != Action.Role.ALTERNATIVE).toList();
        List<List<Node>> chunks = new ArrayList<>();
        List<Node> chunk = new ArrayList<>();
        int size = 0;
        for (Node node : Node.of(actions, layout)) {
            int more = Cuts.guards(node);
            if (size + more > Cuts.MOST && !chunk.isEmpty()) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                size = 0;
            }
            chunk.add(node);
            size += more;
        }
        chunks.add(chunk);
        return chunks;
    }

    private static Class<?> load(byte[] bytes) {
        try {
            return MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("generated code cannot be loaded", e);
        }
    }

    private byte[] bytes(List<Node> nodes) {
        return ClassFile.of()
                .build(
                        Names.GENERATED,
                        type -> {
                            type.withSuperclass(Names.STEPS).withFlags(ClassFile.ACC_FINAL);
                            constructor(type);
                            method(type, "expand", Names.EXPAND, code -> expand(code, nodes));
                            nodes.forEach(node -> bodies(type, node));
                            guards.values().forEach(pieces -> write(type, pieces));
                        });
    }

    private static void constructor(ClassBuilder type) {
        type.withMethodBody(
                "<init>",
                Names.CONSTRUCTOR,
                ClassFile.ACC_PUBLIC,
                code ->
                        code.aload(0)
                                .aload(1)
                                .aload(2)
                                .invokespecial(Names.STEPS, "<init>", Names.CONSTRUCTOR)
                                .return_());
    }

    private static void method(
            ClassBuilder type, String name, MethodTypeDesc shape, Consumer<CodeBuilder> body) {
        type.withMethodBody(name, shape, 0, body);
    }

    private void expand(CodeBuilder code, List<Node> nodes) {
        Bounds bounds = new Bounds(layout, 0);
        new NodeCode(
                        code,
                        layout,
                        (action, locals) ->
                                new TermCode(code, layout, bounds, guardPieces(action), locals))
                .method(nodes);
    }

    private MethodPieces guardPieces(Action action) {
        return guards.computeIfAbsent(
                action.id(),
                id -> {
                    Cuts cuts = new Cuts();
                    cuts.conjuncts(Conjunct.of(action.guard(), layout));
                    return new MethodPieces(cuts, "g" + id);
                });
    }

    private void bodies(ClassBuilder type, Node node) {
        switch (node) {
            case Node.Leaf(Action action, var _) -> body(type, action);
            case Node.Shared(var _, List<Node> then) -> then.forEach(n -> bodies(type, n));
            case Node.Switch(int _, var cases) ->
                    cases.values().forEach(some -> some.forEach(n -> bodies(type, n)));
        }
    }

    private void body(ClassBuilder type, Action action) {
        shared.bounds().begin(action.effects());
        Cuts cuts = new Cuts();
        List<Effect> effects = cuts.block(action.effects()).effects();
        MethodPieces pieces = new MethodPieces(cuts, "a" + action.id());
        method(
                type,
                "a" + action.id(),
                Names.EFFECTS,
                code -> {
                    TermCode.Locals locals =
                            cuts.none() ? named(code, names(effects)) : TermCode.Locals.NONE;
                    new EffectCode(code, shared, pieces, locals).all(effects);
                    code.return_();
                });
        write(type, pieces);
    }

    /** Local variables for named values, where one method has all effects of an action. */
    private static TermCode.Locals named(CodeBuilder code, int names) {
        int[] locals = new int[names];
        for (int name = 0; name < names; name++) {
            locals[name] = code.allocateLocal(TypeKind.LONG);
            // The verifier cannot know that a name is given before it is used.
            code.lconst_0().lstore(locals[name]);
        }
        return new TermCode.Locals() {
            @Override
            public int word(int word) {
                return -1;
            }

            @Override
            public int named(int name) {
                return locals[name];
            }
        };
    }

    private void write(ClassBuilder type, MethodPieces pieces) {
        for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
            switch (next.get()) {
                case Piece.Value(String name, Term term) ->
                        method(
                                type,
                                name,
                                Names.TERM,
                                code -> {
                                    new TermCode(
                                                    code,
                                                    layout,
                                                    shared.bounds(),
                                                    pieces,
                                                    TermCode.Locals.NONE)
                                            .valueHere(term);
                                    code.lreturn();
                                });
                case Piece.Doing(String name, List<Effect> effects) ->
                        method(
                                type,
                                name,
                                Names.EFFECTS,
                                code -> {
                                    new EffectCode(code, shared, pieces, TermCode.Locals.NONE)
                                            .all(effects);
                                    code.return_();
                                });
            }
        }
    }
}
