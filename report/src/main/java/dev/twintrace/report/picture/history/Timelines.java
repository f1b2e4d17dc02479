package dev.twintrace.report.picture.history;

import dev.twintrace.report.picture.Picture;
import java.util.Optional;

/**
 * The pictures of a history.
 *
 * @param focus what matters: the contradiction, or how an order begins
 * @param whole all operations; empty if the first picture has them, or if they are too many
 * @param cut one sentence or two: what of the history the first picture shows; it says so itself
 */
public record Timelines(Picture focus, Optional<Picture> whole, String cut) {}
