package dev.twintrace.report.picture;

import dev.twintrace.engine.solve.Cube;
import dev.twintrace.engine.solve.Frontier.Relaxation;
import dev.twintrace.engine.solve.Solution.Extent;
import dev.twintrace.engine.solve.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A frontier in words: what each set is called, and what a cube comes to in one sentence. */
final class LatticeWords {
    private LatticeWords() {}

    /** Which options are relaxed; empty where the file has none to relax. */
    static String heading(Cube cube, boolean options) {
        if (!options) {
            return "";
        }
        return cube.options().isEmpty()
                ? "With no option relaxed"
                : "With " + Relaxation.names(cube.options());
    }

    /** The same in the middle of a sentence. */
    static String options(Cube cube) {
        return cube.options().isEmpty()
                ? "no option relaxed"
                : cube.options().stream().map(Relaxation::name).collect(Collectors.joining(" + "));
    }

    /** A sign for those who see no colours, and a word for those who do not know the sign. */
    static String state(Standing standing) {
        return switch (standing) {
            case Standing.Possible _ -> "\u2713 possible";
            case Standing.Impossible _ -> "\u2717 impossible";
            case Standing.Open _ -> "? not known";
        };
    }

    /** Whether it was computed or follows from others. */
    static boolean inferred(Standing standing) {
        return switch (standing) {
            case Standing.Possible p -> !p.computed();
            case Standing.Impossible i -> !i.computed();
            case Standing.Open _ -> false;
        };
    }

    /** What is to be said of a set beside its state. */
    static List<String> notes(Cube cube, int set) {
        Standing standing = cube.standings().get(set);
        List<String> notes = new ArrayList<>();
        if (inferred(standing)) {
            notes.add("inferred");
        }
        if (standing instanceof Standing.Impossible(var _, var _, Extent extent)
                && extent == Extent.THESE_PROBES) {
            notes.add("by these probes");
        }
        if (extreme(cube, set)) {
            notes.add(
                    (standing instanceof Standing.Possible ? "minimal" : "maximal")
                            + (cube.certain(set) ? "" : " so far"));
        }
        return notes;
    }

    /** Whether it is next to the frontier, or to what is not known. */
    static boolean extreme(Cube cube, int set) {
        return cube.least(set) || cube.greatest(set);
    }

    /** What a cube comes to: {@code possible with close; impossible even with probe}. */
    static String sentence(Cube cube) {
        int all = cube.standings().size();
        List<String> parts = new ArrayList<>();
        String least = sets(cube, cube::least);
        if (!least.isEmpty()) {
            parts.add(cube.least(0) ? "possible with nothing more" : "possible with " + least);
        }
        String greatest = sets(cube, cube::greatest);
        if (!greatest.isEmpty()) {
            parts.add(
                    cube.greatest(0) && all > 1
                            ? "impossible with nothing more"
                            : "impossible even with " + greatest);
        }
        long open = cube.standings().stream().filter(Standing.Open.class::isInstance).count();
        if (open > 0) {
            parts.add(
                    "not known for "
                            + (open == all ? "any" : Long.toString(open))
                            + " of "
                            + all
                            + " sets");
        }
        return String.join("; ", parts);
    }

    private static String sets(Cube cube, IntPredicate wanted) {
        return IntStream.range(0, cube.standings().size())
                .filter(wanted)
                .mapToObj(s ->
                        Relaxation.names(cube.beside(s))
                                + (cube.certain(s) ? "" : " (as far as is known)"))
                .collect(Collectors.joining(", or with "));
    }

    /** All of it, for those who cannot see it. */
    static String description(List<Cube> cubes, boolean options) {
        long inferred =
                cubes.stream()
                        .flatMap(c -> c.standings().stream())
                        .filter(LatticeWords::inferred)
                        .count();
        int all = cubes.stream().mapToInt(c -> c.standings().size()).sum();
        return all
                + " sets of relaxations, "
                + inferred
                + " of them inferred from others. "
                + cubes.stream()
                        .map(c -> (options ? heading(c, true) + ": " : "") + sentence(c) + ".")
                        .collect(Collectors.joining(" "));
    }
}
