/**
 * Rules and refutations in words, as plain data. Entry points: {@link
 * dev.twintrace.report.rule.RuleTable} for what a rule does in which case, {@link
 * dev.twintrace.report.rule.RefutationTree} for why none works. Invariant: of the rows of a table
 * exactly one holds in every situation; the runs below the ways of one decision look the same to
 * the sender up to it.
 */
@NullMarked
package dev.twintrace.report.rule;

import org.jspecify.annotations.NullMarked;
