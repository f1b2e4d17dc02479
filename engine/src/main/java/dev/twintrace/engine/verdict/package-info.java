/**
 * From an explored model to a verdict with its witnesses and twins; docs/semantics.md, sections 7
 * to 9. Entry point: {@link dev.twintrace.engine.verdict.Check}. Invariant: a verdict other than
 * UNKNOWN rests on a complete search.
 */
@NullMarked
package dev.twintrace.engine.verdict;

import org.jspecify.annotations.NullMarked;
