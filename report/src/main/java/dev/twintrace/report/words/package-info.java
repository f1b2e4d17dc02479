/**
 * Text of strangers, made fit to be shown, and objects in words. Entry point: {@link
 * dev.twintrace.report.words.Plain}. Invariant: what has no shape, or turns the direction of
 * reading, is never passed on as it is.
 */
@NullMarked
package dev.twintrace.report.words;

import org.jspecify.annotations.NullMarked;
