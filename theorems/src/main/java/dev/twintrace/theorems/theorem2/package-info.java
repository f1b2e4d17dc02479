/** Theorem 2 of SHIFT (arXiv 2512.11094). Entry point: {@link Theorem2#demonstrate}. */
@NullMarked
package dev.twintrace.theorems.theorem2;

import org.jspecify.annotations.NullMarked;
