package dev.twintrace.engine.compile;

import dev.twintrace.protocol.model.Effect;
import dev.twintrace.protocol.model.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Cuts effects and terms into pieces of which each becomes a method that is small enough: HotSpot
 * leaves methods of more than 8000 bytes to its interpreter, and the JVM takes none above 64 KiB.
 * Sizes are estimates in bytes, on the high side.
 */
final class Cuts {
    /** The largest piece. */
    static final int MOST = 3000;

    private static final int CALL = 8;
    private static final int OPERATION = 14;
    private static final int READ = 24;
    private static final int ASSIGN = 40;

    private final Set<Object> pieces = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Whether this very term, or list of effects, is a method of its own. */
    boolean apart(Object termOrEffects) {
        return pieces.contains(termOrEffects);
    }

    /** Whether nothing so far is. */
    boolean none() {
        return pieces.isEmpty();
    }

    /** Cuts what a term needs, and tells how large the rest is. */
    int term(Term term) {
        return switch (term) {
            case Term.Constant _ -> 3;
            case Term.Named _ -> 8;
            case Term.Read(var _, Term.Constant _) -> READ;
            case Term.Read(var _, Term index) -> whole(2 * READ, List.of(index));
            case Term.Not(Term operand) -> whole(OPERATION, List.of(operand));
            case Term.Choose(Term condition, Term then, Term otherwise) ->
                    whole(OPERATION, List.of(condition, then, otherwise));
            case Term.Apply(var _, Term left, Term right) -> whole(OPERATION, List.of(left, right));
        };
    }

    /** How large the tests of these guards are, and the calls of their effects. */
    static int guards(Node node) {
        return switch (node) {
            case Node.Leaf(var _, List<Conjunct> rest) -> 3 * READ + new Cuts().conjuncts(rest);
            case Node.Shared(var _, List<Node> then) -> OPERATION + guards(then);
            case Node.Switch(int _, var cases) ->
                    cases.values().stream()
                            .mapToInt(then -> OPERATION + guards(then))
                            .reduce(READ, Integer::sum);
        };
    }

    /** Cuts what conjuncts need, and tells how large the rest is. */
    int conjuncts(List<Conjunct> conjuncts) {
        List<Term> others = new ArrayList<>();
        int cells = 0;
        for (Conjunct c : conjuncts) {
            switch (c) {
                case Conjunct.Cell _ -> cells += OPERATION;
                case Conjunct.Other(Term term, boolean _) -> others.add(term);
            }
        }
        return whole(cells, others);
    }

    private static int guards(List<Node> nodes) {
        return nodes.stream().mapToInt(Cuts::guards).sum();
    }

    /** Cuts off the largest of these until all is small enough. */
    private int whole(int own, List<Term> parts) {
        int[] sizes = new int[parts.size()];
        int sum = own;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = term(parts.get(i));
            sum += sizes[i];
        }
        while (sum > MOST) {
            int largest = 0;
            for (int i = 1; i < sizes.length; i++) {
                largest = sizes[i] > sizes[largest] ? i : largest;
            }
            if (sizes.length == 0 || sizes[largest] <= CALL) {
                return sum;
            }
            pieces.add(parts.get(largest));
            sum += CALL - sizes[largest];
            sizes[largest] = CALL;
        }
        return sum;
    }

    /** A list of effects that has been cut, and how large it is without what was cut off. */
    record Block(List<Effect> effects, int size) {}

    /** Cuts what these effects need: does the same as they do. */
    Block block(List<Effect> effects) {
        List<Effect> all = new ArrayList<>();
        List<Effect> group = new ArrayList<>();
        int size = 0;
        int rest = 0;
        for (Effect effect : effects) {
            Sized sized = effect(effect);
            if (rest + sized.size() > MOST) {
                all.add(cutOff(group));
                size += CALL;
                group = new ArrayList<>();
                rest = 0;
            }
            group.add(sized.effect());
            rest += sized.size();
        }
        if (size + rest > MOST && !group.isEmpty()) {
            group = new ArrayList<>(List.of(cutOff(group)));
            rest = CALL;
        }
        all.addAll(group);
        // So many pieces that their calls are too many for one method: one level more.
        return size + rest > MOST ? block(all) : new Block(List.copyOf(all), size + rest);
    }

    private record Sized(Effect effect, int size) {}

    private Effect cutOff(List<Effect> group) {
        List<Effect> piece = List.copyOf(group);
        pieces.add(piece);
        return new Effect.When(Term.ONE, piece, List.of());
    }

    private Sized effect(Effect effect) {
        return switch (effect) {
            case Effect.Assign(var _, Term index, Term value) ->
                    new Sized(effect, whole(ASSIGN + READ, List.of(index, value)));
            case Effect.Let(int _, Term value) -> new Sized(effect, whole(8, List.of(value)));
            case Effect.When call when apart(call.then()) -> new Sized(call, CALL);
            case Effect.When(Term condition, List<Effect> then, List<Effect> otherwise) ->
                    when(condition, block(then), block(otherwise));
            case Effect.Note _ -> new Sized(effect, 0);
            case Effect.Mark _ -> new Sized(effect, 10);
            case Effect.Mistake _ -> new Sized(effect, 10);
        };
    }

    private Sized when(Term condition, Block then, Block otherwise) {
        int c = whole(8, List.of(condition));
        Block t = then;
        Block o = otherwise;
        while (c + t.size() + o.size() > MOST) {
            if (t.size() >= o.size() && t.size() > CALL) {
                t = new Block(List.of(cutOff(t.effects())), CALL);
            } else if (o.size() > CALL) {
                o = new Block(List.of(cutOff(o.effects())), CALL);
            } else {
                pieces.add(condition);
                c = 2 * CALL;
            }
        }
        return new Sized(
                new Effect.When(condition, t.effects(), o.effects()), c + t.size() + o.size());
    }
}
