package dev.twintrace.protocol.language;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what somebody may have meant. */
final class Spelling {
    private static final int LISTED = 12;

    private Spelling() {}

    /** The nearest of the known names, if it is near enough to be a slip. */
    static Optional<String> nearest(String written, Collection<String> known) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int distance =
                    distance(
                            clip(written).toLowerCase(Locale.ROOT),
                            clip(name).toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        int allowed = Math.min(3, (written.length() + 1) / 2);
        boolean near = least <= allowed && least < Math.max(1, written.length());
        return near && !best.isEmpty() ? Optional.of(best) : Optional.empty();
    }

    /** {@code , did you mean `x`?} or nothing. */
    static String suggestion(String written, Collection<String> known) {
        return nearest(written, known).map(name -> ", did you mean `" + name + "`?").orElse("");
    }

    /** {@code `a`, `b` or `c`}. */
    static String alternatives(Collection<String> names) {
        int last = Math.min(names.size(), LISTED);
        String joined =
                names.stream()
                        .limit(last)
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", "));
        int comma = joined.lastIndexOf(", ");
        if (names.size() > last) {
            return joined + ", …";
        }
        return comma < 0
                ? joined
                : joined.substring(0, comma) + " or " + joined.substring(comma + 2);
    }

    private static String clip(String name) {
        return name.length() > 40 ? name.substring(0, 40) : name;
    }

    /** Insertions, deletions, replacements and swaps of neighbours. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least =
                        Math.min(
                                cost[i - 1][j - 1] + change,
                                1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
