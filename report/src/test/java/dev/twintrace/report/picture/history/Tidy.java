package dev.twintrace.report.picture.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.report.picture.Picture;
import dev.twintrace.report.picture.Room;
import dev.twintrace.report.picture.Shape;
import dev.twintrace.report.picture.Shape.Label;
import dev.twintrace.report.picture.Shape.Point;
import dev.twintrace.report.picture.Svg;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.InputSource;

/** What every picture keeps: no two labels overlap, nothing lies outside, all of it is XML. */
final class Tidy {
    private Tidy() {}

    static void check(Picture picture, String what) {
        List<Room> boxes = new ArrayList<>();
        for (Shape shape : picture.shapes()) {
            switch (shape) {
                case Label label -> boxes.add(Room.of(label));
                case Shape.Stroke stroke -> stroke.points().forEach(p -> inside(p, picture, what));
                case Shape.Cross cross -> inside(cross.at(), picture, what);
                case Shape.Dot dot -> inside(dot.at(), picture, what);
                case Shape.Area area -> {
                    inside(new Point(area.x(), area.y()), picture, what);
                    inside(
                            new Point(area.x() + area.width(), area.y() + area.height()),
                            picture,
                            what);
                }
            }
        }
        labels(boxes, picture, what);
        assertThat(picture.title()).isNotBlank();
        assertThat(picture.description()).isNotBlank();
        xml(Svg.of(picture, "p"), what);
    }

    private static void labels(List<Room> boxes, Picture picture, String what) {
        boxes.forEach(box -> {
            inside(new Point(box.left(), box.top()), picture, what + box);
            inside(new Point(box.right(), box.bottom()), picture, what + box);
        });
        boxes.sort(Comparator.comparingDouble(Room::top));
        for (int i = 0; i < boxes.size(); i++) {
            Room box = boxes.get(i);
            for (int j = i + 1; j < boxes.size() && boxes.get(j).top() < box.bottom(); j++) {
                if (box.overlaps(boxes.get(j))) {
                    throw new AssertionError(what + ": " + box + " overlaps " + boxes.get(j));
                }
            }
        }
    }

    private static void inside(Point p, Picture picture, String what) {
        if (p.x() < 0
                || p.y() < 0
                || p.x() > picture.width() + 0.01
                || p.y() > picture.height() + 0.01) {
            throw new AssertionError(
                    "%s: %s is outside of %s x %s"
                            .formatted(what, p, picture.width(), picture.height()));
        }
    }

    static void xml(String svg, String what) {
        try {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (Exception wrong) {
            throw new AssertionError(what, wrong);
        }
    }
}
