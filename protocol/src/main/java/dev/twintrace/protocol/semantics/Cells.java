package dev.twintrace.protocol.semantics;

import static dev.twintrace.protocol.semantics.Terms.constant;
import static dev.twintrace.protocol.semantics.Terms.plus;
import static dev.twintrace.protocol.semantics.Terms.read;
import static dev.twintrace.protocol.semantics.Terms.times;

import dev.twintrace.core.Place;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;

/** Memory: a variable for each word, its cells element by element, field by field. */
final class Cells {
    private final Protocol protocol;
    private final List<Variable> words = new ArrayList<>();

    Cells(Protocol protocol, Space space) {
        this.protocol = protocol;
        for (Word w : protocol.words()) {
            words.add(
                    space.variable(
                            protocol.hosts().get(w.host()).name() + "." + w.name(),
                            w.length() * w.fields().size(),
                            Terms.mask(protocol.width()),
                            0));
        }
    }

    /** Effects that give the words their initial values. */
    void start(Block b) {
        for (Word w : protocol.words()) {
            for (int e = 0; e < w.length(); e++) {
                for (int f = 0; f < w.fields().size(); f++) {
                    long v = w.initial().get(f);
                    if (v != 0) {
                        b.assign(variable(w), e * w.fields().size() + f, constant(v));
                    }
                }
            }
        }
    }

    Variable variable(Word w) {
        return words.get(w.id());
    }

    /** The fields that a location covers. */
    static List<Integer> fields(Location l) {
        if (l.field() != Location.WHOLE) {
            return List.of(l.field());
        }
        List<Integer> all = new ArrayList<>();
        for (int f = 0; f < l.word().fields().size(); f++) {
            all.add(f);
        }
        return all;
    }

    /** Where in its variable a field of an element is. */
    static Term cell(Word w, Term element, int field) {
        return plus(times(element, w.fields().size()), field);
    }

    /** The values of a place, one a field. */
    List<Term> values(Location l, Term element) {
        return fields(l).stream()
                .map(f -> read(variable(l.word()), cell(l.word(), element, f)))
                .toList();
    }

    /** Names a place for an event; {@code element} as in the run. */
    Place place(Location l, long element) {
        Word w = l.word();
        String text =
                w.name()
                        + (w.array() ? "[" + Long.toUnsignedString(element) + "]" : "")
                        + (l.field() != Location.WHOLE && !w.fields().get(l.field()).isEmpty()
                                ? "." + w.fields().get(l.field())
                                : "");
        return new Place(protocol.hosts().get(w.host()).name(), text);
    }
}
