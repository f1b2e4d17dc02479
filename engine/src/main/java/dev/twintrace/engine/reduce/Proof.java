package dev.twintrace.engine.reduce;

import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Shows of two actions that they exclude each other or accord, or of an action that it does not
 * make a term true, in all states of a model's runs: it does them on an unknown state, and where
 * the outcome depends on a cell it distinguishes the cell's values. What is not shown after some
 * cases counts as not so.
 */
final class Proof {
    private static final int MOST_CASES = 40;
    private static final int SURE = -1;
    private static final int NOBODY = -1;

    private final Model model;
    private final Knowledge knowledge;
    private int casesLeft;

    Proof(Model model, Knowledge knowledge) {
        this.model = model;
        this.knowledge = knowledge;
    }

    /** They are never enabled in the same state. */
    boolean exclude(int a, int b) {
        return !both(a, b).narrow(knowledge.domains());
    }

    private Constraints both(int a, int b) {
        List<Term> guards = new ArrayList<>(knowledge.guard(a));
        guards.addAll(knowledge.guard(b));
        BitSet cells = (BitSet) knowledge.footprint(a).reads().clone();
        cells.or(knowledge.footprint(b).reads());
        return knowledge.constraints(guards, cells);
    }

    /**
     * Where both are enabled, each may be followed by the other, or by one like that, and both
     * orders lead to the same state with the same marks and mistakes.
     *
     * @param likeA what may take the place of {@code a}, it among them
     * @param likeB the same for {@code b}
     */
    boolean accord(int a, List<Integer> likeA, int b, List<Integer> likeB) {
        if (knowledge.footprint(a).apartFrom(knowledge.footprint(b))) {
            return true;
        }
        Constraints constraints = both(a, b);
        long[] domains = knowledge.domains();
        casesLeft = MOST_CASES;
        return !constraints.narrow(domains)
                || accord(new Orders(a, likeA, b, likeB), constraints, domains);
    }

    private record Orders(int a, List<Integer> likeA, int b, List<Integer> likeB) {}

    private boolean accord(Orders orders, Constraints constraints, long[] domains) {
        if (casesLeft-- == 0) {
            return false;
        }
        Dag dag = new Dag(domains);
        int[] doubt = doubt(orders, dag);
        if (doubt.length == 0) {
            return true;
        }
        Optional<Cases.Case> first = new Cases(dag, domains).of(doubt);
        if (first.isEmpty()) {
            return false;
        }
        for (long[] one : halves(first.get(), domains)) {
            if (constraints.narrow(one, first.get().cell()) && !accord(orders, constraints, one)) {
                return false;
            }
        }
        return true;
    }

    private static List<long[]> halves(Cases.Case first, long[] domains) {
        long[] one = domains.clone();
        one[first.cell()] = first.values();
        long[] other = domains.clone();
        other[first.cell()] &= ~first.values();
        return List.of(one, other);
    }

    /** Expressions on which it depends whether they accord; none if they do. */
    private int[] doubt(Orders orders, Dag dag) {
        Execution ab = start(dag);
        ab.run(model.actions().get(orders.a()).effects());
        Next b = next(dag, ab, orders.b(), orders.likeB());
        if (b.action() == NOBODY) {
            return new int[] {b.doubt()};
        }
        Execution ba = start(dag);
        ba.run(model.actions().get(orders.b()).effects());
        Next a = next(dag, ba, orders.a(), orders.likeA());
        if (a.action() == NOBODY) {
            return new int[] {a.doubt()};
        }
        ab.run(model.actions().get(b.action()).effects());
        ba.run(model.actions().get(a.action()).effects());
        for (int c = 0; c < ab.cells(); c++) {
            if (ab.cell(c) != ba.cell(c)) {
                return new int[] {ab.cell(c), ba.cell(c)};
            }
        }
        return new int[0];
    }

    private Execution start(Dag dag) {
        return new Execution(dag, model.size(), model.marks().size());
    }

    /**
     * Who is enabled now.
     *
     * @param action {@link #NOBODY} if that is not known, or nobody is
     * @param doubt on what it depends
     */
    private record Next(int action, int doubt) {}

    private Next next(Dag dag, Execution now, int wanted, List<Integer> like) {
        Execution first = start(dag);
        int doubt = dag.constant(0);
        boolean open = false;
        List<Integer> candidates = new ArrayList<>(List.of(wanted));
        like.stream().filter(a -> a != wanted).forEach(candidates::add);
        for (int action : candidates) {
            int part = doubtful(dag, now, first, action, wanted);
            if (part == SURE) {
                return new Next(action, part);
            }
            if (!open && !Values.surelyFalse(dag.values(part))) {
                doubt = part;
                open = true;
            }
        }
        return new Next(NOBODY, doubt);
    }

    /** A part of an action's guard that may not hold now; one that does not, if there is one. */
    private int doubtful(Dag dag, Execution now, Execution first, int action, int enabled) {
        int open = SURE;
        for (Term t : knowledge.guard(action)) {
            int value = now.value(t);
            if (Values.surelyFalse(dag.values(value))) {
                return value;
            }
            boolean held = action == enabled && value == first.value(t);
            if (open == SURE && !held && !Values.surelyTrue(dag.values(value))) {
                open = value;
            }
        }
        return open;
    }

    /** Whether there may be a state in which a term is false, and true after the action. */
    boolean mayMake(int action, Term term) {
        BitSet cells = Footprint.mentioned(term);
        Footprint footprint = knowledge.footprint(action);
        if (!cells.intersects(footprint.writes())) {
            return false;
        }
        List<Term> before = new ArrayList<>(knowledge.guard(action));
        before.addAll(Knowledge.conjuncts(new Term.Not(term)));
        cells.or(footprint.reads());
        Constraints constraints = knowledge.constraints(before, cells);
        long[] domains = knowledge.domains();
        casesLeft = MOST_CASES;
        return constraints.narrow(domains) && mayMake(action, term, constraints, domains);
    }

    private boolean mayMake(int action, Term term, Constraints constraints, long[] domains) {
        if (casesLeft-- == 0) {
            return true;
        }
        Dag dag = new Dag(domains);
        Execution state = start(dag);
        int before = state.value(term);
        state.run(model.actions().get(action).effects());
        int after = state.value(term);
        if (Values.surelyFalse(dag.values(after)) || after == before) {
            return false;
        }
        if (Values.surelyTrue(dag.values(after))) {
            return true;
        }
        Optional<Cases.Case> first = new Cases(dag, domains).of(after);
        if (first.isEmpty()) {
            return true;
        }
        for (long[] one : halves(first.get(), domains)) {
            if (constraints.narrow(one, first.get().cell())
                    && mayMake(action, term, constraints, one)) {
                return true;
            }
        }
        return false;
    }
}
