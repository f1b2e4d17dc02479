package dev.twintrace.theorems;

import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.tree.Protocol;
import java.util.List;

/** A part of a demonstration. */
public sealed interface Passage {
    /** What it is about, a few words. */
    String heading();

    /** Prose. */
    record Text(String heading, List<String> paragraphs) implements Passage {
        /** Copies the list. */
        public Text {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * A run of the semantics, and its twin where it has one; to be drawn side by side.
     *
     * @param finding of the verdict
     * @param says what one should see in it, a sentence or two
     */
    record Runs(String heading, Protocol protocol, Verdict verdict, Finding finding, String says)
            implements Passage {}

    /** Rows below columns. */
    record Table(String heading, List<String> columns, List<List<String>> rows) implements Passage {
        /** Copies the lists. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
