package dev.twintrace.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.report.picture.Shape.Label;
import java.util.ArrayList;
import java.util.List;

/** What every picture has to be: no two labels overlap, nothing lies outside. */
final class Legible {
    private Legible() {}

    /** By the widths that the layout itself assumes. */
    static void check(Picture picture) {
        List<Room> labels = new ArrayList<>();
        for (Shape shape : picture.shapes()) {
            switch (shape) {
                case Label label -> {
                    Room box = Room.of(label);
                    inside(label, picture, box.left(), box.top());
                    inside(label, picture, box.right(), box.bottom());
                    assertThat(labels.stream().filter(box::overlaps)).as(label::toString).isEmpty();
                    labels.add(box);
                }
                case Shape.Stroke stroke ->
                        stroke.points().forEach(p -> inside(stroke, picture, p.x(), p.y()));
                case Shape.Cross cross -> inside(cross, picture, cross.at().x(), cross.at().y());
                case Shape.Dot dot -> inside(dot, picture, dot.at().x(), dot.at().y());
                case Shape.Area area -> {
                    inside(area, picture, area.x(), area.y());
                    inside(area, picture, area.x() + area.width(), area.y() + area.height());
                }
            }
        }
        assertThat(picture.description()).doesNotContain("\u00a0").isNotBlank();
        assertThat(picture.title()).doesNotContain("\u00a0").isNotBlank();
    }

    private static void inside(Shape shape, Picture picture, double x, double y) {
        boolean in =
                x >= 0 && y >= 0 && x <= picture.width() + 0.01 && y <= picture.height() + 0.01;
        assertThat(in)
                .as(() -> shape + " in " + picture.width() + " x " + picture.height())
                .isTrue();
    }

    /** The texts of a picture from top to bottom as they were added. */
    static String text(Picture picture) {
        StringBuilder all = new StringBuilder();
        for (Shape shape : picture.shapes()) {
            if (shape instanceof Label label) {
                all.append(label.text()).append(' ');
            }
        }
        return all.toString();
    }
}
