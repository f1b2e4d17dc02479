package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names in what is said about all memory at once: {@code host.word}, or {@code word}. */
final class InvariantLeaves implements Leaves {
    private final Checking checking;
    private final Problems problems;
    private final Terms terms;

    InvariantLeaves(Checking checking) {
        this.checking = checking;
        this.problems = checking.problems();
        this.terms = new Terms(problems, checking.constants(), checking.arithmetic(), this);
    }

    Terms terms() {
        return terms;
    }

    /** A word and what follows its name. */
    record Named(Word word, List<Term.Access> accesses) {}

    /** The word that a path begins with, or a report. */
    Optional<Named> word(Term.Path path) {
        Ident root = path.root();
        World world = checking.world();
        Optional<Host> host = world.host(root.text());
        List<Word> words = world.words(root.text());
        if (host.isPresent()
                && !path.plain()
                && path.accesses().getFirst() instanceof Term.Access.Field(Ident name)) {
            Optional<Word> word = world.word(host.get().id(), name.text());
            if (word.isPresent() || words.isEmpty()) {
                if (word.isEmpty()) {
                    reportUnknown(name, " on host " + root.text());
                }
                return word.map(found ->
                        new Named(found, path.accesses().subList(1, path.accesses().size())));
            }
        }
        if (words.isEmpty()) {
            reportUnknown(root, "");
            return Optional.empty();
        }
        if (words.size() > 1) {
            problems.report(
                    Code.UNKNOWN_WORD,
                    root.span(),
                    "several hosts have a word `" + root.text() + "`",
                    "name the host: "
                            + world.hostName(words.getFirst().host())
                            + "."
                            + root.text());
        }
        return Optional.of(new Named(words.getFirst(), path.accesses()));
    }

    private void reportUnknown(Ident name, String where) {
        List<String> known = checking.world().words().stream().map(Word::name).distinct().toList();
        problems.report(
                Code.UNKNOWN_WORD,
                name.span(),
                "unknown word `"
                        + name.text()
                        + "`"
                        + where
                        + Spelling.suggestion(name.text(), known),
                "name a word of a host, as WORD or HOST.WORD");
    }

    @Override
    public Value path(Term.Path path) {
        Optional<Option> option = checking.constants().options().find(path.root().text());
        if (option.isPresent()) {
            checking.constants().reportNotNumeric(path, option.get());
            return Value.NOTHING;
        }
        Optional<Named> named = word(path);
        return named.map(one -> cells(one, path.span())).orElse(Value.NOTHING);
    }

    private Value cells(Named named, Span span) {
        Location place = new Places(problems).locate(named.word(), span, named.accesses(), terms);
        if (!(place.index() instanceof Expr.Const(long element))) {
            problems.report(
                    Code.NOT_CONSTANT,
                    span,
                    "only numbers and options may be an index here",
                    "name the elements one by one");
            return Value.NOTHING;
        }
        List<Expr> parts = new ArrayList<>();
        for (int field = 0; field < place.word().fields().size(); field++) {
            if (place.field() == Location.WHOLE || place.field() == field) {
                parts.add(new Expr.Cell(place.word(), (int) element, field));
            }
        }
        return new Value(Places.shape(place), List.copyOf(parts));
    }

    @Override
    public Expr any(Term.Any any) {
        problems.report(
                Code.CHOICE_NOT_ALLOWED,
                any.span(),
                "nothing is chosen in a condition that always holds",
                "remove `any`");
        return new Expr.Const(0);
    }

    @Override
    public Expr is(Term.Is is) {
        problems.report(
                Code.NO_REQUEST_AT_HAND,
                is.span(),
                "only an overlay's rule has a request at hand",
                "`is` belongs inside on error each r { … }");
        return new Expr.Const(0);
    }
}
