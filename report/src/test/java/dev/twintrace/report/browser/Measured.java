package dev.twintrace.report.browser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a browser puts the texts of a page.
 *
 * @param sheet the page: as wide as the window, as high as what is on it
 * @param contentWidth more than the width of the window where one would have to scroll sideways
 * @param texts all that are shown, a line each
 */
public record Measured(Page page, Box sheet, double contentWidth, List<Text> texts) {
    public Measured {
        texts = List.copyOf(texts);
    }

    /**
     * A line of text.
     *
     * @param frame the picture that it belongs to, or else the page
     */
    public record Text(String text, Box box, Box frame) {}

    /** Pairs of texts that lie on each other. */
    public List<String> overlaps() {
        List<Text> sorted =
                texts.stream().sorted(Comparator.comparingDouble(t -> t.box().top())).toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Text one = sorted.get(i);
            for (int j = i + 1; j < sorted.size(); j++) {
                Text other = sorted.get(j);
                if (other.box().top() >= one.box().bottom()) {
                    break;
                }
                if (one.box().overlaps(other.box())) {
                    found.add(page + ": \"" + one + "\" and \"" + other + "\"");
                }
            }
        }
        return found;
    }

    /** Texts that are cut off by their picture or the page. */
    public List<String> outside() {
        return texts.stream()
                .filter(t -> !t.box().within(t.frame()) || !t.frame().within(sheet))
                .map(t -> page + ": " + t)
                .toList();
    }
}
