package dev.twintrace.report.text;

import dev.twintrace.report.text.Diagram.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Two diagrams side by side; what the sender sees in both stands at the same height. */
final class Pair {
    private static final String GAP = " \u2502 ";
    private final Style style;
    private final Page page;

    Pair(Style style, Page page) {
        this.style = style;
        this.page = page;
    }

    /** The width of each of the two. */
    static int width(Style style) {
        return (style.width() - GAP.length()) / 2;
    }

    /** Lines beside lines. */
    void lines(List<List<Painted>> left, List<List<Painted>> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            line(
                    i < left.size() ? left.get(i) : List.of(),
                    i < right.size() ? right.get(i) : List.of());
        }
    }

    /** Steps beside steps. */
    void blocks(List<Block> left, List<Block> right) {
        List<List<Block>> lefts = stretches(left);
        List<List<Block>> rights = stretches(right);
        if (lefts.size() != rights.size()) {
            stretch(left, right);
            return;
        }
        for (int i = 0; i < lefts.size(); i++) {
            stretch(lefts.get(i), rights.get(i));
        }
    }

    /** Cut in front of every step that the sender sees. */
    private static List<List<Block>> stretches(List<Block> blocks) {
        List<List<Block>> result = new ArrayList<>();
        result.add(new ArrayList<>());
        for (Block block : blocks) {
            if (block.seen()) {
                result.add(new ArrayList<>());
            }
            result.getLast().add(block);
        }
        return result;
    }

    private void stretch(List<Block> left, List<Block> right) {
        List<List<Painted>> lefts = new ArrayList<>(flat(left));
        List<List<Painted>> rights = new ArrayList<>(flat(right));
        int height = Math.max(lefts.size(), rights.size());
        fill(lefts, left, height);
        fill(rights, right, height);
        lines(lefts, rights);
    }

    /** What is on its way stays visible while the other run does more. */
    private static void fill(List<List<Painted>> lines, List<Block> blocks, int height) {
        while (!blocks.isEmpty() && lines.size() < height) {
            lines.add(blocks.getLast().idle());
        }
    }

    private static List<List<Painted>> flat(List<Block> blocks) {
        return blocks.stream().flatMap(b -> b.lines().stream()).toList();
    }

    private void line(List<Painted> left, List<Painted> right) {
        int used = left.stream().mapToInt(p -> p.text().length()).sum();
        page.line(
                Stream.of(
                                left.stream(),
                                Stream.of(
                                        Painted.plain(
                                                " ".repeat(Math.max(0, width(style) - used))
                                                        + style.text(GAP))),
                                right.stream())
                        .flatMap(s -> s)
                        .toArray(Painted[]::new));
    }
}
