package dev.twintrace.report.document;

import dev.twintrace.core.Trace;
import dev.twintrace.engine.solve.Frontier;
import dev.twintrace.report.Examined;
import dev.twintrace.report.rule.RefutationTree;
import dev.twintrace.report.rule.RuleTable;
import dev.twintrace.report.story.Cast;
import dev.twintrace.report.story.Focus;
import dev.twintrace.report.story.Stage;
import dev.twintrace.report.story.Story;
import dev.twintrace.report.story.TwinStory;
import java.util.List;
import java.util.Optional;

/** A part of a report. What is to be drawn stands here as data; each form draws it in its way. */
public sealed interface Block {

    /**
     * The answer, in front of everything.
     *
     * @param subject what was asked about, a file or a theorem
     */
    record Headline(String subject, String answer, Tone tone) implements Block {}

    /**
     * What was asked and what came of it, for a reader who was not there; who has just asked need
     * not be told.
     */
    record Lead(String text) implements Block {}

    /** What the answer rests on. */
    record Facts(List<Fact> facts) implements Block {
        /** Copies the list. */
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A fact.
     *
     * @param name one word; blank where it is one more of the same
     */
    record Fact(String name, String value) {}

    /**
     * Begins a chapter.
     *
     * @param level 1, or 2 inside of another
     */
    record Chapter(int level, String title, Tone tone) implements Block {}

    /** Begins a part of a chapter. */
    record Heading(String text, Tone tone) implements Block {}

    /** Prose. */
    record Paragraph(String text, Tone tone) implements Block {}

    /**
     * A point of a list, or a sentence with a name in front.
     *
     * @param depth 0 for none, each further one is indented more
     * @param label {@code -}, {@code 3.} or {@code at the end:}
     */
    record Item(int depth, String label, String text, Tone tone) implements Block {}

    /**
     * Lines whose breaks and indentation matter.
     *
     * @param depth as that of an item
     * @param exact whether they are to be pasted, so that even a long line is not broken
     */
    record Code(int depth, List<String> lines, boolean exact) implements Block {
        /** Copies the list. */
        public Code {
            lines = List.copyOf(lines);
        }
    }

    /** The text of a file, numbered line by line, for those who have not got it at hand. */
    record Listing(String name, String text) implements Block {}

    /** Rows below columns. */
    record Table(List<String> columns, List<List<String>> rows) implements Block {
        /** Copies the lists. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** A breath between two paragraphs that do not belong together. */
    record Gap() implements Block {}

    /**
     * A run.
     *
     * @param title what it shows
     * @param brief whether it is one of several, so that less of it will do
     */
    record Run(String title, Story story, Focus focus, boolean brief) implements Block {
        /** A whole run, seen from the first queue pair that does anything. */
        static Run of(String title, Cast cast, Trace trace) {
            Stage stage = Stage.of(cast, trace, Optional.empty());
            return new Run(title, Story.of(trace, stage), Focus.MARKED, false);
        }
    }

    /**
     * A run beside its twin.
     *
     * @param title what they show
     */
    record Twins(String title, TwinStory story) implements Block {}

    /**
     * How to read the runs above.
     *
     * @param gaps whether numbers of steps are missing in some run
     */
    record Key(boolean gaps) implements Block {}

    /** Why nothing works, way by way. */
    record Refuted(Cast cast, RefutationTree tree) implements Block {}

    /**
     * What makes failover possible.
     *
     * @param protocol its name
     */
    record Lattice(String protocol, Frontier.Lattice lattice) implements Block {}

    /**
     * Rules.
     *
     * @param text to be pasted into the file, a rule each
     * @param tables what they do in which case
     */
    record Rules(List<String> text, List<RuleTable> tables) implements Block {
        /** Copies the lists. */
        public Rules {
            text = List.copyOf(text);
            tables = List.copyOf(tables);
        }
    }

    /** Operations of a history in time, and then as a list. */
    record Timeline(Examined examined) implements Block {}
}
