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

    /**
     * Text whose lines and indentation matter: a protocol or a rule.
     *
     * @param says what it is, a sentence; may be empty
     */
    record Code(String heading, String says, List<String> lines) implements Passage {
        /** Copies the list. */
        public Code {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What a sender may have seen by the time it has to decide.
     *
     * @param says what one should see in it, a sentence or two
     */
    record Views(String heading, String says, List<Situation> situations) implements Passage {
        /** Copies the list. */
        public Views {
            situations = List.copyOf(situations);
        }
    }

    /** Rows below columns. */
    record Table(String heading, List<String> columns, List<List<String>> rows) implements Passage {
        /** Copies the lists. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
