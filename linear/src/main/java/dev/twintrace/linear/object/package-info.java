/**
 * The objects that operations act on. Entry point: {@link dev.twintrace.linear.object.ObjectType}.
 * Invariant: objects are deterministic; a {@link dev.twintrace.linear.object.Machine} says for each
 * operation of a history what it makes of a state and whether its result is right. Whether a
 * history is one of a type at all is asked once, of {@link dev.twintrace.linear.object.Signatures}.
 */
@NullMarked
package dev.twintrace.linear.object;

import org.jspecify.annotations.NullMarked;
