package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Shape.Point;
import java.util.List;

/** Shapes at another place. */
final class Moved {
    private Moved() {}

    /** Further to the right. */
    static List<Shape> right(List<Shape> shapes, double by) {
        return by == 0 ? shapes : shapes.stream().map(shape -> right(shape, by)).toList();
    }

    private static Shape right(Shape shape, double by) {
        return switch (shape) {
            case Shape.Label(var x, var y, var align, var text, var role, var tag) ->
                    new Shape.Label(x + by, y, align, text, role, tag);
            case Shape.Stroke(var points, var dashed, var arrow, var role, var tag) ->
                    new Shape.Stroke(
                            points.stream().map(p -> right(p, by)).toList(),
                            dashed,
                            arrow,
                            role,
                            tag);
            case Shape.Cross(var at, var role, var tag) ->
                    new Shape.Cross(right(at, by), role, tag);
            case Shape.Dot(var at, var late, var role, var tag) ->
                    new Shape.Dot(right(at, by), late, role, tag);
            case Shape.Area(var x, var y, var w, var h, var role, var tag) ->
                    new Shape.Area(x + by, y, w, h, role, tag);
        };
    }

    private static Point right(Point point, double by) {
        return new Point(point.x() + by, point.y());
    }
}
