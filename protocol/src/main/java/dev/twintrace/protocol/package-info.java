/** The <code>.twin</code> language: syntax, checks and formatter. */
@NullMarked
package dev.twintrace.protocol;

import org.jspecify.annotations.NullMarked;
