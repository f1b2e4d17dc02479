package dev.twintrace.report.document;

import dev.twintrace.report.Subject;
import java.util.ArrayList;
import java.util.List;

/** A document in the making. */
final class Draft {
    private final List<Block> blocks = new ArrayList<>();
    private final List<Block.Fact> facts = new ArrayList<>();

    Draft add(Block block) {
        if (!facts.isEmpty()) {
            blocks.add(new Block.Facts(facts));
            facts.clear();
        }
        blocks.add(block);
        return this;
    }

    /** A fact, unless there is nothing to say. */
    Draft fact(String name, String value) {
        if (!value.isEmpty()) {
            facts.add(new Block.Fact(name, value));
        }
        return this;
    }

    Draft text(String text) {
        return text(text, Tone.PLAIN);
    }

    Draft text(String text, Tone tone) {
        return add(new Block.Paragraph(text, tone));
    }

    Draft item(int depth, String label, String text) {
        return item(depth, label, text, Tone.PLAIN);
    }

    Draft item(int depth, String label, String text, Tone tone) {
        return add(new Block.Item(depth, label, text, tone));
    }

    Draft heading(String text, Tone tone) {
        return add(new Block.Heading(text, tone));
    }

    Draft gap() {
        return add(new Block.Gap());
    }

    /** The file that all of this is about. */
    Draft source(Subject subject) {
        return subject.source().isEmpty()
                ? this
                : add(new Block.Listing(subject.file(), subject.source()));
    }

    Document done(String title) {
        gap();
        return new Document(title, blocks.subList(0, blocks.size() - 1));
    }
}
