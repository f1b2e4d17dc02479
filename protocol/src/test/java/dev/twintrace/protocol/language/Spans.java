package dev.twintrace.protocol.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.tree.Span;
import java.util.List;

/** Checks places in a text. */
final class Spans {
    private Spans() {}

    static void assertInside(Span span, String text) {
        List<String> lines = List.of(text.split("\r\n|\r|\n", -1));
        assertThat(span.line()).isBetween(1, lines.size());
        String line = lines.get(span.line() - 1);
        int length = line.codePointCount(0, line.length());
        assertThat(span.column()).isBetween(1, length + 1);
        assertThat(span.length()).isNotNegative();
        assertThat(span.column() - 1 + span.length()).isLessThanOrEqualTo(length);
    }
}
