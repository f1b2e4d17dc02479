/**
 * Models as JVM bytecode, made at run time. Entry point: {@link
 * dev.twintrace.engine.compile.CompiledSuccessors}. Invariant: the same steps in the same order, to
 * the same states, as the {@linkplain dev.twintrace.engine.interpret.Interpreter interpreter}; a
 * value without room in the layout is refused, never cut. Source: the meaning of {@link
 * dev.twintrace.protocol.model.Term} and {@link dev.twintrace.protocol.model.Effect}.
 */
@NullMarked
package dev.twintrace.engine.compile;

import org.jspecify.annotations.NullMarked;
