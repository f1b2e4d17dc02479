package dev.twintrace.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.report.picture.Drawings.Drawing;
import dev.twintrace.report.picture.Shape.Area;
import dev.twintrace.report.picture.Shape.Label;
import dev.twintrace.report.picture.Shape.Point;
import dev.twintrace.report.picture.Shape.Role;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The pictures of all examples: nothing overlaps, nothing lies outside, all of it is XML. */
class PicturesTest {
    private static final String LL128 = "collectives/ll128.twin";

    static Stream<Drawing> drawings() {
        return Drawings.ofExamples().stream();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void noTwoLabelsOverlapAndNothingLiesOutside(Drawing drawing) throws Exception {
        Picture picture = drawing.picture();
        Legible.check(picture);
        xml(Svg.of(picture, "p"));
    }

    /** No copy travels through words, but for a text that says so of its own arrow. */
    @ParameterizedTest
    @MethodSource("drawings")
    void noArrowRunsThroughText(Drawing drawing) {
        List<Shape> shapes = drawing.picture().shapes();
        List<Room> texts =
                shapes.stream()
                        .filter(s -> s instanceof Label && s.tag().step().isPresent())
                        .filter(s -> s.role() != Role.LATE)
                        .map(s -> Room.of((Label) s))
                        .toList();
        for (Shape shape : shapes) {
            boolean travels =
                    switch (shape.role()) {
                        case REQUEST, ANSWER, LATE -> shape.tag().step().isPresent();
                        case PLAIN, STRONG, FAINT, VIEW, SAME, FAULT, ERROR, DECISION, DAMAGE ->
                                false;
                    };
            if (travels && shape instanceof Shape.Stroke stroke) {
                for (int i = 1; i < stroke.points().size(); i++) {
                    Point from = stroke.points().get(i - 1);
                    Point to = stroke.points().get(i);
                    assertThat(texts).as("%s to %s", from, to).noneMatch(b -> b.cut(from, to));
                }
            }
        }
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }

    /** Up to the decision, the sender's view is made of the same texts at the same heights. */
    @ParameterizedTest
    @MethodSource("drawings")
    void whatTheSenderSeesIsTheSameInBoth(Drawing drawing) {
        if (!drawing.twins()) {
            return;
        }
        Picture picture = drawing.picture();
        double half = picture.width() / 2;
        List<Double> bands =
                areas(picture, Role.VIEW)
                        .filter(a -> a.tag().run().isEmpty() && a.width() > half)
                        .map(Area::y)
                        .toList();
        boolean beside = bands.size() == 1;
        assertThat(bands).hasSize(beside ? 1 : 3);
        List<Seen> here = seen(picture, 1, bands.getFirst());
        List<Seen> there = seen(picture, 2, bands.getLast());
        assertThat(here).isNotEmpty();
        double lower = there.getFirst().y() - here.getFirst().y();
        assertThat(beside && lower != 0).isFalse();
        assertThat(there).isEqualTo(here.stream().map(s -> s.lower(lower)).toList());
        if (beside) {
            assertThat(areas(picture, Role.SAME)).hasSameSizeAs(here);
        }
    }

    /** What the sender sees. */
    private record Seen(double y, List<String> text) {
        Seen lower(double by) {
            return new Seen(y + by, text);
        }
    }

    private static Stream<Area> areas(Picture picture, Role role) {
        return picture.shapes().stream()
                .filter(s -> s instanceof Area && s.role() == role)
                .map(Area.class::cast);
    }

    private static List<Seen> seen(Picture picture, int run, double above) {
        return areas(picture, Role.VIEW)
                .filter(a -> a.y() < above && a.tag().run().equals(Optional.of(run)))
                .map(a -> new Seen(a.y(), texts(picture, a)))
                .toList();
    }

    private static List<String> texts(Picture picture, Area area) {
        return picture.shapes().stream()
                .filter(s ->
                        s instanceof Label l
                                && l.x() >= area.x()
                                && l.x() < area.x() + area.width()
                                && l.y() > area.y()
                                && l.y() < area.y() + area.height())
                .map(s -> ((Label) s).text())
                .toList();
    }

    /** What is red says why; what is an error as well. */
    @ParameterizedTest
    @MethodSource("drawings")
    void everyMarkHasItsSentence(Drawing drawing) {
        List<Shape> shapes = drawing.picture().shapes();
        for (Shape shape : shapes) {
            if (shape instanceof Label label && label.text().matches("!\\d+")) {
                assertThat(shapes)
                        .as(label.toString())
                        .anyMatch(s ->
                                s instanceof Label why
                                        && why.text().startsWith("because ")
                                        && why.tag().run().equals(label.tag().run())
                                        && why.tag().step().equals(label.tag().step()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void eachStepHasItsAddressAndAllThatBelongsToOneSaysSo(int which) throws Exception {
        Picture picture = Drawings.of(LL128).get(which).picture();
        Document svg = xml(Svg.of(picture, "p"));
        NodeList all = svg.getElementsByTagName("*");
        Set<String> addresses = new HashSet<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id")) {
                assertThat(addresses.add(element.getAttribute("id"))).isTrue();
            }
            if (element.hasAttribute("data-step")) {
                assertThat(element.getAttribute("data-run")).isIn("1", "2");
            }
        }
        for (int step = 1; step <= 15; step++) {
            assertThat(addresses).contains("p-1-" + step);
        }
        for (int step = 1; step <= 9; step++) {
            assertThat(addresses).contains("p-2-" + step);
        }
    }

    /** But for those of the key, below everything else. */
    @ParameterizedTest
    @MethodSource("drawings")
    void whatTravelsBelongsToAStep(Drawing drawing) {
        List<Shape> shapes = drawing.picture().shapes();
        double steps =
                shapes.stream()
                        .filter(s -> s instanceof Label && s.tag().step().isPresent())
                        .mapToDouble(s -> ((Label) s).y())
                        .max()
                        .orElseThrow();
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Dot dot ->
                        assertThat(dot.tag().step().isPresent() || dot.at().y() > steps).isTrue();
                case Shape.Cross cross ->
                        assertThat(cross.tag().step().isPresent() || cross.at().y() > steps)
                                .isTrue();
                case Shape.Stroke stroke ->
                        assertThat(
                                        stroke.tag().step().isPresent()
                                                || stroke.role() == Role.FAINT
                                                || stroke.points().getFirst().y() > steps)
                                .isTrue();
                case Label _, Area _ -> {}
            }
        }
    }

    /** Its lifeline stands to the right of what the target does. */
    @Test
    void aThirdPartySendsFromWhereItIs() {
        Picture picture = Drawings.of("atomics/cas-lock.twin").getFirst().picture();
        double third = label(picture, "p3").x();
        assertThat(third).isGreaterThan(label(picture, "NIC of memory").x());
        assertThat(arrows(picture, Role.REQUEST, "q2#1"))
                .allMatch(s -> s.points().getFirst().x() == third);
        assertThat(arrows(picture, Role.REQUEST, "q1#1"))
                .allMatch(s -> s.points().getFirst().x() < third);
    }

    private static Label label(Picture picture, String text) {
        return picture.shapes().stream()
                .filter(s -> s instanceof Label l && l.text().equals(text))
                .map(Label.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Shape.Stroke> arrows(Picture picture, Role role, String request) {
        List<Shape.Stroke> all =
                picture.shapes().stream()
                        .filter(s -> s instanceof Shape.Stroke && s.role() == role)
                        .filter(s -> s.tag().request().equals(Optional.of(request)))
                        .filter(s -> s.tag().run().equals(Optional.of(1)))
                        .map(Shape.Stroke.class::cast)
                        .toList();
        assertThat(all).isNotEmpty();
        return all;
    }

    /** From above the fault to below the decision, with a sign and a word of its own. */
    @Test
    void aLateOriginalGoesPastTheFailover() {
        Picture picture =
                Drawings.of("one-sided/put-resent.twin", "late original").getFirst().picture();
        Shape.Stroke late = arrows(picture, Role.LATE, "q#3").getFirst();
        assertThat(late.arrow()).isTrue();
        assertThat(late.points().getFirst().y()).isLessThan(label(picture, "lane 0 fails").y());
        assertThat(late.points().getLast().y()).isGreaterThan(label(picture, "resend q#3").y());
        assertThat(picture.shapes())
                .anyMatch(s ->
                        s instanceof Shape.Dot dot
                                && dot.late()
                                && dot.at().equals(late.points().getLast()));
        assertThat(label(picture, "late").tag().step()).isEqualTo(late.tag().step());
    }

    @Test
    void whatAFileSaysIsEscaped() throws Exception {
        Picture picture =
                new Picture(
                        100,
                        30,
                        "<script>alert(1)</script>",
                        "a & b \u0007",
                        List.of(
                                new Label(
                                        0,
                                        12,
                                        Label.Align.START,
                                        "]]><script>'\"",
                                        Role.PLAIN,
                                        Shape.Tag.NONE)));
        String svg = Svg.of(picture, "x");
        assertThat(svg).doesNotContain("<script");
        assertThat(xml(svg).getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("]]><script>'\"");
    }
}
