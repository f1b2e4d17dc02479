package dev.twintrace.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The browser notices what tests of pages rely on it to notice. */
class BrowserTest {
    private static final String ON =
            """
            <!DOCTYPE html><title>t</title><p id="p">before</p><noscript>no script</noscript>
            <script>document.getElementById('p').textContent = 'äfter <&> "①"';</script>
            """;

    @TempDir Path folder;

    @BeforeAll
    static void browserIsThere() {
        Browser.needed();
    }

    @Test
    void scriptsOfPagesRunOnlyWhereTheyMayAndAnswersComeBackAsTheyAre() {
        List<JsonNode> answers =
                new Browser(folder)
                        .run(
                                List.of(
                                        new Page("on", ON, 700, true),
                                        new Page("off", ON, 1400, false)),
                                """
                                return Promise.resolve({
                                  text: document.getElementById('p').textContent,
                                  width: window.innerWidth,
                                });
                                """);
        assertThat(answers.get(0).get("text").asString()).isEqualTo("äfter <&> \"①\"");
        assertThat(answers.get(0).get("width").asInt()).isEqualTo(700);
        assertThat(answers.get(1).get("text").asString()).isEqualTo("before");
        assertThat(answers.get(1).get("width").asInt()).isEqualTo(1400);
    }

    @Test
    void overlapsAndTextsThatAreCutOffAreFound() {
        String svg =
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">
                <text x="5" y="20">one</text><text x="9" y="24">two</text><text x="80" y="45">three</text></svg>
                """;
        String beside = "<p style=\"width:5000px\">" + "wide ".repeat(600);
        List<Measured> measured =
                new Browser(folder)
                        .measure(
                                List.of(
                                        Browser.picture("svg", svg, 700),
                                        new Page("wide", beside, 700, false),
                                        new Page("good", "<p>" + "wide ".repeat(600), 700, true)));
        assertThat(measured.get(0).overlaps()).hasSize(1).first().asString().contains("one", "two");
        assertThat(measured.get(0).outside()).hasSize(1).first().asString().contains("three");
        assertThat(measured.get(1).outside()).isNotEmpty();
        assertThat(measured.get(1).contentWidth()).isGreaterThan(5000);
        assertThat(measured.get(2).outside()).isEmpty();
        assertThat(measured.get(2).overlaps()).isEmpty();
        assertThat(measured.get(2).contentWidth()).isEqualTo(700);
        assertThat(measured.get(2).texts()).hasSizeGreaterThan(5);
    }
}
