package dev.twintrace.engine.reduce;

import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which actions of a model depend on which, as sets of action ids (bit {@code a % 64} of word
 * {@code a / 64}). Each set is a function of the model; it is found when it is first asked for,
 * since most never are. Safe for threads.
 */
final class Dependencies {
    private final Set<Rule> rules;
    private final Proof proof;
    private final Labels labels;
    private final int words;
    private final List<Term> parts = new ArrayList<>();
    private final int[][] guards;
    private final List<Term> violations;
    private final BitSet asked = new BitSet();
    private final BitSet accord = new BitSet();
    private final AtomicReferenceArray<long[]> claims;
    private final AtomicReferenceArray<long[]> makers;

    Dependencies(Model model, Set<Rule> rules) {
        this.rules = Set.copyOf(rules);
        Knowledge knowledge = new Knowledge(model);
        this.proof = new Proof(model, knowledge);
        this.labels = new Labels(model, proof);
        this.words = (labels.size() + Long.SIZE - 1) / Long.SIZE;
        int actions = model.actions().size();
        Map<Term, Integer> ids = new HashMap<>();
        this.guards = new int[actions][];
        for (int a = 0; a < actions; a++) {
            guards[a] = knowledge.guard(a).stream().mapToInt(t -> part(t, ids)).toArray();
        }
        this.violations = violations(model);
        this.claims = new AtomicReferenceArray<>(labels.size());
        this.makers = new AtomicReferenceArray<>(parts.size());
    }

    private int part(Term term, Map<Term, Integer> ids) {
        return ids.computeIfAbsent(
                term,
                t -> {
                    parts.add(t);
                    return parts.size() - 1;
                });
    }

    /** Each term is 1 in states that break something; alternatives are kept apart. */
    private static List<Term> violations(Model model) {
        List<Term> all = new ArrayList<>();
        alternatives(model.twoOwners(), all);
        model.invariants().forEach(i -> alternatives(new Term.Not(i), all));
        return List.copyOf(all);
    }

    private static void alternatives(Term term, List<Term> to) {
        if (term instanceof Term.Apply(var operator, Term left, Term right)
                && operator == Term.Operator.OR) {
            alternatives(left, to);
            alternatives(right, to);
        } else {
            to.add(term);
        }
    }

    Labels labels() {
        return labels;
    }

    /** How many words a set of labels has. */
    int words() {
        return words;
    }

    /** The different parts of all guards, by index. */
    List<Term> parts() {
        return parts;
    }

    /** For each action the indexes of the parts of its guard, all of which have to hold. */
    int[][] guards() {
        return guards;
    }

    /**
     * What has to be in a set that has this label, where it is enabled: what it does not accord
     * with; and, if it may end a violation, whatever may begin that.
     */
    long[] claims(int label) {
        long[] set = claims.get(label);
        if (set == null) {
            set = findClaims(label);
            claims.set(label, set);
        }
        return set;
    }

    /** What may make a part of a guard true that was false. */
    long[] makers(int part) {
        long[] set = makers.get(part);
        if (set == null) {
            set = rules.contains(Rule.ENABLE) ? whoMakes(parts.get(part)) : new long[words];
            makers.set(part, set);
        }
        return set;
    }

    private synchronized long[] findClaims(int label) {
        long[] set = new long[words];
        if (rules.contains(Rule.ACCORD)) {
            for (int other = 0; other < labels.size(); other++) {
                if (other != label && !accord(Math.min(label, other), Math.max(label, other))) {
                    add(other, set);
                }
            }
        }
        if (rules.contains(Rule.VISIBLE)) {
            for (Term violation : violations) {
                if (mayMake(label, new Term.Not(violation))) {
                    long[] begin = whoMakes(violation);
                    for (int w = 0; w < words; w++) {
                        set[w] |= begin[w];
                    }
                }
            }
        }
        return set;
    }

    /** Whether two labels accord; what another set has asked for before is remembered. */
    private boolean accord(int a, int b) {
        int pair = a * labels.size() + b;
        if (!asked.get(pair)) {
            asked.set(pair);
            accord.set(pair, allAccord(labels.members(a), labels.members(b)));
        }
        return accord.get(pair);
    }

    private boolean allAccord(List<Integer> some, List<Integer> others) {
        for (int a : some) {
            for (int b : others) {
                if (!proof.accord(a, some, b, others)) {
                    return false;
                }
            }
        }
        return true;
    }

    private synchronized long[] whoMakes(Term term) {
        long[] set = new long[words];
        for (int label = 0; label < labels.size(); label++) {
            if (mayMake(label, term)) {
                add(label, set);
            }
        }
        return set;
    }

    private boolean mayMake(int label, Term term) {
        for (int a : labels.members(label)) {
            if (proof.mayMake(a, term)) {
                return true;
            }
        }
        return false;
    }

    private static void add(int label, long[] set) {
        set[label / Long.SIZE] |= 1L << label;
    }
}
