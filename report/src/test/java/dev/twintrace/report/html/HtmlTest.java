package dev.twintrace.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.report.Hostile;
import dev.twintrace.report.Samples;
import dev.twintrace.report.Subject;
import dev.twintrace.report.document.CheckDocument;
import dev.twintrace.report.document.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The page, as a browser reads it. */
class HtmlTest {
    private static final Document GHOST_WRITE =
            CheckDocument.of(
                    new Subject(
                            "ll128.twin",
                            "ll128",
                            "a title",
                            "",
                            "1 fault",
                            Samples.CAST,
                            "first line\nsecond line"),
                    Samples.unsafe(List.of(Samples.finding(true))));

    private static org.jsoup.nodes.Document page(Document document) {
        Parser parser = Parser.htmlParser().setTrackErrors(50);
        org.jsoup.nodes.Document page = Jsoup.parse(Html.of(document, "made by hand"), parser);
        assertThat(parser.getErrors()).isEmpty();
        return page;
    }

    @Test
    void whatAFileSaysNeverBecomesMarkup() {
        org.jsoup.nodes.Document page = page(Hostile.document());
        assertThat(page.getElementsByTag("script")).hasSize(1);
        assertThat(page.getElementsByTag("img")).isEmpty();
        assertThat(page.getElementsByTag("style")).hasSize(1);
        assertThat(page.getAllElements())
                .allMatch(e ->
                        e.attributes().asList().stream()
                                .noneMatch(a -> a.getKey().startsWith("on")));
        String shown = Hostile.NAME.replace('\u0007', '\ufffd').replace('\u202e', '\ufffd');
        assertThat(page.title()).isEqualTo(shown);
        assertThat(page.select("td").getFirst().wholeText()).isEqualTo(shown);
        assertThat(page.select("figure .words p.strong").getFirst().wholeText())
                .isEqualTo("The run");
        assertThat(page.select("ol.listing li").getFirst().wholeText()).isEqualTo(shown);
    }

    @Test
    void nothingIsLoadedAndOnlyOurScriptMayRun() throws Exception {
        org.jsoup.nodes.Document page = page(GHOST_WRITE);
        assertThat(page.select("[src], link, iframe, object, embed, base, form")).isEmpty();
        assertThat(page.select("[href]")).allMatch(link -> link.attr("href").startsWith("#"));
        Element script = page.getElementsByTag("script").getFirst();
        String hash =
                Base64.getEncoder()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(script.data().getBytes(StandardCharsets.UTF_8)));
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'")
                .contains("script-src 'sha256-" + hash + "'");
    }

    @Test
    void everyIdIsUniqueAndEveryLinkHasItsPlace() {
        org.jsoup.nodes.Document page = page(GHOST_WRITE);
        List<String> ids = page.select("[id]").stream().map(Element::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("a[href]")).isNotEmpty();
        assertThat(page.select("a[href]").stream().map(a -> a.attr("href").substring(1)))
                .filteredOn(id -> !id.startsWith("line-"))
                .allMatch(ids::contains);
        assertThat(page.select("[aria-labelledby]"))
                .allMatch(e ->
                        List.of(e.attr("aria-labelledby").split(" ")).stream()
                                .allMatch(ids::contains));
    }

    @Test
    void theRunsAreThereInWordsWithEveryStepOfBoth() {
        org.jsoup.nodes.Document page = page(GHOST_WRITE);
        for (int step = 1; step <= Samples.ghostWrite().steps().size(); step++) {
            Element words = page.getElementById("f1-1-" + step);
            assertThat(words).as("step " + step).isNotNull();
        }
        assertThat(page.getElementById("f1-1-15").text())
                .contains("q#1 executed \u2461 data: 2 \u2192 1")
                .contains("because q#1 write(data, 1) is executed a second time");
        assertThat(page.getElementById("f1-1-1").text()).contains("seen by the sender");
        assertThat(page.getElementById("f1-1-15").text()).doesNotContain("seen by the sender");
        assertThat(page.select("#f1-2-7").text()).contains("do not resend q#1");
    }

    @Test
    void eachPictureHasATextForThoseWhoCannotSeeIt() {
        org.jsoup.nodes.Document page = page(GHOST_WRITE);
        assertThat(page.select("figure svg")).hasSize(2);
        for (Element picture : page.select("figure svg")) {
            assertThat(picture.attr("role")).isEqualTo("img");
            assertThat(picture.selectFirst("desc").text())
                    .contains("This run: q#1 had been executed once")
                    .contains("Its twin: q#1 had never been executed");
        }
    }

    @Test
    void whatIsSaidInTheTerminalIsSaidOnThePage() {
        String text = page(GHOST_WRITE).text();
        assertThat(text)
                .contains("UNSAFE: ghost write")
                .contains("A resent request puts an old value over a newer one")
                .contains("gpu1.data: 1, but without faults 0 or 2")
                .contains("\u2713 It can end well, after 10 steps.")
                .contains("made by hand");
    }
}
