package dev.twintrace.linear.decide;

/**
 * A decider and what reports call it.
 *
 * @param name a noun, to follow "by"
 */
public record Named(String name, Decider decider) {}
