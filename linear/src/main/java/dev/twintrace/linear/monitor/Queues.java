package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Decider;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.object.ObjectType;
import java.util.Optional;

/**
 * Queues to which every value is added once. Linear, but for a few radix sorts; with answers
 * "empty", n log n.
 *
 * <p>A value whose putting in returned before its taking out was called was in for certain between
 * these times. An answer "empty" needs a time at which none was in for certain; it gets the first
 * one. These times cut the others into stages: a value belongs into the stage of the first time
 * that it can be gone at.
 *
 * <p>Why that is enough: let v have to come before w in the order of {@link Fifo}; then v's stage
 * is not after that of w. If v was taken out first that is plain. Else v was put in before w was
 * called; if there were a time t of an answer with w gone by t and v taken out after t, then v
 * would have been put in after t, as it was not in for certain, and w before. So sorting that order
 * by stages leaves it an order. And v was put in no earlier than its stage begins: at that time it
 * could not yet be gone and was not in for certain.
 *
 * <p>Dequeues that did not return may have taken out any value or none. Without them being executed
 * there may be an order; if not because of values that nobody returned, they are given to those, in
 * the order of calls; if there is no order then either, this monitor does not know.
 */
public final class Queues implements Decider {
    /** The only one. */
    public Queues() {}

    @Override
    public Finding decide(Part part, Budget budget) {
        if (!(part.type() instanceof ObjectType.Queue)) {
            return new Finding.NotApplicable("the object is a queue");
        }
        Elements elements = new Elements(part, "enqueue", "dequeue");
        Optional<String> broken = elements.read();
        if (broken.isPresent()) {
            return new Finding.NotApplicable(broken.orElseThrow());
        }
        Optional<String> spent = budget.spent();
        if (spent.isPresent()) {
            return new Finding.Unknown(spent.orElseThrow());
        }
        return elements.contradiction().orElseGet(() -> decide(elements));
    }

    private static Finding decide(Elements elements) {
        Finding first = new Stages(new Spans(elements)).decide();
        if (!elements.doubtful(first)) {
            return first;
        }
        give(elements);
        Finding second = new Stages(new Spans(elements)).decide();
        return second instanceof Finding.Linearizable
                ? second
                : new Finding.NotApplicable("it is known which values were taken out");
    }

    /** Gives values that were not taken out but may be in the way to dequeues without return. */
    private static void give(Elements elements) {
        long last = Long.MIN_VALUE;
        for (int v = 0; v < elements.values(); v++) {
            if (elements.out[v] != Elements.NONE) {
                last = Math.max(last, elements.called(elements.in[v]));
            }
        }
        for (int e = 0; e < elements.empties; e++) {
            last = Math.max(last, elements.returned(elements.empty[e]));
        }
        long[] until = new long[elements.values()];
        int[] kept = new int[elements.values()];
        int size = 0;
        for (int v = 0; v < elements.values(); v++) {
            if (elements.live(v) && elements.out[v] == Elements.NONE) {
                kept[size] = v;
                until[size++] = elements.returned(elements.in[v]);
            }
        }
        int[] order = Sorting.ascending(until, size);
        for (int k = 0; k < Math.min(size, elements.opens) && until[order[k]] < last; k++) {
            elements.out[kept[order[k]]] = elements.open[k];
        }
    }
}
