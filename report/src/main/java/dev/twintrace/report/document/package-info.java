/**
 * Reports, before anybody decides on a form: what they say, in which order, and what is to be drawn
 * where. Entry points: {@link dev.twintrace.report.document.CheckDocument}, {@link
 * dev.twintrace.report.document.SolveDocument}, {@link
 * dev.twintrace.report.document.TheoremDocument} and {@link
 * dev.twintrace.report.document.HistoryDocument}. Invariant: text, HTML and Markdown are made of
 * the same document, so they say the same.
 */
@NullMarked
package dev.twintrace.report.document;

import org.jspecify.annotations.NullMarked;
