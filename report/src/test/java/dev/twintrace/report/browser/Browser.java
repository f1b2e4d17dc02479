package dev.twintrace.report.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens pages in a headless Chromium and asks what it made of them. Starting it takes a second, so
 * one start serves many pages: each is in a frame of its own on one host page, which asks them in
 * turn and writes down the answers; the browser prints the host page at its end.
 */
public final class Browser {
    private static final List<String> COMMANDS =
            List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final Pattern ANSWERS = Pattern.compile("<pre id=\"answers\">([^<]*)</pre>");
    private static final Pattern SVG = Pattern.compile("<svg");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SECONDS = 300;

    private final Path folder;

    /** Works in a folder that is its own. */
    public Browser(Path folder) {
        this.folder = folder;
    }

    /** The browser's command, if one is installed. */
    public static Optional<String> found() {
        return COMMANDS.stream().filter(Browser::onPath).findFirst();
    }

    /** Skips a test where there is no browser, but not on a fresh machine, which installs it. */
    public static void needed() {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(found()).as("chromium is installed").isPresent();
        }
        assumeTrue(found().isPresent(), "SKIPPED: chromium is not installed");
    }

    private static boolean onPath(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /** A page that shows nothing but a picture. */
    public static Page picture(String name, String svg, int width) {
        String html =
                "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>p</title></head>"
                        + "<body style=\"margin:8px\">"
                        + SVG.matcher(svg).replaceFirst("<svg style=\"display:block\"")
                        + "</body></html>";
        return new Page(name, html, width, false);
    }

    /** Where the texts of pages stand. */
    public List<Measured> measure(List<Page> pages) {
        List<JsonNode> answers = run(pages, resource("measure.js"));
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            JsonNode answer = answers.get(i);
            List<Measured.Text> texts = new ArrayList<>();
            answer.get("texts")
                    .forEach(t ->
                            texts.add(
                                    new Measured.Text(
                                            t.get("text").asString(),
                                            box(t.get("box")),
                                            box(t.get("frame")))));
            measured.add(
                    new Measured(
                            pages.get(i),
                            box(answer.get("sheet")),
                            answer.get("contentWidth").asDouble(),
                            texts));
        }
        return measured;
    }

    private static Box box(JsonNode node) {
        return new Box(
                node.get(0).asDouble(),
                node.get(1).asDouble(),
                node.get(2).asDouble(),
                node.get(3).asDouble());
    }

    /**
     * Runs a script on each page when it is loaded, and after its own scripts, if it may run any.
     *
     * @param script the body of a function of {@code window} and {@code document} that returns
     *     something that can be written as JSON, or a promise of it
     * @return what it returned, in the order of the pages
     */
    public List<JsonNode> run(List<Page> pages, String script) {
        try {
            Path host = folder.resolve("host.html");
            Files.writeString(
                    host,
                    resource("host.html")
                            .replace("PAGES", encoded(JSON.writeValueAsString(pages)))
                            .replace("SCRIPT", encoded(script)));
            Matcher found = ANSWERS.matcher(printed(host));
            assertThat(found.find()).as("the browser answers").isTrue();
            byte[] text = Base64.getDecoder().decode(found.group(1));
            List<JsonNode> answers = new ArrayList<>();
            JSON.readTree(text).forEach(answers::add);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).path("failed").asString(""))
                        .as(pages.get(i).toString())
                        .isEmpty();
            }
            assertThat(answers).hasSameSizeAs(pages);
            return answers.stream().map(answer -> answer.get("value")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String printed(Path host) throws IOException {
        Path output = folder.resolve("output");
        Process process =
                new ProcessBuilder(
                                found().orElseThrow(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--no-first-run",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--virtual-time-budget=20000",
                                "--dump-dom",
                                host.toUri().toString())
                        .redirectError(folder.resolve("errors").toFile())
                        .redirectOutput(output.toFile())
                        .start();
        try {
            boolean done = process.waitFor(SECONDS, TimeUnit.SECONDS);
            assertThat(done).as("the browser ends within %d s", SECONDS).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) {
        try (InputStream in = Browser.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
