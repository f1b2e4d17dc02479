package dev.twintrace.report.text;

import dev.twintrace.report.text.Painted.Tint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines in the making; no line gets wider than the style allows. */
final class Page {
    private final Style style;
    private final List<List<Painted>> lines = new ArrayList<>();

    Page(Style style) {
        this.style = style;
    }

    /** A finished line, already in the style's characters. */
    void line(Painted... parts) {
        lines.add(List.of(parts));
    }

    void blank() {
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
            lines.add(List.of());
        }
    }

    /** A paragraph. */
    void text(String text, Tint tint) {
        indented("", text, tint);
    }

    /** A paragraph whose first line has something in front and whose others are indented as far. */
    void indented(String front, String text, Tint tint) {
        String lead = style.text(front).replace('\u00a0', ' ');
        String indent = " ".repeat(lead.length());
        boolean first = true;
        for (String line : Painted.wrap(style.text(text), style.width() - lead.length())) {
            lines.add(List.of(Painted.plain(first ? lead : indent), new Painted(line, tint)));
            first = false;
        }
    }

    /** A line through the whole width with a text in it. */
    void rule(String text, Tint tint) {
        String bar = style.unicode() ? "\u2550" : "=";
        String label = text.isEmpty() ? "" : " " + style.text(text).replace('\u00a0', ' ') + " ";
        line(
                new Painted(
                        bar.repeat(3)
                                + label
                                + bar.repeat(Math.max(0, style.width() - 3 - label.length())),
                        tint));
    }

    @Override
    public String toString() {
        return lines.stream().map(this::print).collect(Collectors.joining("\n", "", "\n"));
    }

    private String print(List<Painted> line) {
        List<Painted> kept = new ArrayList<>(line);
        while (!kept.isEmpty() && kept.getLast().text().isBlank()) {
            kept.removeLast();
        }
        if (!kept.isEmpty()) {
            Painted last = kept.removeLast();
            kept.add(new Painted(last.text().stripTrailing(), last.tint()));
        }
        return kept.stream().map(p -> p.print(style.colour())).collect(Collectors.joining());
    }
}
