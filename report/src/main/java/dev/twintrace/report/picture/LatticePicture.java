package dev.twintrace.report.picture;

import dev.twintrace.engine.solve.Cube;
import dev.twintrace.engine.solve.Frontier.Lattice;
import dev.twintrace.engine.solve.Solution.Extent;
import dev.twintrace.engine.solve.Standing;
import dev.twintrace.report.picture.Shape.Label.Align;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.Shape.Tag;
import dev.twintrace.report.story.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The frontier of a file: a Hasse diagram for each combination of options, as nothing follows from
 * one for another, with the sets of bounded originals and powers by size, nothing at the bottom.
 * Where there are many combinations those are drawn that the frontier runs through; the others are
 * told in words, so none is left out.
 */
public final class LatticePicture {
    private static final double MARGIN = 8;
    private static final double BETWEEN = 28;

    /** So many are drawn whatever they look like. */
    private static final int FEW = 4;

    /** And not more than so many. */
    private static final int MOST = 6;

    /** A picture is no narrower, for the texts. */
    private static final double LEAST = 600;

    private final List<Cube> cubes;
    private final boolean options;
    private final double room;
    private final List<Shape> shapes = new ArrayList<>();
    private double width;
    private double y = MARGIN;

    private LatticePicture(List<Cube> cubes, double width) {
        this.cubes = cubes;
        this.options = cubes.size() > 1;
        this.room = width - 2 * MARGIN;
    }

    /**
     * Lays it out.
     *
     * @param protocol its name
     * @param width that there is, 640 or more; the picture may need less
     */
    public static Picture of(String protocol, Lattice lattice, double width) {
        return new LatticePicture(Cube.of(lattice), width).picture(protocol);
    }

    private Picture picture(String protocol) {
        List<Cube> drawn = drawn();
        int columns = columns(drawn);
        double each = (room - (columns - 1) * BETWEEN) / columns;
        double used = drawn.stream().mapToDouble(c -> CubePanel.width(c, each)).max().orElse(0);
        width = Math.min(room, Math.max(LEAST, columns * used + (columns - 1) * BETWEEN));
        legend(drawn).forEach(line -> text(line, Role.FAINT, MARGIN, width));
        for (int first = 0; first < drawn.size(); first += columns) {
            panels(drawn.subList(first, Math.min(drawn.size(), first + columns)), used);
        }
        words(drawn);
        return new Picture(
                width + 2 * MARGIN,
                y + MARGIN,
                "What makes failover possible for " + protocol,
                LatticeWords.description(cubes, options),
                shapes);
    }

    /** All of a few; of many those that differ, and that something can be seen in. */
    private List<Cube> drawn() {
        List<Cube> fitting = cubes.stream().filter(c -> CubePanel.fits(c, room)).toList();
        if (fitting.size() <= FEW) {
            return fitting;
        }
        Map<List<String>, Cube> different = new LinkedHashMap<>();
        fitting.stream()
                .filter(c -> states(c).stream().distinct().count() > 1)
                .forEach(c -> different.putIfAbsent(states(c), c));
        return different.isEmpty()
                ? fitting.subList(0, 1)
                : different.values().stream().limit(MOST).toList();
    }

    private static List<String> states(Cube cube) {
        return cube.standings().stream().map(LatticeWords::state).toList();
    }

    private int columns(List<Cube> drawn) {
        if (drawn.isEmpty()) {
            return 1;
        }
        double one = CubePanel.comfortable(drawn.getFirst());
        int most = (int) ((room + BETWEEN) / (one + BETWEEN));
        return Math.clamp(most, 1, drawn.size());
    }

    private void panels(List<Cube> row, double each) {
        y += Ink.LINE;
        double top = y;
        double below = y;
        for (int i = 0; i < row.size(); i++) {
            y = top;
            double left = MARGIN + i * (each + BETWEEN);
            String heading = LatticeWords.heading(row.get(i), options);
            if (!heading.isEmpty()) {
                text(heading, Role.STRONG, left, each);
            }
            below = Math.max(below, y);
        }
        top = below + 6;
        for (int i = 0; i < row.size(); i++) {
            double left = MARGIN + i * (each + BETWEEN);
            CubePanel.Drawn panel = CubePanel.of(row.get(i), left, top, each);
            shapes.addAll(panel.shapes());
            below = Math.max(below, top + panel.height());
        }
        y = below;
    }

    private void text(String text, Role role, double left, double most) {
        for (String line : Ink.wrap(text, most)) {
            shapes.add(new Shape.Label(left, y + Ink.ASCENT, Align.START, line, role, Tag.NONE));
            y += Ink.LINE;
        }
    }

    /** How to read what is drawn, without what does not occur. */
    private static List<String> legend(List<Cube> drawn) {
        List<String> lines = new ArrayList<>();
        if (drawn.isEmpty()) {
            return lines;
        }
        lines.add(
                "A box is a set of relaxations: nothing at the bottom, all at the top. A line joins two"
                        + " that differ in one.");
        List<String> borders = new ArrayList<>();
        borders.add("Solid border: computed, or not known");
        if (some(drawn, LatticeWords::inferred)) {
            borders.add("dashed: inferred (more never hurts)");
        }
        borders.add("double: minimal possible or maximal impossible");
        lines.add(String.join("; ", borders) + ".");
        if (drawn.stream().anyMatch(LatticePicture::parted)) {
            lines.add(
                    "Heavy lines cross the frontier, from an impossible set up to a possible one.");
        }
        boolean probes =
                some(
                        drawn,
                        s ->
                                s instanceof Standing.Impossible(var _, var _, Extent extent)
                                        && extent == Extent.THESE_PROBES);
        if (probes) {
            lines.add(
                    "\"By these probes\": shown for rules that probe the place of a request, the log and"
                            + " what the file's rule reads, each once.");
        }
        return lines;
    }

    private static boolean some(List<Cube> cubes, Predicate<Standing> wanted) {
        return cubes.stream().flatMap(c -> c.standings().stream()).anyMatch(wanted);
    }

    private static boolean parted(Cube cube) {
        List<Standing> standings = cube.standings();
        return IntStream.range(0, standings.size())
                .filter(set -> standings.get(set) instanceof Standing.Impossible)
                .anyMatch(set ->
                        IntStream.range(0, cube.monotone().size())
                                .filter(bit -> (set & 1 << bit) == 0)
                                .anyMatch(bit ->
                                        standings.get(set | 1 << bit)
                                                instanceof Standing.Possible));
    }

    /** The combinations that are not drawn; those that come to the same together. */
    private void words(List<Cube> drawn) {
        Map<List<String>, List<Cube>> alike =
                cubes.stream()
                        .filter(c -> !drawn.contains(c))
                        .collect(
                                Collectors.groupingBy(
                                        LatticePicture::states,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        if (alike.isEmpty()) {
            return;
        }
        y += Ink.LINE;
        text("The other combinations of options, without a diagram", Role.STRONG, MARGIN, width);
        alike.forEach((states, its) -> {
            String what =
                    drawn.stream()
                            .filter(d -> states(d).equals(states))
                            .map(d -> "as drawn for " + LatticeWords.options(d))
                            .findFirst()
                            .orElseGet(() -> LatticeWords.sentence(its.getFirst()));
            y += 4;
            text(sign(states) + " " + what + ":", Role.PLAIN, MARGIN, width);
            text(
                    its.stream()
                            .map(c -> Words.tied(LatticeWords.options(c)))
                            .collect(Collectors.joining("; ")),
                    Role.FAINT,
                    MARGIN + Ink.width("  "),
                    width - Ink.width("  "));
        });
    }

    /** That of its states if they are all the same. */
    private static String sign(List<String> states) {
        return Stream.of(states)
                .filter(s -> s.stream().distinct().count() == 1)
                .map(s -> s.getFirst().substring(0, 1))
                .findFirst()
                .orElse("\u2013");
    }
}
