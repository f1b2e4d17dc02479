package dev.twintrace.engine.verdict;

import dev.twintrace.core.Damage;
import dev.twintrace.core.Outcome;
import dev.twintrace.engine.interpret.Interpreter;
import dev.twintrace.engine.interpret.Interpreter.Compiled;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Reads off a state what the judgement needs of it. Not thread-safe. */
final class Reading {
    private final Model model;
    private final Ending[] processes;
    private final Compiled[] memory;
    private final Compiled[] invariants;
    private final Compiled twoOwners;
    private final int handedOver;
    private final long[] words;
    private final int[] glance;

    private record Ending(
            String name, Compiled finished, Compiled failed, Compiled count, int consumed) {}

    Reading(Model model, Interpreter interpreter) {
        this.model = model;
        processes =
                model.outcome().processes().stream()
                        .map(p -> process(p, interpreter))
                        .toArray(Ending[]::new);
        memory = compile(model.outcome().memory(), interpreter);
        invariants = compile(model.invariants(), interpreter);
        twoOwners = interpreter.compile(model.twoOwners());
        handedOver = model.handedOver().offset();
        int values =
                model.outcome().processes().stream().mapToInt(p -> 2 + p.consumed().length()).sum();
        words = new long[values + memory.length];
        glance = glance(model);
    }

    private static int[] glance(Model model) {
        BitSet cells = new BitSet();
        cells.set(model.handedOver().offset());
        model.outcome().processes().forEach(p -> mentioned(p.finished(), cells));
        model.invariants().forEach(condition -> mentioned(condition, cells));
        mentioned(model.twoOwners(), cells);
        return cells.stream().toArray();
    }

    private static void mentioned(Term term, BitSet cells) {
        switch (term) {
            case Term.Read(Variable v, Term.Constant(long index)) ->
                    cells.set(v.offset() + (int) index);
            case Term.Read(Variable v, Term index) -> {
                cells.set(v.offset(), v.offset() + v.length());
                mentioned(index, cells);
            }
            case Term.Not(Term operand) -> mentioned(operand, cells);
            case Term.Apply(var _, Term left, Term right) -> {
                mentioned(left, cells);
                mentioned(right, cells);
            }
            case Term.Choose(Term condition, Term then, Term otherwise) -> {
                mentioned(condition, cells);
                mentioned(then, cells);
                mentioned(otherwise, cells);
            }
            case Term.Constant _, Term.Named _ -> {}
        }
    }

    private Ending process(Model.ProcessTerms terms, Interpreter interpreter) {
        return new Ending(
                model.protocol().processes().get(terms.process()).name(),
                interpreter.compile(terms.finished()),
                interpreter.compile(terms.failed()),
                interpreter.compile(terms.count()),
                terms.consumed().offset());
    }

    private static Compiled[] compile(List<Term> terms, Interpreter interpreter) {
        return terms.stream().map(interpreter::compile).toArray(Compiled[]::new);
    }

    /** How many cells a state has. */
    int cells() {
        return model.size();
    }

    /**
     * The cells that {@link #finished}, {@link #handedOver}, {@link #twoOwners} and {@link
     * #brokenInvariant} look at: few, and they are asked about every state.
     */
    int[] glance() {
        return glance;
    }

    /** Whether all processes but daemons are past their last statement. */
    boolean finished(long[] state) {
        for (Ending p : processes) {
            if (p.finished.value(state) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether an error was handed over to an application. */
    boolean handedOver(long[] state) {
        return state[handedOver] != 0;
    }

    /** Whether two processes are inside one critical section. */
    boolean twoOwners(long[] state) {
        return twoOwners.value(state) != 0;
    }

    /** The index of the first {@code always} that does not hold; -1 if all do. */
    int brokenInvariant(long[] state) {
        for (int i = 0; i < invariants.length; i++) {
            if (invariants[i].value(state) == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The classes of damage that have happened, in the order of reporting. */
    Set<Damage> damage(long[] state) {
        Set<Damage> classes = EnumSet.noneOf(Damage.class);
        model.damage()
                .forEach((damage, variable) -> {
                    if (state[variable.offset()] != 0) {
                        classes.add(damage);
                    }
                });
        if (twoOwners(state)) {
            classes.add(Damage.TWO_OWNERS);
        }
        return classes;
    }

    /** The outcome, to compare. */
    OutcomeKey key(long[] state) {
        int at = 0;
        for (Ending p : processes) {
            words[at++] = code(end(p, state));
            int count = (int) p.count.value(state);
            words[at++] = count;
            System.arraycopy(state, p.consumed, words, at, count);
            at += count;
        }
        for (Compiled cell : memory) {
            words[at++] = cell.value(state);
        }
        return new OutcomeKey(Arrays.copyOf(words, at), processes.length);
    }

    /** The outcome, to show. */
    Outcome outcome(long[] state) {
        List<Outcome.ProcessEnd> ends = new ArrayList<>();
        for (Ending p : processes) {
            int count = (int) p.count.value(state);
            List<Long> consumed =
                    Arrays.stream(state, p.consumed, p.consumed + count).boxed().toList();
            ends.add(new Outcome.ProcessEnd(p.name, end(p, state), consumed));
        }
        LinkedHashMap<String, List<Long>> words = new LinkedHashMap<>();
        int at = 0;
        for (Word word : model.protocol().observed()) {
            int cells = word.length() * word.fields().size();
            List<Long> values = new ArrayList<>();
            for (int i = 0; i < cells; i++) {
                values.add(memory[at++].value(state));
            }
            String host = model.protocol().hosts().get(word.host()).name();
            words.put(host + "." + word.name(), List.copyOf(values));
        }
        return new Outcome(List.copyOf(ends), Collections.unmodifiableSequencedMap(words));
    }

    private static Outcome.End end(Ending p, long[] state) {
        if (p.finished.value(state) != 0) {
            return Outcome.End.FINISHED;
        }
        return p.failed.value(state) != 0 ? Outcome.End.ERROR : Outcome.End.STUCK;
    }

    private static int code(Outcome.End end) {
        return switch (end) {
            case FINISHED -> 0;
            case STUCK -> 1;
            case ERROR -> 2;
        };
    }

    /** For messages: the processes that are neither finished nor in error, by their index. */
    List<Integer> running(long[] state) {
        List<Integer> running = new ArrayList<>();
        for (int i = 0; i < processes.length; i++) {
            if (end(processes[i], state) == Outcome.End.STUCK) {
                running.add(i);
            }
        }
        return running;
    }
}
