/**
 * The front end of the <code>.twin</code> language: reading, checking, options, expectations,
 * diagnostics and layout. Entry point: {@link dev.twintrace.protocol.language.TwinFile}. Invariant:
 * whatever text goes in, the answer is a value (a checked protocol or diagnostics), never an
 * exception.
 */
@NullMarked
package dev.twintrace.protocol.language;

import org.jspecify.annotations.NullMarked;
