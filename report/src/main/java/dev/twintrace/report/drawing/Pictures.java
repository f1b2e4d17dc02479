package dev.twintrace.report.drawing;

import dev.twintrace.report.document.Block;
import dev.twintrace.report.document.Document;
import dev.twintrace.report.picture.ChoicePicture;
import dev.twintrace.report.picture.LatticePicture;
import dev.twintrace.report.picture.Picture;
import dev.twintrace.report.picture.SpaceTime;
import dev.twintrace.report.picture.Twins;
import dev.twintrace.report.picture.history.HistoryPicture;
import dev.twintrace.report.rule.RefutationTree;
import dev.twintrace.report.story.TwinStory;
import java.util.Optional;

/** The picture of a block of a report, for those that have one. */
public final class Pictures {
    /** Room for two runs side by side. */
    public static final double WIDE = 1360;

    /** For a small window, or a sheet of paper. */
    public static final double NARROW = 640;

    private static final double SINGLE = 900;

    private Pictures() {}

    /** The first picture of a report. */
    public static Optional<Picture> first(Document document) {
        return document.blocks().stream().flatMap(b -> of(b, WIDE).stream()).findFirst();
    }

    /** Draws a block at most so wide. */
    public static Optional<Picture> of(Block block, double width) {
        return switch (block) {
            case Block.Run(String title, var story, var focus, boolean _) ->
                    Optional.of(
                            SpaceTime.of(story, title, focus::holds, "", Math.min(width, SINGLE)));
            case Block.Twins(String title, TwinStory story) ->
                    Optional.of(
                            Twins.of(
                                    side(story.here()),
                                    side(story.there()),
                                    title,
                                    band(story),
                                    width));
            case Block.Lattice(String protocol, var lattice) ->
                    Optional.of(LatticePicture.of(protocol, lattice, width));
            case Block.Timeline(var examined) ->
                    Optional.of(HistoryPicture.of(examined, width).focus());
            case Block.Refuted(var cast, var tree) ->
                    Optional.of(
                            switch (tree) {
                                case RefutationTree.Leaf leaf ->
                                        ChoicePicture.run(cast, leaf, width);
                                case RefutationTree.Choice choice ->
                                        ChoicePicture.of(
                                                cast,
                                                RefutationTree.heart(tree).orElse(choice),
                                                width);
                            });
            case Block.Headline _,
                    Block.Lead _,
                    Block.Facts _,
                    Block.Chapter _,
                    Block.Heading _,
                    Block.Paragraph _,
                    Block.Item _,
                    Block.Code _,
                    Block.Listing _,
                    Block.Table _,
                    Block.Gap _,
                    Block.Key _,
                    Block.Rules _ ->
                    Optional.empty();
        };
    }

    private static Twins.Side side(TwinStory.Side side) {
        return new Twins.Side(
                side.heading(), side.story(), side.decision(), side.focus()::holds, side.ending());
    }

    private static Twins.Both band(TwinStory story) {
        return story.same()
                ? new Twins.Both(
                        "The sender sees the same in both runs. R"
                                + story.question().asked().substring(1),
                        "Up to here, the sender sees the same in both runs.")
                : new Twins.Both(story.band(), story.band());
    }
}
