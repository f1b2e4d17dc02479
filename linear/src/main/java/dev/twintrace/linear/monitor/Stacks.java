package dev.twintrace.linear.monitor;

import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.decide.Decider;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Part;
import dev.twintrace.linear.object.ObjectType;
import java.util.Optional;

/**
 * Stacks onto which every value is pushed once. Takes n log n steps, as Lee and Mathur (2025)
 * showed to be enough.
 *
 * <p>A stack's values are in for intervals of time of which any two are apart or one within the
 * other; whoever finds such intervals has an order. A value that need not be in for certain at any
 * time can be pushed and popped at one time, and is in nobody's way.
 *
 * <p>At a time at which no value is in for certain the stack can be empty: of the values that are
 * in nevertheless, those that could have been popped before are, and the others are pushed after.
 * That makes intervals shorter at that time only: those of two values still in or just gone lie
 * apart or as before, and what was within a shortened one is now within it or apart from it. So
 * answers "empty" get the first such time, as in queues, and values without a gap between them are
 * a problem of their own.
 *
 * <p>Of those, one value is below all others, or there were a time with none in. Every value that
 * can be, can be chosen: without it there is an order if there was one with it, and the other way
 * around it can be put below any order.
 *
 * <p>Pops that did not return may have taken out any value or none. Without them being executed
 * there may be an order; if not because of values that nobody returned, this monitor does not know.
 */
public final class Stacks implements Decider {
    /** The only one. */
    public Stacks() {}

    @Override
    public Finding decide(Part part, Budget budget) {
        if (!(part.type() instanceof ObjectType.Stack)) {
            return new Finding.NotApplicable("the object is a stack");
        }
        Elements elements = new Elements(part, "push", "pop");
        Optional<String> broken = elements.read();
        if (broken.isPresent()) {
            return new Finding.NotApplicable(broken.orElseThrow());
        }
        Optional<String> spent = budget.spent();
        if (spent.isPresent()) {
            return new Finding.Unknown(spent.orElseThrow());
        }
        Finding finding = elements.contradiction().orElseGet(() -> decide(elements));
        return elements.doubtful(finding)
                ? new Finding.NotApplicable("it is known which values were taken out")
                : finding;
    }

    private static Finding decide(Elements elements) {
        Spans spans = new Spans(elements);
        Emptied emptied = new Emptied(spans);
        return emptied.place().orElseGet(() -> new Lifo(spans, emptied.time).decide());
    }
}
