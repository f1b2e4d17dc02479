package dev.twintrace.report.html;

import dev.twintrace.core.Event.InSenderView;
import dev.twintrace.report.document.Block;
import dev.twintrace.report.drawing.Pictures;
import dev.twintrace.report.picture.Picture;
import dev.twintrace.report.picture.Svg;
import dev.twintrace.report.picture.history.HistoryPicture;
import dev.twintrace.report.picture.history.Timelines;
import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.story.Words;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Pictures on a page: each in a form for a wide window and in one for a narrow one, of which a
 * browser shows one, and below it the same in words.
 */
final class Figures {
    private final Markup page;
    private int number = 0;
    private boolean runs = false;

    Figures(Markup page) {
        this.page = page;
    }

    /** A run as it is told in words. */
    private record Told(String heading, Story story) {}

    /** Whether there are runs to be read. */
    boolean runs() {
        return runs;
    }

    void run(Block.Run run) {
        begin("run", run.title());
        reading();
        pictures(run);
        words(List.of(new Told("The run", run.story())));
        page.close();
    }

    void twins(Block.Twins twins) {
        begin("run", twins.title());
        reading();
        pictures(twins);
        var story = twins.story();
        page.open("div", "class", "view");
        page.element(
                "p", "What the sender has seen by the decision, in both runs", "class", "strong");
        page.open("ol");
        story.seen().forEach(seen -> page.element("li", Words.loose(seen)));
        page.close().element("p", "R" + story.question().text().substring(1)).close();
        words(
                List.of(
                        new Told(story.here().heading(), story.here().story()),
                        new Told(story.there().heading(), story.there().story())));
        page.close();
    }

    /** A picture in both forms. */
    void figure(Picture wide, Picture narrow) {
        begin("picture", "");
        picture("wide", wide);
        picture("narrow", narrow);
        page.close();
        runs = true;
    }

    /** A picture of which there is nothing more to say. */
    void picture(Block block) {
        begin("picture", "");
        pictures(block);
        page.close();
    }

    void timeline(Block.Timeline timeline) {
        Timelines wide = HistoryPicture.of(timeline.examined(), Pictures.WIDE);
        Timelines narrow = HistoryPicture.of(timeline.examined(), Pictures.NARROW);
        begin("timeline", "");
        picture("wide", wide.focus());
        picture("narrow", narrow.focus());
        page.close();
        if (wide.whole().isPresent()) {
            page.open("details").element("summary", "The whole history");
            begin("timeline", "");
            wide.whole().ifPresent(picture -> picture("wide", picture));
            narrow.whole().ifPresent(picture -> picture("narrow", picture));
            page.close().close();
        }
    }

    /** The picture has a key; who needs more finds it. */
    private void reading() {
        runs = true;
        page.open("figcaption")
                .text(
                        "What has left before its lane fails may still arrive; an acknowledgement may"
                                + " not. ")
                .element("a", "How to read this", "href", "#reading")
                .close();
    }

    private void begin(String kind, String title) {
        number++;
        page.open("figure", "id", id(), "class", kind, "aria-label", title);
    }

    private String id() {
        return "f" + number;
    }

    private void pictures(Block block) {
        Pictures.of(block, Pictures.WIDE).ifPresent(picture -> picture("wide", picture));
        Pictures.of(block, Pictures.NARROW).ifPresent(picture -> picture("narrow", picture));
    }

    private void picture(String form, Picture picture) {
        page.open("div", "class", form).raw(Svg.part(picture, id() + form.charAt(0))).close();
    }

    private void words(List<Told> runs) {
        MemoryOverTime memory = new MemoryOverTime(runs.stream().map(Told::story).toList());
        page.open("details", "class", "words", "data-memory", memory.initial());
        page.element("summary", "The same in words, step by step");
        page.open("div", "class", "columns");
        for (int run = 1; run <= runs.size(); run++) {
            Told told = runs.get(run - 1);
            page.open("div").element("p", told.heading(), "class", "strong").open("ol");
            List<String> after = memory.after(told.story());
            for (int s = 0; s < after.size(); s++) {
                scene(run, told.story().scenes().get(s), after.get(s));
            }
            page.close().close();
        }
        page.close().close();
    }

    private void scene(int run, Story.Scene scene, String memory) {
        String step = Integer.toString(scene.step() + 1);
        page.open(
                "li",
                "id",
                "%s-%d-%s".formatted(id(), run, step),
                "value",
                step,
                "data-run",
                Integer.toString(run),
                "data-step",
                step,
                "data-memory",
                memory);
        page.text(
                scene.lines().stream()
                        .map(Line::sentence)
                        .map(Words::loose)
                        .collect(Collectors.joining("; ")));
        if (scene.lines().stream().anyMatch(l -> l.event() instanceof InSenderView)) {
            page.text(" ").element("small", "seen by the sender");
        }
        scene.because().forEach(why -> page.element("em", "because " + Words.loose(why)));
        page.close();
    }
}
