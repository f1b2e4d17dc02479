package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Shape.Label;
import dev.twintrace.report.picture.Shape.Point;

/** The room that a label takes. */
public record Room(String text, double left, double top, double right, double bottom) {
    private static final double SLACK = 0.5;

    /** By the widths that layouts count with. */
    public static Room of(Label label) {
        double width = Lettering.width(label.text());
        double left =
                switch (label.align()) {
                    case START -> label.x();
                    case MIDDLE -> label.x() - width / 2;
                    case END -> label.x() - width;
                };
        double top = label.y() - Lettering.ASCENT;
        return new Room(label.text(), left, top, left + width, top + Lettering.LINE);
    }

    /** Whether two labels would be hard to read. */
    public boolean overlaps(Room other) {
        return left + SLACK < other.right
                && other.left + SLACK < right
                && top + SLACK < other.bottom
                && other.top + SLACK < bottom;
    }

    /** Whether a line runs through it, tried at many points. */
    boolean cut(Point from, Point to) {
        for (int i = 0; i <= 200; i++) {
            double x = from.x() + (to.x() - from.x()) * i / 200;
            double y = from.y() + (to.y() - from.y()) * i / 200;
            if (x > left + 1 && x < right - 1 && y > top + 3 && y < bottom - 3) {
                return true;
            }
        }
        return false;
    }
}
