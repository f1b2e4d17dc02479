package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Command;
import dev.twintrace.protocol.syntax.FieldInit;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the statements of a process into checked ones. */
final class CommandLowering {
    private final ProcessScope scope;
    private final Problems problems;
    private final ProcessLeaves leaves;
    private final Terms terms;
    private final Bindings bindings;
    private final VerbLowering verbs;
    private final FlowLowering flow;

    CommandLowering(ProcessScope scope) {
        this.scope = scope;
        this.problems = scope.problems();
        this.leaves = new ProcessLeaves(scope);
        this.terms = leaves.terms();
        this.bindings = new Bindings(scope);
        this.verbs = new VerbLowering(scope, leaves, bindings);
        this.flow = new FlowLowering(scope, leaves, bindings, this);
    }

    List<Statement> block(List<Command> commands) {
        return scope.block(() -> commands.forEach(this::lower));
    }

    void lower(Command command) {
        scope.symbols().freeTemporaries();
        switch (command) {
            case Command.Let let -> let(let);
            case Command.Assign assign -> assign(assign);
            case Command.AssignFields assign -> assignFields(assign);
            case Command.Consume consume -> consume(consume);
            case Command.Emit emit -> emit(emit);
            case Command.Verb verb -> verbs.lower(verb);
            case Command.Enter(Span span, Optional<Ident> section) -> {
                checkPlace(span, "a critical section");
                scope.add(new Statement.Enter(span, section.map(Ident::text).orElse("")));
            }
            case Command.Leave(Span span, Optional<Ident> section) -> {
                checkPlace(span, "a critical section");
                scope.add(new Statement.Leave(span, section.map(Ident::text).orElse("")));
            }
            case Command.Await await -> flow.await(await);
            case Command.AwaitOne await -> flow.awaitOne(await);
            case Command.If choice -> flow.choice(choice.span(), choice.arms(), choice.otherwise());
            case Command.Times times -> flow.times(times);
            case Command.Until until -> flow.until(until);
            case Command.Forever forever -> flow.forever(forever);
        }
    }

    private void let(Command.Let let) {
        switch (let.value()) {
            case Term.Any any -> {
                Symbols.Symbol symbol = bindings.declare(let.name(), Value.PLAIN);
                leaves.choose(any, let.span(), scope.symbols().locals(symbol).getFirst());
            }
            case Term.Path path when leaves.namesWord(path) -> {
                Location place = leaves.place(path).orElseThrow();
                Symbols.Symbol symbol = bindings.declare(let.name(), Places.shape(place));
                scope.add(new Statement.Load(let.span(), scope.symbols().locals(symbol), place));
            }
            case Term term -> {
                Value value = terms.value(term);
                Symbols.Symbol symbol = bindings.declare(let.name(), value.fields());
                assign(let.span(), scope.symbols().locals(symbol), value.parts());
            }
        }
    }

    private void assign(Span span, List<Local> locals, List<Expr> values) {
        for (int i = 0; i < locals.size(); i++) {
            scope.add(new Statement.Assign(span, locals.get(i), values.get(i)));
        }
    }

    private void assign(Command.Assign assign) {
        Term.Path path = assign.place();
        Optional<Symbols.Symbol> symbol = scope.symbols().find(path.root().text());
        if (symbol.isPresent()) {
            assignLocal(assign, symbol.get());
            return;
        }
        Optional<Location> place = leaves.place(path);
        if (place.isEmpty()) {
            Optional<String> value = Optional.of(written(assign.value()));
            reportTarget(path, value.filter(text -> path.plain()));
            scope.inFoldedCode(() -> terms.value(assign.value()));
            return;
        }
        Value value = terms.value(assign.value());
        List<String> shape = Places.shape(place.get());
        checkShape(assign.value(), path.root().text(), shape, value);
        if (value.fields().equals(shape)) {
            scope.add(new Statement.Store(assign.span(), place.get(), value.parts()));
        }
    }

    private void assignLocal(Command.Assign assign, Symbols.Symbol symbol) {
        Term.Path path = assign.place();
        if (symbol.vague()) {
            terms.value(assign.value());
            return;
        }
        List<Local> locals = scope.symbols().locals(symbol);
        List<String> shape = symbol.fields();
        if (!path.plain()) {
            int field = leaves.field(symbol, path);
            locals = field < 0 ? List.of() : List.of(locals.get(field));
            shape = Value.PLAIN;
        }
        if (assign.value() instanceof Term.Any any && locals.size() == 1) {
            leaves.choose(any, assign.span(), locals.getFirst());
            return;
        }
        if (assign.value() instanceof Term.Path source && leaves.namesWord(source)) {
            Location place = leaves.place(source).orElseThrow();
            List<String> loaded = Places.shape(place);
            checkShape(source, path.root().text(), shape, new Value(loaded, List.of()));
            if (loaded.equals(shape) && locals.size() == shape.size()) {
                scope.add(new Statement.Load(assign.span(), locals, place));
            }
            return;
        }
        Value value = terms.value(assign.value());
        checkShape(assign.value(), path.root().text(), shape, value);
        if (value.fields().equals(shape) && locals.size() == shape.size()) {
            assign(assign.span(), locals, value.parts());
        }
    }

    private void checkShape(Term term, String owner, List<String> shape, Value value) {
        if (!value.fields().equals(shape)) {
            problems.report(
                    Code.WRONG_FIELDS,
                    term.span(),
                    "`"
                            + owner
                            + "` holds "
                            + Shapes.describe(shape)
                            + ", this is "
                            + Shapes.describe(value.fields()),
                    shape.equals(Value.PLAIN)
                            ? "name one field: ." + value.fields().getFirst()
                            : "store all fields: "
                                    + owner
                                    + " = { "
                                    + Shapes.example(shape)
                                    + " }, or one: "
                                    + owner
                                    + "."
                                    + shape.getFirst()
                                    + " = …");
        }
    }

    /** A value as it may be shown in a message. */
    private static String written(Term value) {
        return switch (value) {
            case Term.Literal(var span, long number) -> Long.toUnsignedString(number);
            case Term.Path path -> path.root().text() + Lookup.rest(path.accesses());
            case Term.Any any -> "…";
            case Term.Not not -> "…";
            case Term.Binary binary -> "…";
            case Term.Is is -> "…";
        };
    }

    private void reportTarget(Term.Path path, Optional<String> value) {
        String name = path.root().text();
        if (scope.checking().constants().options().find(name).isPresent()) {
            problems.report(
                    Code.NOT_ASSIGNABLE,
                    path.root().span(),
                    "`" + name + "` is an option; options do not change during a run",
                    "use a local instead: let x = …");
        } else {
            leaves.reportUnknown(path, value);
        }
    }

    private void assignFields(Command.AssignFields assign) {
        Term.Path path = assign.place();
        String name = path.root().text();
        Optional<Symbols.Symbol> symbol = scope.symbols().find(name);
        Optional<Location> place = symbol.isPresent() ? Optional.empty() : leaves.place(path);
        if (symbol.isEmpty() && place.isEmpty()) {
            reportTarget(path, Optional.empty());
            return;
        }
        List<String> shape =
                symbol.map(Symbols.Symbol::fields)
                        .orElseGet(() -> Places.shape(place.orElseThrow()));
        Optional<List<Expr>> values = fields(shape, assign.fields(), assign.span(), name);
        if (values.isEmpty()) {
            return;
        }
        symbol.ifPresent(
                local -> assign(assign.span(), scope.symbols().locals(local), values.get()));
        place.ifPresent(word -> scope.add(new Statement.Store(assign.span(), word, values.get())));
    }

    private Optional<List<Expr>> fields(
            List<String> shape, List<FieldInit> given, Span span, String owner) {
        return fields(terms, problems, shape, given, span, owner);
    }

    /** The values of all fields, computed in the order in which they are written. */
    static Optional<List<Expr>> fields(
            Terms terms,
            Problems problems,
            List<String> shape,
            List<FieldInit> given,
            Span span,
            String owner) {
        Map<String, Expr> values = new HashMap<>();
        for (FieldInit one : given) {
            values.put(one.field().text(), terms.number(one.value()));
        }
        if (Shapes.order(shape, given, span, owner, problems).isEmpty()) {
            return Optional.empty();
        }
        List<Expr> ordered = new ArrayList<>();
        for (String field : shape) {
            ordered.add(values.getOrDefault(field, new Expr.Const(0)));
        }
        return Optional.of(List.copyOf(ordered));
    }

    private void consume(Command.Consume consume) {
        checkPlace(consume.span(), "handing over to the application");
        Optional<Location> place = leaves.place(consume.place());
        if (place.isEmpty()) {
            Ident root = consume.place().root();
            if (scope.symbols().find(root.text()).isPresent()) {
                problems.report(
                        Code.UNKNOWN_WORD,
                        root.span(),
                        "`" + root.text() + "` is a local; `consume` loads a word",
                        "hand a local over with: emit " + root.text());
            } else {
                leaves.reportUnknown(consume.place());
            }
            return;
        }
        List<Local> into = scope.symbols().temporaries(place.get().arity());
        scope.add(new Statement.Load(consume.span(), into, place.get()));
        scope.add(new Statement.Emit(consume.span(), Symbols.references(into)));
        warnDaemon(consume.span());
    }

    private void emit(Command.Emit emit) {
        checkPlace(emit.span(), "handing over to the application");
        List<Expr> values = new ArrayList<>();
        for (Term term : emit.values()) {
            values.addAll(terms.value(term).parts());
        }
        scope.add(new Statement.Emit(emit.span(), List.copyOf(values)));
        warnDaemon(emit.span());
    }

    private void warnDaemon(Span span) {
        if (scope.role() == ProcessScope.Role.DAEMON) {
            problems.report(
                    Code.DAEMON_OUTPUT,
                    span,
                    "what a daemon hands over is no part of the outcome",
                    "remove it, or make `" + scope.name() + "` a process that finishes");
        }
    }

    private void checkPlace(Span span, String what) {
        if (scope.role() == ProcessScope.Role.NOTICE) {
            problems.report(
                    Code.NOT_HERE,
                    span,
                    what + " belongs to a process, not to the code at the receiver",
                    "set a word here and let a process wait for it");
        }
    }
}
