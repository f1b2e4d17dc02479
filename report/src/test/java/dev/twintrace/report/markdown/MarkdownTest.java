package dev.twintrace.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.report.Hostile;
import dev.twintrace.report.Samples;
import dev.twintrace.report.document.Block;
import dev.twintrace.report.document.CheckDocument;
import dev.twintrace.report.document.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void theTwinsAreDrawnAsInATerminal() {
        String text =
                Markdown.of(
                        CheckDocument.of(
                                Samples.SUBJECT, Samples.unsafe(List.of(Samples.finding(true)))),
                        "made by hand");
        assertThat(text)
                .startsWith("# examples/theorem1/ll128.twin: UNSAFE: ghost write\n")
                .contains("\n- **protocol** ll128 ")
                .contains("\n```text\nTHIS RUN: q#1 had been executed once")
                .contains("\n\n**Resending q\\#1 goes wrong in this run")
                .endsWith("\n\n---\n\nmade by hand\n");
    }

    @Test
    void outsideOfFencesNothingThatAFileSaysIsMarkup() {
        String text = Markdown.of(Hostile.document(), Hostile.NAME);
        boolean fenced = false;
        String fence = "";
        for (String line : text.lines().toList()) {
            if (fenced) {
                fenced = !line.equals(fence);
            } else if (line.startsWith("```")) {
                fenced = true;
                fence = line.replace("text", "");
            } else {
                assertThat(line).doesNotContain("<").doesNotContainPattern("(?<!\\\\)\\]\\(");
                assertThat(line).doesNotContainPattern("(?<!\\\\)`").doesNotContain("\u0007");
                assertThat(line).doesNotContain("@", "$", ":bomb:", "www.", "://", "\u202e");
            }
        }
        assertThat(fenced).isFalse();
    }

    @Test
    void aFenceIsLongerThanAnyInTheCode() {
        Document code = new Document("t", List.of(new Block.Code(0, List.of("a ````` b"), true)));
        assertThat(Markdown.of(code, "f")).contains("\n``````text\na ````` b\n``````\n");
    }

    @Test
    void aTableKeepsItsColumns() {
        Document table =
                new Document(
                        "t",
                        List.of(
                                new Block.Table(
                                        List.of("a|b", "c"), List.of(List.of("1", "x|y")))));
        assertThat(Markdown.of(table, "f"))
                .contains("\n| a\\|b | c |\n| --- | --- |\n| 1 | x\\|y |\n");
    }
}
