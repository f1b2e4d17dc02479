package dev.twintrace.theorems.overlay;

import dev.twintrace.theorems.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes of all decision functions, as a table. */
public final class Census {
    private Census() {}

    /** How many functions fail in what. */
    public static Passage.Table of(String heading, DecisionFunctions functions) {
        List<List<String>> rows = new ArrayList<>();
        functions
                .census()
                .forEach((fails, number) ->
                        rows.add(
                                List.of(
                                        fails.isEmpty()
                                                ? "nothing"
                                                : fails.stream()
                                                        .map(Census::word)
                                                        .collect(Collectors.joining(" and ")),
                                        String.format(Locale.ROOT, "%,d", number))));
        rows.add(List.of("all", String.format(Locale.ROOT, "%,d", functions.total())));
        return new Passage.Table(heading, List.of("fails in", "functions"), rows);
    }

    private static String word(Failing failing) {
        return failing.name().toLowerCase(Locale.ROOT);
    }
}
