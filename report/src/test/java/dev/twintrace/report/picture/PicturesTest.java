package dev.twintrace.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.verdict.Check;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.picture.Shape.Label;
import dev.twintrace.report.picture.Shape.Point;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.story.Cast;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final Path ALL = Path.of(System.getProperty("twintrace.root"), "examples");
    private static final double NARROW = 640;
    private static final Limits LIMITS = new Limits(30_000, 1L << 28, Duration.ofSeconds(20));

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(ALL)) {
            return files.filter(f -> f.toString().endsWith(".twin")).sorted().toList().stream();
        }
    }

    private static List<Picture> pictures(Path file) {
        TwinFile read = ((Parsed.Accepted) TwinFile.read(file)).file();
        List<Picture> all = new ArrayList<>();
        for (Expectation expectation : read.expectations()) {
            Protocol protocol = ((Instance.Valid) read.instantiate(expectation.with())).protocol();
            if (Check.check(protocol, LIMITS, Progress.NONE) instanceof Verdict verdict) {
                for (Finding finding : verdict.findings()) {
                    all.add(Pictures.of(Cast.of(protocol), finding));
                    all.add(Pictures.of(Cast.of(protocol), finding, NARROW));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noTwoLabelsOverlapAndNothingLiesOutside(Path file) throws Exception {
        for (Picture picture : pictures(file)) {
            List<Box> labels = new ArrayList<>();
            for (Shape shape : picture.shapes()) {
                switch (shape) {
                    case Label label -> {
                        Box box = Box.of(label);
                        assertThat(box.within(picture)).as(label.toString()).isTrue();
                        assertThat(labels).as(label.toString()).noneMatch(box::overlaps);
                        labels.add(box);
                    }
                    case Shape.Stroke stroke ->
                            assertThat(stroke.points()).allMatch(p -> within(p, picture));
                    case Shape.Cross cross -> assertThat(within(cross.at(), picture)).isTrue();
                    case Shape.Dot dot -> assertThat(within(dot.at(), picture)).isTrue();
                    case Shape.Area area ->
                            assertThat(within(new Point(area.x(), area.y()), picture)).isTrue();
                }
            }
            assertThat(picture.description()).doesNotContain("\u00a0").isNotBlank();
            xml(Svg.of(picture, "p"));
        }
    }

    private static boolean within(Point p, Picture picture) {
        return p.x() >= 0
                && p.y() >= 0
                && p.x() <= picture.width() + 0.01
                && p.y() <= picture.height() + 0.01;
    }

    /** The room that a label takes. */
    private record Box(String text, double left, double top, double right, double bottom) {
        static Box of(Label label) {
            double width = Ink.width(label.text());
            double left =
                    switch (label.align()) {
                        case START -> label.x();
                        case MIDDLE -> label.x() - width / 2;
                        case END -> label.x() - width;
                    };
            double top = label.y() - Ink.ASCENT;
            return new Box(label.text(), left, top, left + width, top + Ink.LINE);
        }

        boolean within(Picture picture) {
            return left >= 0
                    && top >= 0
                    && right <= picture.width() + 0.01
                    && bottom <= picture.height() + 0.01;
        }

        boolean overlaps(Box other) {
            double slack = 0.5;
            return left + slack < other.right
                    && other.left + slack < right
                    && top + slack < other.bottom
                    && other.top + slack < bottom;
        }
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }

    /** Up to the decision, equal events of the sender's view stand at equal heights. */
    @Test
    void whatTheSenderSeesStandsAtTheSameHeightInBoth() {
        Picture picture = pictures(ALL.resolve("collectives/ll128.twin")).getFirst();
        double half = picture.width() / 2;
        double band =
                picture.shapes().stream()
                        .filter(s -> s instanceof Shape.Area a && a.width() > half)
                        .mapToDouble(s -> ((Shape.Area) s).y())
                        .findFirst()
                        .orElseThrow();
        List<Double> left = views(picture, 0, half, band);
        assertThat(left)
                .hasSizeGreaterThan(3)
                .isEqualTo(views(picture, half, picture.width(), band));
    }

    private static List<Double> views(Picture picture, double from, double to, double above) {
        return picture.shapes().stream()
                .filter(Shape.Area.class::isInstance)
                .map(Shape.Area.class::cast)
                .filter(a -> a.role() == Role.VIEW && a.y() < above)
                .filter(a -> a.x() >= from && a.x() < to)
                .map(Shape.Area::y)
                .toList();
    }

    /** In the narrow one, the twin's views stand as far below its head as this run's. */
    @Test
    void soItIsWhereOneStandsAboveTheOther() {
        Picture picture = pictures(ALL.resolve("collectives/ll128.twin")).get(1);
        assertThat(picture.width()).isEqualTo(NARROW);
        List<Double> first = before(picture, 1, 12);
        List<Double> second = before(picture, 2, 7);
        double lower = second.getFirst() - first.getFirst();
        assertThat(first).hasSizeGreaterThan(3);
        assertThat(second).isEqualTo(first.stream().map(y -> y + lower).toList());
    }

    private static List<Double> before(Picture picture, int run, int last) {
        return picture.shapes().stream()
                .filter(Shape.Area.class::isInstance)
                .filter(s -> s.tag().run().equals(Optional.of(run)))
                .filter(s -> s.tag().step().orElseThrow() <= last)
                .map(s -> ((Shape.Area) s).y())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void eachStepHasItsAddressAndAllThatBelongsToOneSaysSo(int which) throws Exception {
        Picture picture = pictures(ALL.resolve("collectives/ll128.twin")).get(which);
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
        for (Shape shape : picture.shapes()) {
            switch (shape) {
                case Shape.Dot dot -> assertThat(dot.tag().step()).isPresent();
                case Shape.Cross cross -> assertThat(cross.tag().step()).isPresent();
                case Shape.Stroke stroke ->
                        assertThat(stroke.tag().step().isPresent() || stroke.role() == Role.FAINT)
                                .isTrue();
                case Label _, Shape.Area _ -> {}
            }
        }
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
