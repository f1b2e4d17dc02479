package dev.twintrace.cli;

/**
 * What {@code twintrace consensus} is asked to do.
 *
 * @param processes how many take part in runs where any number could
 * @param maxAssignments after how many the search gives up
 */
record ConsensusOptions(int processes, long maxAssignments, boolean json, Look look) {}
