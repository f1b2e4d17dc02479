/**
 * The <code>twintrace</code> command. Entry point: {@link dev.twintrace.cli.Main}. Invariant: a
 * command class holds options only and hands them on, so that help, version and usage errors load
 * neither the language nor the engine; and whatever happens, the user reads a sentence and never a
 * stack trace.
 */
@NullMarked
package dev.twintrace.cli;

import org.jspecify.annotations.NullMarked;
