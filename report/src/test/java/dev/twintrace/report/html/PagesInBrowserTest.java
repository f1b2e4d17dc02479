package dev.twintrace.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Frontier;
import dev.twintrace.engine.solve.Solver;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.CheckedExamples;
import dev.twintrace.report.CheckedExamples.Checked;
import dev.twintrace.report.Hostile;
import dev.twintrace.report.Subject;
import dev.twintrace.report.browser.Browser;
import dev.twintrace.report.browser.Measured;
import dev.twintrace.report.browser.Page;
import dev.twintrace.report.document.CheckDocument;
import dev.twintrace.report.document.Document;
import dev.twintrace.report.document.SolveDocument;
import dev.twintrace.report.document.TheoremDocument;
import dev.twintrace.report.story.Cast;
import dev.twintrace.theorems.theorem2.Theorem2;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The pages, as a browser shows them: large and small, with scripts and without. */
class PagesInBrowserTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final int LARGE_WINDOW = 1400;
    private static final int SMALL_WINDOW = 700;
    private static final int MOST_BYTES = 500_000;
    private static final Limits LIMITS = new Limits(200_000, 1L << 28, Duration.ofSeconds(20));
    private static final Path LL128 =
            Path.of(System.getProperty("twintrace.root"), "examples/collectives/ll128.twin");

    @BeforeAll
    static void browserIsThere() {
        Browser.needed();
    }

    private record Named(String name, Document document) {}

    /** Of all settings that examples have expectations of; in a quick run of one a file. */
    private static List<Named> checks() {
        Set<String> files = new HashSet<>();
        List<Named> all = new ArrayList<>();
        for (Checked checked : CheckedExamples.all()) {
            String file = checked.name().replaceFirst(" .*", "");
            if (FULL || files.add(file)) {
                all.add(
                        new Named(
                                checked.name(),
                                CheckDocument.of(checked.subject(), checked.answer())));
            }
        }
        return all;
    }

    private static List<Named> others() {
        TwinFile file = ((Parsed.Accepted) TwinFile.read(LL128)).file();
        Protocol protocol = ((Instance.Valid) file.instantiate(Settings.NONE)).protocol();
        Subject subject =
                new Subject(
                        "ll128.twin",
                        protocol.name(),
                        protocol.title(),
                        "",
                        "1 fault",
                        Cast.of(protocol),
                        file.text());
        return List.of(
                new Named(
                        "solve",
                        SolveDocument.of(
                                subject, protocol, Solver.solve(protocol, LIMITS, Progress.NONE))),
                new Named(
                        "frontier",
                        SolveDocument.of(
                                subject,
                                file,
                                Frontier.of(file, Settings.NONE, LIMITS, Progress.NONE))),
                new Named("theorem", TheoremDocument.of(Theorem2.demonstrate(), 0)),
                new Named("hostile", Hostile.document()));
    }

    @Test
    void nothingOverlapsAndNothingIsOffThePage(@TempDir Path folder) {
        List<Named> documents = new ArrayList<>(checks());
        documents.addAll(others());
        List<Page> pages = new ArrayList<>();
        for (Named named : documents) {
            String html = Html.of(named.document(), "how to see it again");
            assertThat(html.getBytes(StandardCharsets.UTF_8).length)
                    .as(named.name())
                    .isLessThan(MOST_BYTES);
            for (int width : List.of(LARGE_WINDOW, SMALL_WINDOW)) {
                pages.add(new Page(named.name(), html, width, true));
                pages.add(new Page(named.name(), html, width, false));
            }
        }
        assertThat(documents).hasSizeGreaterThan(30);
        for (Measured measured : new Browser(folder).measure(pages)) {
            assertThat(measured.texts()).as(measured.page().name()).hasSizeGreaterThan(10);
            assertThat(measured.overlaps()).isEmpty();
            assertThat(measured.outside()).isEmpty();
            assertThat(measured.contentWidth())
                    .as(measured.page().toString())
                    .isLessThanOrEqualTo(measured.page().width());
        }
    }

    private static Page ghostWrite(int width, boolean scripts) {
        Checked ll128 =
                CheckedExamples.all().stream()
                        .filter(c -> c.name().startsWith("collectives/ll128.twin"))
                        .findFirst()
                        .orElseThrow();
        return new Page(
                "ll128",
                Html.of(CheckDocument.of(ll128.subject(), ll128.answer()), "footer"),
                width,
                scripts);
    }

    private static JsonNode answer(Path folder, boolean scripts, String script) {
        String tools =
                """
                const key = (name) => document.body.dispatchEvent(
                    new window.KeyboardEvent('keydown', {key: name, bubbles: true, cancelable: true}));
                const told = () => document.querySelector('.player output').textContent;
                const value = (place, run) => [...document.querySelectorAll('.player tr')]
                    .filter((row) => row.cells[0].textContent === place)[0].cells[run].textContent;
                """;
        return new Browser(folder)
                .run(List.of(ghostWrite(LARGE_WINDOW, scripts)), tools + script)
                .getFirst();
    }

    @Test
    void withoutScriptsEverythingIsSaidAndNothingIsOfferedThatWouldNotWork(@TempDir Path folder) {
        JsonNode found =
                answer(
                        folder,
                        false,
                        """
                        return [document.querySelectorAll('.player, button, input').length,
                            document.querySelectorAll('.words li').length,
                            document.body.innerText.includes('Resending q#2 goes wrong in this run')];
                        """);
        assertThat(found.get(0).asInt()).isZero();
        assertThat(found.get(1).asInt()).isGreaterThan(20);
        assertThat(found.get(2).asBoolean()).isTrue();
    }

    @Test
    void arrowKeysStepThroughBothRuns(@TempDir Path folder) {
        JsonNode found =
                answer(
                        folder,
                        true,
                        """
                        const all = told();
                        key('ArrowRight');
                        const first = told();
                        key('ArrowRight');
                        const second = told();
                        const ahead = document.querySelectorAll('.wide svg .ahead').length;
                        key('ArrowLeft');
                        return [all, first, second, told(), ahead > 20];
                        """);
        assertThat(found.get(0).asString()).isEqualTo("all steps");
        assertThat(found.get(1).asString()).isEqualTo("this run: step 1; its twin: step 1");
        assertThat(found.get(2).asString()).isEqualTo("this run: step 2; its twin: step 2");
        assertThat(found.get(3).asString()).isEqualTo("this run: step 1; its twin: step 1");
        assertThat(found.get(4).asBoolean()).isTrue();
    }

    /** The receiver sets the flag back in step 9; the ghost write sets it again in step 14. */
    @Test
    void theSliderShowsMemoryAtEveryMoment(@TempDir Path folder) {
        JsonNode found =
                answer(
                        folder,
                        true,
                        """
                        const slider = document.querySelector('.player input');
                        const flags = [];
                        for (let at = 0; at <= Number(slider.max); at++) {
                            slider.value = at;
                            slider.dispatchEvent(new window.Event('input'));
                            flags.push(value('gpu1.flag', 1));
                        }
                        const twin = value('gpu1.flag', 2);
                        const at = (step) => {
                            window.location.hash = '#f1-1-' + step;
                            window.dispatchEvent(new window.Event('hashchange'));
                            return value('gpu1.flag', 1);
                        };
                        return [flags.filter((f, i) => i === 0 || f !== flags[i - 1]).join(' '), twin,
                            [at(8), at(9), at(13), at(14)].join(' ')];
                        """);
        assertThat(found.get(0).asString()).isEqualTo("0 1 0 1");
        assertThat(found.get(1).asString()).isEqualTo("0");
        assertThat(found.get(2).asString()).isEqualTo("1 0 0 1");
    }

    @Test
    void pointingAtARequestFollowsItThroughBothRuns(@TempDir Path folder) {
        JsonNode found =
                answer(
                        folder,
                        true,
                        """
                        const part = document.querySelector('.wide [data-request="q#2"]');
                        part.dispatchEvent(new window.MouseEvent('mouseover', {bubbles: true}));
                        const lit = [...document.querySelectorAll('.wide .lit')];
                        const runs = new Set(lit.map((e) => e.dataset.run));
                        const requests = new Set(lit.map((e) => e.dataset.request));
                        document.querySelector('figure.run').dispatchEvent(new window.MouseEvent('mouseleave'));
                        return [[...runs].sort().join(' '), [...requests].join(' '),
                            document.querySelectorAll('.follows, .lit').length];
                        """);
        assertThat(found.get(0).asString()).isEqualTo("1 2");
        assertThat(found.get(1).asString()).isEqualTo("q#2");
        assertThat(found.get(2).asInt()).isZero();
    }

    @Test
    void aLinkLeadsToAStep(@TempDir Path folder) {
        JsonNode found =
                answer(
                        folder,
                        true,
                        """
                        window.location.hash = '#f1-2-7';
                        window.dispatchEvent(new window.Event('hashchange'));
                        return [told(), document.querySelectorAll('.wide .now').length > 0];
                        """);
        assertThat(found.get(0).asString()).endsWith("its twin: step 7");
        assertThat(found.get(1).asBoolean()).isTrue();
    }
}
