/** The <code>twintrace</code> command. */
@NullMarked
package dev.twintrace.cli;

import org.jspecify.annotations.NullMarked;
