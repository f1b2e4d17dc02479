package dev.twintrace.report.html;

import dev.twintrace.report.document.Block;
import dev.twintrace.report.drawing.Pictures;
import dev.twintrace.report.picture.ChoicePicture;
import dev.twintrace.report.picture.Picture;
import dev.twintrace.report.rule.RefutationTree;
import dev.twintrace.report.rule.RefutationTree.Choice;
import dev.twintrace.report.rule.RefutationTree.Leaf;
import dev.twintrace.report.rule.RefutationTree.Way;
import dev.twintrace.report.story.Cast;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Why nothing works: a tree of decisions, and twin pairs as pictures. */
final class RefutedFigure {
    /** Of larger refutations only the start is shown. */
    private static final int MOST_DECISIONS = 100;

    /** With a page of less than 500 KB in mind. */
    private static final int MOST_PICTURES = 6;

    private final Markup page;
    private final Figures figures;
    private final Cast cast;
    private int decisions = 0;
    private int pictures = 0;

    RefutedFigure(Markup page, Figures figures, Cast cast) {
        this.page = page;
        this.figures = figures;
        this.cast = cast;
    }

    void add(Block.Refuted refuted) {
        Optional<Choice> heart = RefutationTree.heart(refuted.tree());
        heart.ifPresent(choice -> {
            page.element("h2", "The heart of it: decision " + choice.number());
            picture(width -> ChoicePicture.of(cast, choice, width));
        });
        switch (refuted.tree()) {
            case Leaf leaf -> {
                picture(width -> ChoicePicture.run(cast, leaf, width));
                page.element("p", leaf.ending());
            }
            case Choice choice -> {
                page.element("h2", "All decisions");
                page.open("div", "class", "tree");
                choice(choice, heart);
                page.close();
                if (decisions > MOST_DECISIONS) {
                    page.element(
                            "p",
                            "Shown are %d of %d decisions; --json has all of them."
                                    .formatted(MOST_DECISIONS, decisions));
                }
            }
        }
    }

    private void picture(DoubleFunction<Picture> drawn) {
        pictures++;
        figures.figure(drawn.apply(Pictures.WIDE), drawn.apply(Pictures.NARROW));
    }

    private void choice(Choice choice, Optional<Choice> heart) {
        decisions++;
        if (decisions > MOST_DECISIONS) {
            choice.ways().forEach(way -> below(way, heart));
            return;
        }
        page.open("details", decisions == 1 ? "open" : "class", decisions == 1 ? "open" : "choice");
        page.open("summary")
                .text(
                        "Decision %s on %s%s"
                                .formatted(
                                        choice.number(),
                                        choice.queuePair(),
                                        choice.request().map(r -> ", about " + r).orElse("")))
                .close();
        page.element("p", seen(choice));
        boolean drawn = heart.filter(choice::equals).isPresent();
        if (!drawn && pictures < MOST_PICTURES) {
            picture(width -> ChoicePicture.of(cast, choice, width));
        } else if (!drawn) {
            page.element("p", "(No picture: a page has those of the first decisions.)");
        }
        page.open("ul");
        for (Way way : choice.ways()) {
            page.open("li").element("b", "to " + way.name()).text(": ");
            switch (way.because()) {
                case Leaf leaf -> page.text(leaf.told());
                case Choice next -> {
                    page.text("and then there is to be decided");
                    choice(next, heart);
                }
            }
            page.close();
        }
        page.close().close();
    }

    /** Those that are not shown are counted. */
    private void below(Way way, Optional<Choice> heart) {
        if (way.because() instanceof Choice choice) {
            choice(choice, heart);
        }
    }

    private static String seen(Choice choice) {
        List<String> fresh = choice.seen().subList(choice.known(), choice.seen().size());
        return "The sender of "
                + choice.queuePair()
                + " has seen "
                + (choice.known() == 0 ? "" : "what it had at the decision above, and ")
                + (fresh.isEmpty() ? "nothing more" : String.join("; ", fresh))
                + (choice.glances() == 0
                        ? "."
                        : "; and it has been shown the target's memory, which was the same in all runs"
                                + " below.");
    }
}
