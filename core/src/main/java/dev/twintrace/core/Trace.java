package dev.twintrace.core;

import java.util.List;

/**
 * A run from its initial state: the steps in order, each atomic, each with the events that it
 * consists of.
 */
public record Trace(List<Step> steps) {

    /**
     * One atomic step.
     *
     * @param action which rule of the semantics, of what
     * @param events in the order in which they happen within the step; may be empty
     */
    public record Step(String action, List<Event> events) {}
}
