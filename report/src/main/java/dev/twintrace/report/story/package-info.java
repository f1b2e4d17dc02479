/**
 * What a run tells a reader: its events in words, who did what, and why a step did harm. Entry
 * point: {@link dev.twintrace.report.story.Story}. Invariant: every word comes from the events of
 * the run; nothing is judged anew here.
 */
@NullMarked
package dev.twintrace.report.story;

import org.jspecify.annotations.NullMarked;
