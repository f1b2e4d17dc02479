/** Verdicts and witnesses as text and as JSON. */
@NullMarked
package dev.twintrace.report;

import org.jspecify.annotations.NullMarked;
