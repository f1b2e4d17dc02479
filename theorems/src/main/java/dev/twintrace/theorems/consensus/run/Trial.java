package dev.twintrace.theorems.consensus.run;

import dev.twintrace.theorems.consensus.decide.Assignment;

/**
 * A protocol and what became of its runs.
 *
 * @param tournament whether each process has a value of its own; otherwise each team has one
 * @param crashes whether processes crash, any number of times, and start again
 */
public record Trial(
        Way way, Assignment assignment, boolean tournament, boolean crashes, Outcome outcome) {}
