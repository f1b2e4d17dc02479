/**
 * Rules whose decisions are left open, and rules again once they are made. Entry point: {@link
 * dev.twintrace.protocol.opening.OpenRule}. Invariant: an open rule allows whatever the language
 * allows an overlay with the same powers, as docs/solve.md says; closing it gives a rule that the
 * language can write.
 */
@NullMarked
package dev.twintrace.protocol.opening;

import org.jspecify.annotations.NullMarked;
