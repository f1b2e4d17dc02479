package dev.twintrace.report.document;

import java.util.List;

/**
 * A report, before anybody decides on a form.
 *
 * @param title a few words, for the top of a window
 */
public record Document(String title, List<Block> blocks) {
    /** Copies the blocks. */
    public Document {
        blocks = List.copyOf(blocks);
    }
}
