package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Shape.Point;
import dev.twintrace.report.words.Plain;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A picture as SVG: one file with its own style, light or dark as the reader likes, readable
 * without colours and without seeing it.
 */
public final class Svg {
    private static final double HEAD = 7;

    private final StringBuilder text = new StringBuilder();
    private final String id;
    private final Set<String> addresses = new HashSet<>();

    private Svg(String id) {
        this.id = id;
    }

    /**
     * A file of its own. The first text of each step, its number, has the address {@code
     * id-run-step}.
     *
     * @param id unique on the page that it may become a part of
     */
    public static String of(Picture picture, String id) {
        return new Svg(id).document(picture, "<style>" + style() + "</style>");
    }

    /** A part of a page that has the {@link #style} already. */
    public static String part(Picture picture, String id) {
        return new Svg(id).document(picture, "");
    }

    /** What colours and fonts there are, for a page that holds several pictures. */
    public static String style() {
        return """
        svg.twin{--ink:#1f2328;--soft:#59636e;--faint:#c4cad1;--paper:#fff;--view:#dbeafe;--request:#0550ae;\
        --answer:#59636e;--fault:#9a6700;--error:#bc4c00;--decision:#6639ba;--damage:#cf222e;\
        --late:#a40e6a;\
        background:var(--paper);font:12px "DejaVu Sans Mono",Menlo,Consolas,"Liberation Mono",monospace}
        @media (prefers-color-scheme:dark){svg.twin{--ink:#e6edf3;--soft:#9198a1;--faint:#3d444d;--paper:#0d1117;\
        --view:#12304f;--request:#79c0ff;--answer:#9198a1;--fault:#d29922;--error:#ffa657;--decision:#d2a8ff;\
        --damage:#ff7b72;--late:#ff8ad0}}
        @media print{svg.twin{--ink:#000;--paper:#fff;--view:#e8e8e8;--faint:#bbb;--soft:#444}}
        svg.twin text{fill:var(--ink);white-space:pre}svg.twin text.faint,svg.twin text.late{stroke:var(--paper);\
        stroke-width:3px;stroke-linejoin:round;paint-order:stroke}svg.twin .strong{font-weight:600}svg.twin text.faint{fill:var(--soft)}
        svg.twin text.fault{fill:var(--fault)}svg.twin text.error{fill:var(--error)}
        svg.twin text.late{fill:var(--late);font-style:italic}svg.twin text.decision{fill:var(--decision)}svg.twin text.damage{fill:var(--damage);font-weight:600}
        svg.twin path{fill:none;stroke:var(--ink);stroke-width:1.3}svg.twin path.faint{stroke:var(--faint)}
        svg.twin path.request{stroke:var(--request)}svg.twin path.answer{stroke:var(--answer)}
        svg.twin path.fault{stroke:var(--fault)}svg.twin path.damage{stroke:var(--damage)}
        svg.twin path.dashed{stroke-dasharray:4 3}svg.twin path.late{stroke:var(--late);stroke-width:2;\
        stroke-dasharray:9 3 2 3}svg.twin path.head{stroke-dasharray:none}svg.twin path.faint.dashed{stroke-dasharray:2 4}
        svg.twin path.hollow{fill:var(--paper);stroke-dasharray:none;stroke-width:2}svg.twin path.cross{stroke:var(--fault);stroke-width:2.2}
        svg.twin circle{fill:var(--request)}svg.twin circle.damage{fill:var(--damage)}
        svg.twin rect{fill:var(--paper)}svg.twin rect.view{fill:var(--view)}
        svg.twin rect.same{fill:var(--view);opacity:.4}
        """;
    }

    private String document(Picture picture, String style) {
        line(
                "<svg class=\"twin\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" role=\"img\" aria-labelledby=\"%s-title %s-text\">"
                        .formatted(
                                number(picture.width()),
                                number(picture.height()),
                                number(picture.width()),
                                number(picture.height()),
                                id,
                                id));
        line("<title id=\"%s-title\">%s</title>".formatted(id, escaped(picture.title())));
        line("<desc id=\"%s-text\">%s</desc>".formatted(id, escaped(picture.description())));
        if (!style.isEmpty()) {
            line(style);
        }
        picture.shapes().forEach(this::shape);
        line("</svg>");
        return text.toString();
    }

    private void line(String markup) {
        text.append(markup).append('\n');
    }

    private void shape(Shape shape) {
        switch (shape) {
            case Shape.Label label ->
                    line(
                            "<text"
                                    + address(label)
                                    + number("x", label.x())
                                    + number("y", label.y())
                                    + anchor(label.align())
                                    + attributes(label, "")
                                    + ">"
                                    + escaped(label.text())
                                    + "</text>");
            case Shape.Stroke stroke -> {
                path(stroke.points(), stroke, stroke.dashed() ? " dashed" : "");
                if (stroke.arrow()) {
                    head(stroke);
                }
            }
            case Shape.Cross cross -> {
                double x = cross.at().x();
                double y = cross.at().y();
                path(List.of(new Point(x - 4, y - 4), new Point(x + 4, y + 4)), cross, " cross");
                path(List.of(new Point(x - 4, y + 4), new Point(x + 4, y - 4)), cross, " cross");
            }
            case Shape.Dot dot when dot.late() -> diamond(dot);
            case Shape.Dot dot ->
                    line(
                            "<circle"
                                    + number("cx", dot.at().x())
                                    + number("cy", dot.at().y())
                                    + " r=\"3.2\""
                                    + attributes(dot, "")
                                    + "/>");
            case Shape.Area area ->
                    line(
                            "<rect"
                                    + number("x", area.x())
                                    + number("y", area.y())
                                    + number("width", area.width())
                                    + number("height", area.height())
                                    + " rx=\"3\""
                                    + attributes(area, "")
                                    + "/>");
        }
    }

    private void diamond(Shape.Dot dot) {
        double x = dot.at().x();
        double y = dot.at().y();
        path(
                List.of(
                        new Point(x - 6, y),
                        new Point(x, y - 6),
                        new Point(x + 6, y),
                        new Point(x, y + 6),
                        new Point(x - 6, y)),
                dot,
                " hollow");
    }

    private void head(Shape.Stroke stroke) {
        Point tip = stroke.points().getLast();
        Point before = stroke.points().get(stroke.points().size() - 2);
        double angle = Math.atan2(tip.y() - before.y(), tip.x() - before.x());
        path(List.of(barb(tip, angle + 2.65), tip, barb(tip, angle - 2.65)), stroke, " head");
    }

    private static Point barb(Point tip, double angle) {
        return new Point(tip.x() + HEAD * Math.cos(angle), tip.y() + HEAD * Math.sin(angle));
    }

    private void path(List<Point> points, Shape shape, String more) {
        String way =
                points.stream()
                        .map(p -> number(p.x()) + " " + number(p.y()))
                        .collect(Collectors.joining("L", "M", ""));
        line("<path d=\"" + way + "\"" + attributes(shape, more) + "/>");
    }

    private String address(Shape.Label label) {
        return label.tag()
                .run()
                .flatMap(run -> label.tag().step().map(step -> id + "-" + run + "-" + step))
                .filter(addresses::add)
                .map(address -> " id=\"" + escaped(address) + "\"")
                .orElse("");
    }

    private static String anchor(Shape.Label.Align align) {
        return switch (align) {
            case START -> "";
            case MIDDLE -> " text-anchor=\"middle\"";
            case END -> " text-anchor=\"end\"";
        };
    }

    private static String attributes(Shape shape, String more) {
        String role = shape.role().name().toLowerCase(Locale.ROOT);
        return " class=\""
                + role
                + more
                + "\""
                + shape.tag().request().map(r -> " data-request=\"" + escaped(r) + "\"").orElse("")
                + number("run", shape.tag().run())
                + number("from", shape.tag().from())
                + number("step", shape.tag().step());
    }

    private static String number(String name, Optional<Integer> value) {
        return value.map(v -> " data-" + name + "=\"" + v + "\"").orElse("");
    }

    private static String number(String name, double value) {
        return " " + name + "=\"" + number(value) + "\"";
    }

    /** To a tenth of a pixel; a formatter would take most of the time of a large picture. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long digits = Math.abs(tenths);
        return sign + digits / 10 + (digits % 10 == 0 ? "" : "." + digits % 10);
    }

    /** Text as markup that shows it. */
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        Plain.visible(text)
                .codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '&' -> safe.append("&amp;");
                        case '"' -> safe.append("&quot;");
                        case '\'' -> safe.append("&#39;");
                        default -> safe.appendCodePoint(c);
                    }
                });
        return safe.toString();
    }
}
