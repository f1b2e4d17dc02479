/**
 * One model whose exact counts are known from independent tools, and two ways to explore it: by
 * Twintrace's engine, and by code written for this model alone. Entry point: {@link
 * dev.twintrace.bench.golden.Row}. Invariant: nothing here knows who is measured, or how.
 */
@NullMarked
package dev.twintrace.bench.golden;

import org.jspecify.annotations.NullMarked;
