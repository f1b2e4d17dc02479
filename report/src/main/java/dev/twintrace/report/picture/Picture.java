package dev.twintrace.report.picture;

import java.util.List;

/**
 * Shapes, the first at the back.
 *
 * @param title what it shows, a few words
 * @param description the same in full sentences, for those who cannot see it
 */
public record Picture(
        double width, double height, String title, String description, List<Shape> shapes) {
    /** Copies the shapes. */
    public Picture {
        shapes = List.copyOf(shapes);
    }
}
