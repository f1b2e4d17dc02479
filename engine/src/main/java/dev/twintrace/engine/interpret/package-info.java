/**
 * The reference interpreter of models. Entry point: {@link
 * dev.twintrace.engine.interpret.Interpreter}. Invariant: it does what {@link
 * dev.twintrace.protocol.model.Effect} says and nothing more.
 */
@NullMarked
package dev.twintrace.engine.interpret;

import org.jspecify.annotations.NullMarked;
