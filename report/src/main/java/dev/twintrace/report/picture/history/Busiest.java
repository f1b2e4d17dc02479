package dev.twintrace.report.picture.history;

import dev.twintrace.linear.history.History;
import java.util.Arrays;

/**
 * The key on which most is in flight at once. Arrays, as there may be as many keys as operations.
 */
final class Busiest {
    private Busiest() {}

    /**
     * The number of the key of whose first operations the most are concurrent in pairs; of equals,
     * the first.
     *
     * @param first so many operations of each key are looked at
     */
    static int key(History history, int first) {
        int keys = history.keys().size();
        int[] counts = new int[keys];
        int[] place = new int[history.size()];
        for (int o = 0; o < place.length; o++) {
            place[o] = counts[history.key(o)]++;
        }
        int[] begin = new int[keys + 1];
        for (int k = 0; k < keys; k++) {
            begin[k + 1] = begin[k] + Math.min(first, counts[k]);
        }
        int[] beginnings = new int[begin[keys]];
        for (int o = 0; o < place.length; o++) {
            if (place[o] < first) {
                beginnings[begin[history.key(o)] + place[o]] = o;
            }
        }
        int best = 0;
        int most = -1;
        for (int k = 0; k < keys; k++) {
            int pairs = pairs(history, Arrays.copyOfRange(beginnings, begin[k], begin[k + 1]));
            if (pairs > most) {
                most = pairs;
                best = k;
            }
        }
        return best;
    }

    private static int pairs(History history, int[] operations) {
        int pairs = 0;
        for (int a = 0; a < operations.length; a++) {
            for (int b = a + 1; b < operations.length; b++) {
                pairs += history.called(operations[b]) <= history.returned(operations[a]) ? 1 : 0;
            }
        }
        return pairs;
    }
}
