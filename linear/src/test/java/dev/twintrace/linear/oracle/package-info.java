/**
 * Random histories, and their verdicts by trying everything. Entry point: {@link
 * dev.twintrace.linear.oracle.BruteForce}. Invariant: nothing here uses a machine or a decider.
 */
package dev.twintrace.linear.oracle;
