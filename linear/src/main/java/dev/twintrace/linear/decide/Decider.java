package dev.twintrace.linear.decide;

/** Decides parts for which its precondition holds. */
public interface Decider {
    /** Decides, or says that it is not for this part; it looks at the budget all the time. */
    Finding decide(Part part, Budget budget);
}
