package dev.twintrace.report;

import dev.twintrace.report.story.Cast;

/**
 * What was checked.
 *
 * @param file as the user named it
 * @param settings the options' values, {@code reuse = on}; may be empty
 * @param bounds what the verdict is limited to, {@code 1 fault, 2 lanes, originals bounded}
 * @param source the text of the file; empty where it is not to be shown
 */
public record Subject(
        String file,
        String protocol,
        String title,
        String settings,
        String bounds,
        Cast cast,
        String source) {}
