/**
 * A <code>.twin</code> file as written: names are not resolved and nothing is checked but the form.
 * Entry point: {@link dev.twintrace.protocol.syntax.Item}. Invariant: every node carries the place
 * it comes from, and no tree is nested deeper than the reader allows, so that recursion over one is
 * safe.
 */
@NullMarked
package dev.twintrace.protocol.syntax;

import org.jspecify.annotations.NullMarked;
