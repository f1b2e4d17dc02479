package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Word;
import java.util.List;
import java.util.Optional;

/** Resolves what follows the name of a word: an index where it is an array, a field. */
final class Places {
    private final Problems problems;

    Places(Problems problems) {
        this.problems = problems;
    }

    /** The fields of a place. */
    static List<String> shape(Location location) {
        return location.field() == Location.WHOLE ? location.word().fields() : Value.PLAIN;
    }

    Location locate(Word word, Term.Path path, Terms indexes) {
        return locate(word, path.span(), path.accesses(), indexes);
    }

    Location locate(Word word, Span span, List<Term.Access> accesses, Terms indexes) {
        Expr index = new Expr.Const(0);
        int next = 0;
        Optional<Term.Access> first = accesses.stream().findFirst();
        if (first.isPresent() && first.get() instanceof Term.Access.Index(var place, Term value)) {
            next = 1;
            index = indexes.number(value);
            if (!word.array()) {
                problems.report(
                        Code.NO_ARRAY,
                        place,
                        "`" + word.name() + "` is no array",
                        "declare " + word.name() + "[N] = …, or leave the index out");
                index = new Expr.Const(0);
            } else if (index instanceof Expr.Const(long constant)
                    && Long.compareUnsigned(constant, word.length()) >= 0) {
                problems.report(
                        Code.OUT_OF_RANGE,
                        value.span(),
                        "`"
                                + word.name()
                                + "` has "
                                + word.length()
                                + " elements, there is no element "
                                + Long.toUnsignedString(constant),
                        "the last one is " + word.name() + "[" + (word.length() - 1) + "]");
                index = new Expr.Const(0);
            }
        } else if (word.array()) {
            problems.report(
                    Code.NEEDS_INDEX,
                    span,
                    "`" + word.name() + "` is an array of " + word.length(),
                    "name one element: " + word.name() + "[0]");
        }
        int field = Location.WHOLE;
        if (next < accesses.size()) {
            if (accesses.get(next) instanceof Term.Access.Field(var name)) {
                field = Shapes.index(word.fields(), name, word.name(), problems);
            } else {
                reportExtra(word, accesses.get(next).span());
            }
            next++;
        }
        if (next < accesses.size()) {
            reportExtra(word, accesses.get(next).span());
        }
        return new Location(word, index, field);
    }

    private void reportExtra(Word word, Span span) {
        problems.report(
                Code.NO_ARRAY,
                span,
                "`" + word.name() + "` has nothing like this",
                "a place is WORD, WORD[INDEX], WORD.FIELD or WORD[INDEX].FIELD");
    }
}
