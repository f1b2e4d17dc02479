/**
 * A report as Markdown. Entry point: {@link dev.twintrace.report.markdown.Markdown}. Invariant: it
 * reads well as plain text, and nothing that a file says becomes markup.
 */
@NullMarked
package dev.twintrace.report.markdown;

import org.jspecify.annotations.NullMarked;
