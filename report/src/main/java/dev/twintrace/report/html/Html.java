package dev.twintrace.report.html;

import dev.twintrace.report.document.Block;
import dev.twintrace.report.document.Document;
import dev.twintrace.report.document.Tone;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report as a page: one file, without network, that can be read without running anything. */
public final class Html {
    private static final Pattern LINE = Pattern.compile("line ([0-9]+)");

    private final Markup page = new Markup();
    private final Figures figures = new Figures(page);
    private final Document document;
    private final boolean lines;
    private boolean inList = false;
    private boolean chapter = false;
    private boolean explained = false;

    private Html(Document document) {
        this.document = document;
        this.lines = document.blocks().stream().anyMatch(Block.Listing.class::isInstance);
    }

    /**
     * The page.
     *
     * @param footer who made it, and how to see the same again
     */
    public static String of(Document document, String footer) {
        return new Html(document).page(footer);
    }

    private String page(String footer) {
        page.raw("<!doctype html>\n").open("html", "lang", "en").open("head");
        page.lone("meta", "charset", "utf-8");
        page.lone("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.lone(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; script-src '"
                        + Assets.hash()
                        + "'");
        page.element("title", document.title());
        page.open("style").raw(Assets.style()).close().close();
        page.open("body").open("main");
        int within = page.depth();
        if (document.blocks().stream().noneMatch(Block.Headline.class::isInstance)) {
            page.element("h1", document.title());
        }
        document.blocks().forEach(block -> block(block, within));
        page.closeTo(within);
        if (figures.runs()) {
            read(false);
        }
        page.close();
        page.open("footer").element("p", footer).close();
        page.open("script").raw(Assets.script()).close();
        page.closeTo(0);
        return page.toString();
    }

    private void block(Block block, int within) {
        if (inList && !(block instanceof Block.Item)) {
            page.close();
            inList = false;
        }
        switch (block) {
            case Block.Headline(String subject, String answer, Tone tone) -> {
                page.open("h1").element("span", subject, "class", "subject").text(" ");
                page.element("span", sign(tone) + answer, "class", "answer " + name(tone)).close();
            }
            case Block.Lead(String text) -> page.element("p", text, "class", "lead");
            case Block.Facts(List<Block.Fact> facts) -> facts(facts);
            case Block.Chapter(int level, String title, Tone tone) -> {
                if (level == 1) {
                    page.closeTo(within);
                    page.open("section");
                }
                page.element("h" + (level + 1), title, "class", name(tone));
                chapter = true;
            }
            case Block.Heading(String text, Tone tone) ->
                    page.element(chapter ? "h3" : "h2", text, "class", name(tone));
            case Block.Paragraph(String text, Tone tone) ->
                    page.element("p", sign(tone) + text, "class", name(tone));
            case Block.Item item -> item(item);
            case Block.Code code ->
                    page.open("pre").element("code", String.join("\n", code.lines())).close();
            case Block.Table(List<String> columns, List<List<String>> rows) ->
                    Tables.add(page, columns, rows);
            case Block.Listing(String name, String text) -> {
                page.closeTo(within);
                listing(name, text);
            }
            case Block.Gap() -> {}
            case Block.Run run -> figures.run(run);
            case Block.Twins twins -> figures.twins(twins);
            case Block.Key(boolean gaps) -> {
                page.closeTo(within);
                read(gaps);
            }
            case Block.Refuted refuted ->
                    new RefutedFigure(page, figures, refuted.cast()).add(refuted);
            case Block.Lattice lattice -> figures.picture(lattice);
            case Block.Rules rules -> RuleFigure.add(page, rules);
            case Block.Timeline timeline -> figures.timeline(timeline);
        }
    }

    /** Once is enough. */
    private void read(boolean gaps) {
        if (!explained) {
            Reading.add(page, gaps);
            explained = true;
        }
    }

    private void facts(List<Block.Fact> facts) {
        page.open("dl", "class", "facts");
        for (Block.Fact fact : facts) {
            if (!fact.name().isBlank()) {
                page.element("dt", fact.name());
            }
            page.open("dd");
            linked(fact.value());
            page.close();
        }
        page.close();
    }

    /** {@code (line 15)} leads to the listing, where there is one. */
    private void linked(String text) {
        Matcher line = LINE.matcher(text);
        int from = 0;
        while (lines && line.find()) {
            page.text(text.substring(from, line.start()));
            page.element("a", line.group(), "href", "#line-" + line.group(1));
            from = line.end();
        }
        page.text(text.substring(from));
    }

    /** Each line can be linked to. */
    private void listing(String name, String text) {
        page.open("section").element("h2", name).open("ol", "class", "listing");
        int number = 1;
        for (String line : text.lines().toList()) {
            page.element("li", line, "id", "line-" + number++);
        }
        page.close().close();
    }

    /** Those that follow each other are one list. */
    private void item(Block.Item item) {
        if (!inList) {
            page.open("ul", "class", "items");
            inList = true;
        }
        page.open("li", "class", "depth" + item.depth() + " " + name(item.tone()));
        String label = item.label().strip();
        if (!label.isEmpty() && !label.equals("-")) {
            page.element("b", label).text(" ");
        }
        page.text(item.text()).close();
    }

    private static String name(Tone tone) {
        return tone == Tone.PLAIN ? "" : tone.name().toLowerCase(Locale.ROOT);
    }

    /** Says without colour what the colour says. */
    private static String sign(Tone tone) {
        return switch (tone) {
            case GOOD -> "\u2713 ";
            case BAD -> "\u2717 ";
            case WARN -> "\u26a0 ";
            case PLAIN, STRONG, FAINT -> "";
        };
    }
}
