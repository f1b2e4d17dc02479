package dev.twintrace.report.picture.history;

import dev.twintrace.linear.history.History;
import dev.twintrace.report.Examined;
import dev.twintrace.report.picture.Picture;
import java.util.Optional;

/**
 * The pictures of a history: a timeline, with the order or the contradiction that was found.
 *
 * <pre>{@code
 * Timelines pictures = HistoryPicture.of(examined, 1360);
 * String svg = Svg.of(pictures.focus(), "history");
 * }</pre>
 */
public final class HistoryPicture {
    /** More operations are not drawn in one picture. */
    private static final int MOST = 2_000;

    /** More shapes make a picture that is too large for a page with several, about 2 MB. */
    private static final int SHAPES = 30_000;

    private HistoryPicture() {}

    /**
     * What matters of a history, and the whole if there is room; in time linear in the history, and
     * but for a few numbers per operation in memory that does not depend on it.
     *
     * @param width the most that a picture may have, 640 or more
     * @throws IllegalStateException if the history is unfit, which is no verdict
     */
    public static Timelines of(Examined examined, double width) {
        Selection focus = Selection.of(examined);
        return new Timelines(
                picture(examined, focus, width), whole(examined, focus, width), focus.cut());
    }

    private static Optional<Picture> whole(Examined examined, Selection focus, double width) {
        History history = examined.history();
        if (history.size() > MOST || focus.operations().size() == history.size()) {
            return Optional.empty();
        }
        return Optional.of(picture(examined, Selection.all(history), width))
                .filter(p -> p.shapes().size() <= SHAPES);
    }

    private static Picture picture(Examined examined, Selection selection, double width) {
        Shown shown = Shown.of(examined, selection.operations().stream().toArray());
        Captions captions = new Captions(examined, selection, shown);
        return Drawing.of(
                shown.scene(),
                captions.above(),
                captions.below(),
                width,
                captions.title(),
                captions.description());
    }
}
