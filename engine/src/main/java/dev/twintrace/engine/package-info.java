/** Exploration of every interleaving and fault, and the decision that follows from it. */
@NullMarked
package dev.twintrace.engine;

import org.jspecify.annotations.NullMarked;
