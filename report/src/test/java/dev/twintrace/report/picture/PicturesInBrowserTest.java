package dev.twintrace.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.report.browser.Browser;
import dev.twintrace.report.browser.Measured;
import dev.twintrace.report.browser.Page;
import dev.twintrace.report.drawing.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the layout says of the examples' pictures, measured in a browser with the fonts it has: no
 * two texts overlap, none sticks out of its picture or off the page.
 */
class PicturesInBrowserTest {
    private static final int LARGE_WINDOW = 1400;
    private static final int SMALL_WINDOW = 700;

    /** The last letter may lean out of its place, as an italic one does. */
    private static final double OVERHANG = 1.5;

    @BeforeAll
    static void browserIsThere() {
        Browser.needed();
    }

    @Test
    void noTwoTextsOverlapAndAllAreOnThePage(@TempDir Path folder) {
        List<Page> pages = new ArrayList<>();
        for (Drawings.Drawing drawing : Drawings.ofExamples()) {
            boolean narrow = drawing.picture().width() <= Pictures.NARROW;
            pages.add(
                    Browser.picture(
                            drawing.toString(),
                            Svg.of(drawing.picture(), "p" + pages.size()),
                            narrow ? SMALL_WINDOW : LARGE_WINDOW));
        }
        assertThat(pages).hasSizeGreaterThan(40);
        for (Measured measured : new Browser(folder).measure(pages)) {
            assertThat(measured.texts()).as(measured.page().name()).hasSizeGreaterThan(10);
            assertThat(measured.overlaps()).isEmpty();
            assertThat(measured.outside()).isEmpty();
            assertThat(measured.contentWidth()).isLessThanOrEqualTo(measured.page().width());
            for (Measured.Text text : measured.texts()) {
                assertThat(text.box().width())
                        .as("%s: %s", measured.page(), text)
                        .isLessThan(Ink.width(text.text()) + OVERHANG);
            }
        }
    }
}
