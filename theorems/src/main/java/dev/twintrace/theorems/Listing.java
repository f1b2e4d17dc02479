package dev.twintrace.theorems;

import java.util.List;

/** The text of a scheme as it is shown. */
public final class Listing {
    private Listing() {}

    /**
     * Its hosts, queue pairs, processes and failover; without comments, options and expectations.
     */
    public static List<String> of(Scheme scheme) {
        List<String> lines =
                scheme.file()
                        .text()
                        .lines()
                        .filter(line -> !line.startsWith("//"))
                        .dropWhile(line -> !line.startsWith("host"))
                        .takeWhile(line -> !line.startsWith("expect"))
                        .toList();
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(0, end);
    }
}
