package dev.twintrace.engine.compile;

import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Term;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The pieces of one action that have become methods of their own, and which are still to write. */
final class MethodPieces {
    /** A method to write. */
    sealed interface Piece {
        /** Gives a term's value. */
        record Value(String name, Term term) implements Piece {}

        /** Does some effects. */
        record Doing(String name, List<Effect> effects) implements Piece {}
    }

    private final Cuts cuts;
    private final String prefix;
    private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();
    private final ArrayDeque<Piece> unwritten = new ArrayDeque<>();

    /** No pieces yet of an action whose methods' names start like this. */
    MethodPieces(Cuts cuts, String prefix) {
        this.cuts = cuts;
        this.prefix = prefix;
    }

    /** The method that has a term's value, if it has one. */
    Optional<String> of(Term term) {
        return cuts.apart(term) ? Optional.of(name(term)) : Optional.empty();
    }

    /** The method that does these effects, if there is one. */
    Optional<String> of(List<Effect> effects) {
        return cuts.apart(effects) ? Optional.of(name(effects)) : Optional.empty();
    }

    /** The next that nobody has written. */
    Optional<Piece> next() {
        return Optional.ofNullable(unwritten.poll());
    }

    // Code may be generated twice, if the first attempt turns out to need long jumps.
    private String name(Term term) {
        return names.computeIfAbsent(
                term,
                _ -> {
                    String name = prefix + "_" + names.size();
                    unwritten.add(new Piece.Value(name, term));
                    return name;
                });
    }

    private String name(List<Effect> effects) {
        return names.computeIfAbsent(
                effects,
                _ -> {
                    String name = prefix + "_" + names.size();
                    unwritten.add(new Piece.Doing(name, effects));
                    return name;
                });
    }
}
