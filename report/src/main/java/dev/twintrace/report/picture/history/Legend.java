package dev.twintrace.report.picture.history;

import dev.twintrace.linear.history.History;
import dev.twintrace.report.picture.history.Bar.Weight;
import dev.twintrace.report.picture.history.Mark.Kind;
import java.util.ArrayList;
import java.util.List;

/** How to read a timeline: a sentence for each sign that is there. */
record Legend(Scene scene, History history) {
    String text() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Time is not to scale: bars overlap if operations are concurrent.");
        if (has(Weight.STRONG)) {
            sentences.add("Boxes are the contradiction, lines are beside it.");
        }
        if (has(Kind.EXECUTED)) {
            sentences.add(
                    "A dot is where an operation takes effect in the order that was found: its"
                            + " place among those of its key, and what the object holds from then on if that is"
                            + " new.");
        }
        if (has(Kind.UNSEEN)) {
            sentences.add("\"Again\" and \"unseen\": an execution whose result nobody saw.");
        }
        if (has(Kind.NEVER)) {
            sentences.add("A cross: not executed.");
        }
        if (scene.bars().stream().anyMatch(Bar::open)) {
            sentences.add("Dashed up to a question mark: nobody knows whether it returned.");
        }
        if (scene.bars().stream().anyMatch(b -> Shown.unusual(history, b.operation()))) {
            sentences.add(
                    "\u00d71: executed once; \u00d70\u20131: once or never; \u00d71+: once or"
                            + " more; \u00d70+: never or any number of times.");
        }
        return String.join(" ", sentences);
    }

    private boolean has(Weight weight) {
        return scene.bars().stream().anyMatch(b -> b.weight() == weight);
    }

    private boolean has(Kind kind) {
        return scene.bars().stream()
                .flatMap(b -> b.marks().stream())
                .anyMatch(m -> m.kind() == kind);
    }
}
