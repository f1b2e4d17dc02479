package dev.twintrace.engine.reduce;

import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.Interpreter.Compiled;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a verdict is made from; docs/semantics.md, section 8.
 *
 * @param facts that hold of some state or run, in words
 * @param ends the states in which runs end
 * @param stuck of the states seen those without an error from which none is handed over and not all
 *     can finish
 */
record Findings(Set<String> facts, Set<List<Long>> ends, Set<List<Long>> stuck) {

    static Findings of(Model model, PlainSearch search) {
        return new Reader(model, search).findings();
    }

    /** A mistake ends a search, so that nothing else is said. */
    boolean mistake() {
        return facts.contains("mistake");
    }

    private static final class Reader {
        private final Model model;
        private final PlainSearch search;
        private final Interpreter interpreter;

        Reader(Model model, PlainSearch search) {
            this.model = model;
            this.search = search;
            this.interpreter = new Interpreter(model);
        }

        Findings findings() {
            BitSet told = where(new Term.Read(model.handedOver(), Term.ZERO));
            BitSet released = (BitSet) search.ends.clone();
            model.outcome().processes().forEach(p -> released.and(where(p.finished())));
            released.or(told);
            BitSet stuck = complement(before(released));
            BitSet spinning = complement(before(search.ends));
            spinning.and(told);
            Set<String> facts = new TreeSet<>();
            note(facts, "mistake", !search.mistakes.isEmpty());
            note(facts, "stuck", !stuck.isEmpty());
            note(facts, "spins with an error", !spinning.isEmpty());
            note(facts, "two owners", !where(model.twoOwners()).isEmpty());
            note(facts, "error", !told.isEmpty());
            for (int i = 0; i < model.invariants().size(); i++) {
                Term broken = new Term.Not(model.invariants().get(i));
                note(facts, "always " + i, !where(broken).isEmpty());
            }
            model.damage()
                    .forEach((d, v) ->
                            note(facts, d.label(), !where(new Term.Read(v, Term.ZERO)).isEmpty()));
            search.marks.stream().forEach(m -> facts.add("mark " + m));
            return new Findings(facts, cells(search.ends), cells(stuck));
        }

        private static void note(Set<String> facts, String fact, boolean holds) {
            if (holds) {
                facts.add(fact);
            }
        }

        private BitSet where(Term term) {
            Compiled compiled = interpreter.compile(term);
            return IntStream.range(0, search.states.size())
                    .filter(s -> compiled.value(search.states.get(s)) != 0)
                    .collect(BitSet::new, BitSet::set, BitSet::or);
        }

        private BitSet complement(BitSet states) {
            BitSet others = (BitSet) states.clone();
            others.flip(0, search.states.size());
            return others;
        }

        /** From where runs without faults can come to these states. */
        private BitSet before(BitSet states) {
            List<List<Integer>> previous = new ArrayList<>();
            search.states.forEach(_ -> previous.add(new ArrayList<>()));
            for (int s = 0; s < search.next.size(); s++) {
                for (int to : search.next.get(s)) {
                    previous.get(to).add(s);
                }
            }
            BitSet all = (BitSet) states.clone();
            List<Integer> todo = new ArrayList<>(states.stream().boxed().toList());
            while (!todo.isEmpty()) {
                for (int s : previous.get(todo.removeLast())) {
                    if (!all.get(s)) {
                        all.set(s);
                        todo.add(s);
                    }
                }
            }
            return all;
        }

        private Set<List<Long>> cells(BitSet states) {
            return states.stream()
                    .mapToObj(s -> Arrays.stream(search.states.get(s)).boxed().toList())
                    .collect(Collectors.toSet());
        }
    }
}
