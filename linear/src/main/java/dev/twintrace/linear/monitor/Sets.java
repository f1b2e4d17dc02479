package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Decider;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Naming;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.object.ObjectType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Sets to which every element is added at most once. Elements do not touch each other: each gets
 * points for its operations (see {@link Membership}), and all are sorted by them. Linear, but for
 * that radix sort.
 */
public final class Sets implements Decider {
    private static final int NONE = Membership.NONE;

    /** The only one. */
    public Sets() {}

    @Override
    public Finding decide(Part part, Budget budget) {
        if (!(part.type() instanceof ObjectType.Set)) {
            return new Finding.NotApplicable("the object is a set");
        }
        Roles roles = new Roles(part);
        Optional<String> broken = roles.read();
        if (broken.isPresent()) {
            return new Finding.NotApplicable(broken.orElseThrow());
        }
        Optional<String> spent = budget.spent();
        return spent.isPresent()
                ? new Finding.Unknown(spent.orElseThrow())
                : new Elementwise(roles).decide();
    }

    /** One element after the other. */
    private static final class Elementwise {
        private final Roles roles;
        private final Membership its;
        private final int[] line;
        private final long[] point;
        private int length;

        Elementwise(Roles roles) {
            this.roles = roles;
            this.its = new Membership(roles);
            this.line = new int[roles.part.size()];
            this.point = new long[line.length];
        }

        Finding decide() {
            for (int e = 0; e < roles.elements(); e++) {
                its.of(e);
                Optional<Finding> contradiction = contradiction(e);
                if (contradiction.isPresent()) {
                    return contradiction.orElseThrow();
                }
                place(e);
            }
            int[] order = Sorting.ascending(point, length);
            int[] all = new int[line.length];
            BitSet placed = new BitSet();
            for (int at = 0; at < length; at++) {
                placed.set(line[at]);
                all[at] = roles.operation(line[order[at]]);
            }
            int size = length;
            for (int i = 0; i < line.length; i++) {
                if (roles.required(i) && !placed.get(i)) {
                    all[size++] = roles.operation(i);
                }
            }
            return new Finding.Linearizable(Numbers.first(size, all));
        }

        private Optional<Finding> contradiction(int e) {
            if (!its.everIn()) {
                return Optional.empty();
            }
            if (its.add == NONE) {
                return against(e, text(its.firstIn) + " found what nothing added.", its.firstIn);
            }
            if (its.again != NONE) {
                return against(
                        e,
                        text(its.removed)
                                + " and "
                                + text(its.again)
                                + " both removed what was added once.",
                        its.removed,
                        its.again);
            }
            if (roles.called(its.add) > roles.returned(its.comesBy)) {
                return against(
                        e,
                        text(its.comesBy) + " returned before the call of " + text(its.add) + ".",
                        its.add,
                        its.comesBy);
            }
            if (its.removed != NONE && roles.called(its.lastIn) > roles.returned(its.removed)) {
                return against(
                        e,
                        text(its.removed)
                                + " returned before the call of "
                                + text(its.lastIn)
                                + ", which still found it.",
                        its.removed,
                        its.lastIn);
            }
            for (int at = roles.start(e); at < roles.start(e + 1); at++) {
                int i = roles.member(at);
                if (roles.role(i) == Roles.Role.MISSED
                        && roles.called(i) > its.comes
                        && roles.returned(i) < its.goes) {
                    return missed(e, i);
                }
            }
            return Optional.empty();
        }

        private Optional<Finding> missed(int e, int i) {
            String early = text(i) + " missed what is in since " + text(its.comesBy);
            boolean doubtful = roles.role(its.comesBy) == Roles.Role.MAY_ADD;
            return against(
                    e,
                    its.goesBy == NONE
                            ? early + " and never removed."
                            : early + " and not removed before " + text(its.goesBy) + ".",
                    i,
                    its.comesBy,
                    doubtful ? its.firstIn : NONE,
                    its.goesBy);
        }

        /**
         * Names also what might have added it once more, were its answer another, and, where nobody
         * who is named found it later, what might have removed it.
         */
        private Optional<Finding> against(int e, String why, int... indices) {
            BitSet named = new BitSet();
            Arrays.stream(indices).filter(i -> i != NONE).forEach(named::set);
            boolean missed = Arrays.stream(indices).anyMatch(this::missed);
            boolean kept =
                    missed
                            && (its.goesBy == NONE
                                    || roles.role(its.goesBy) == Roles.Role.MAY_REMOVE);
            for (int at = roles.start(e); at < roles.start(e + 1); at++) {
                int i = roles.member(at);
                boolean adds = roles.adds(i) && i != its.add;
                if (adds || (kept && roles.removes(i))) {
                    named.set(i);
                }
            }
            return Optional.of(
                    new Finding.NotLinearizable(
                            Numbers.of(named.stream().map(roles::operation).toArray()), why));
        }

        private boolean missed(int i) {
            return i != NONE && roles.role(i) == Roles.Role.MISSED;
        }

        private void place(int e) {
            boolean in = its.everIn();
            for (int at = roles.start(e); at < roles.start(e + 1); at++) {
                int i = roles.member(at);
                boolean free = roles.role(i) == Roles.Role.ANYWHERE;
                if (free || (roles.role(i) == Roles.Role.MISSED && roles.called(i) <= its.comes)) {
                    put(i, roles.called(i));
                }
            }
            if (!in) {
                return;
            }
            put(its.add, its.comes);
            for (int at = roles.start(e); at < roles.start(e + 1); at++) {
                int i = roles.member(at);
                if (roles.role(i) == Roles.Role.FOUND) {
                    put(i, Math.max(its.comes, roles.called(i)));
                }
            }
            if (its.remover() == NONE) {
                return;
            }
            put(its.remover(), its.goes);
            for (int at = roles.start(e); at < roles.start(e + 1); at++) {
                int i = roles.member(at);
                if (roles.role(i) == Roles.Role.MISSED && roles.called(i) > its.comes) {
                    put(i, Math.max(its.goes, roles.called(i)));
                }
            }
        }

        private void put(int index, long when) {
            line[length] = index;
            point[length++] = when;
        }

        private String text(int index) {
            return Naming.of(roles.part.history(), roles.operation(index));
        }
    }
}
