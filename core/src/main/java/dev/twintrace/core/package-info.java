/** Values, traces and objects, on the Java platform alone. */
@NullMarked
package dev.twintrace.core;

import org.jspecify.annotations.NullMarked;
