package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Local;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Names in the expressions of a process: locals, options, and the words of its host. */
final class ProcessLeaves implements Leaves {
    private static final int MOST_CHOICES = 65536;
    private static final List<String> STATUSES = List.of("ok", "error");

    private final ProcessScope scope;
    private final Terms terms;
    private final Places places;
    private boolean choices = true;

    ProcessLeaves(ProcessScope scope) {
        this.scope = scope;
        Checking checking = scope.checking();
        this.terms =
                new Terms(checking.problems(), checking.constants(), checking.arithmetic(), this);
        this.places = new Places(checking.problems());
    }

    Terms terms() {
        return terms;
    }

    Places places() {
        return places;
    }

    /** Runs code in whose expressions {@code any} cannot be a step of its own. */
    void withoutChoices(Runnable code) {
        boolean before = choices;
        choices = false;
        try {
            code.run();
        } finally {
            choices = before;
        }
    }

    @Override
    public Value path(Term.Path path) {
        String name = path.root().text();
        Optional<Symbols.Symbol> symbol = scope.symbols().find(name);
        if (symbol.isPresent()) {
            return local(symbol.get(), path);
        }
        Optional<Word> word = scope.world().word(scope.host(), name);
        if (word.isPresent()) {
            return scope.load(path.span(), places.locate(word.get(), path, terms));
        }
        if (path.plain() && STATUSES.contains(name)) {
            return Value.scalar(new Expr.Const(name.equals("ok") ? 0 : 1));
        }
        Optional<Option> option = scope.checking().constants().options().find(name);
        if (option.isPresent()) {
            scope.checking().constants().reportNotNumeric(path, option.get());
        } else {
            reportUnknown(path);
        }
        return Value.NOTHING;
    }

    /** Whether the path names a word of the process's host. */
    boolean namesWord(Term.Path path) {
        String name = path.root().text();
        return scope.symbols().find(name).isEmpty()
                && scope.world().word(scope.host(), name).isPresent();
    }

    /** The place, if the path names a word of the process's host; loads what its index needs. */
    Optional<Location> place(Term.Path path) {
        return namesWord(path)
                ? scope.world()
                        .word(scope.host(), path.root().text())
                        .map(word -> places.locate(word, path, terms))
                : Optional.empty();
    }

    private Value local(Symbols.Symbol symbol, Term.Path path) {
        if (symbol.vague()) {
            return Value.NOTHING;
        }
        Value value = scope.symbols().value(symbol);
        if (path.plain()) {
            return value;
        }
        int field = field(symbol, path);
        return field < 0 ? Value.NOTHING : Value.scalar(value.parts().get(field));
    }

    /** The local that a path with a field names; -1 after a report. */
    int field(Symbols.Symbol symbol, Term.Path path) {
        if (path.accesses().size() == 1
                && path.accesses().getFirst() instanceof Term.Access.Field(Ident name)) {
            return Shapes.index(symbol.fields(), name, path.root().text(), scope.problems());
        }
        scope.problems()
                .report(
                        Code.NO_ARRAY,
                        path.span(),
                        "`" + path.root().text() + "` is a local, not an array",
                        "arrays are words of a host: host "
                                + scope.hostName()
                                + " { "
                                + path.root().text()
                                + "[N] = 0 }");
        return -1;
    }

    void reportUnknown(Term.Path path) {
        reportUnknown(path, Optional.empty());
    }

    /**
     * Reports a name that stands for nothing.
     *
     * @param assigned what the statement puts into it, if it is one that does
     */
    void reportUnknown(Term.Path path, Optional<String> assigned) {
        Ident name = path.root();
        if (scope.undeclared().contains(name.text())) {
            return;
        }
        Optional<Lookup.Beyond> beyond = Lookup.beyondHost(scope.world(), path);
        if (beyond.isPresent() && beyond.get().exists(scope.world())) {
            reportHost(name, beyond.get());
            return;
        }
        List<Word> elsewhere = scope.world().words(name.text());
        if (!elsewhere.isEmpty()) {
            reportRemote(
                    name,
                    name.text(),
                    scope.world().hostName(elsewhere.getFirst().host()),
                    name.text());
            return;
        }
        if (scope.world().queuePair(name.text()).isPresent()) {
            scope.problems()
                    .report(
                            Code.NEEDS_NUMBER,
                            name.span(),
                            "`" + name.text() + "` is a queue pair, not a value",
                            "to wait for its requests write " + name.text() + ".wait");
            return;
        }
        Set<String> known = new TreeSet<>(scope.symbols().names());
        known.addAll(scope.world().wordNames(scope.host()));
        known.addAll(scope.checking().constants().options().names());
        known.addAll(STATUSES);
        assigned.ifPresent(value -> scope.undeclared().add(name.text()));
        boolean status =
                Spelling.nearest(name.text(), known).filter(STATUSES::contains).isPresent();
        scope.problems()
                .report(
                        Code.UNKNOWN_NAME,
                        name.span(),
                        "unknown name `"
                                + name.text()
                                + "` on host "
                                + scope.hostName()
                                + Spelling.suggestion(name.text(), known),
                        status && assigned.isEmpty()
                                ? "a status is `ok` or `error`"
                                : assigned.map(value -> "declare it: " + letting(name, value))
                                        .orElse(
                                                "declare it as a word of the host, as an option, or"
                                                        + " with `"
                                                        + letting(name, "…")
                                                        + "`"));
    }

    private static String letting(Ident name, String value) {
        return "let " + name.text() + " = " + value;
    }

    private void reportHost(Ident name, Lookup.Beyond beyond) {
        if (beyond.host().id() != scope.host()) {
            reportRemote(name, beyond.word(), name.text(), beyond.place());
            return;
        }
        scope.problems()
                .report(
                        Code.UNKNOWN_NAME,
                        name.span(),
                        "`" + name.text() + "` is a host, not a word of host " + scope.hostName(),
                        "leave out the host: the place is on this host, write `"
                                + beyond.place()
                                + "`");
    }

    private void reportRemote(Ident name, String word, String owner, String place) {
        scope.problems()
                .report(
                        Code.REMOTE_WORD,
                        name.span(),
                        "`"
                                + word
                                + "` is a word of host `"
                                + owner
                                + "`, this code runs on `"
                                + scope.hostName()
                                + "`",
                        "reach it through a queue pair: q.read("
                                + place
                                + ") -> x, q.write("
                                + place
                                + ", …)");
    }

    @Override
    public Expr any(Term.Any any) {
        if (!choices) {
            scope.problems()
                    .report(
                            Code.CHOICE_NOT_ALLOWED,
                            any.span(),
                            "`any` is a step of its own and cannot stand in a condition to wait for",
                            "choose first: let x = any(…)");
            return new Expr.Const(0);
        }
        Local local = scope.symbols().temporary();
        choose(any, any.span(), local);
        return new Expr.LocalRef(local);
    }

    void choose(Term.Any any, Span span, Local local) {
        int count =
                scope.checking()
                        .constants()
                        .count(any.choices(), "the number of choices", 1, MOST_CHOICES);
        if (!scope.checking().arithmetic().fits(count - 1L)) {
            scope.problems()
                    .report(
                            Code.TOO_WIDE,
                            any.span(),
                            (count - 1)
                                    + " does not fit a word of "
                                    + scope.checking().arithmetic().width()
                                    + " bits",
                            "choose among fewer values, or give a larger `width`");
        }
        scope.add(new Statement.Choose(span, local, count));
    }

    @Override
    public Expr is(Term.Is is) {
        scope.problems()
                .report(
                        Code.NO_REQUEST_AT_HAND,
                        is.span(),
                        "only an overlay's rule has a request at hand",
                        "`is` belongs inside on error each r { … }");
        return new Expr.Const(0);
    }
}
