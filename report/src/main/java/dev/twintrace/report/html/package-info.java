/**
 * A report as a page. Entry point: {@link dev.twintrace.report.html.Html}. Invariant: one file that
 * loads nothing and says everything without running anything; its script adds stepping, following a
 * request, and memory over time. Text of others is escaped in one place, and the page names the
 * hash of the one script that a browser may run.
 */
@NullMarked
package dev.twintrace.report.html;

import org.jspecify.annotations.NullMarked;
