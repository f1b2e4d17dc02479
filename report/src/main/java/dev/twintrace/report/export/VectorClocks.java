package dev.twintrace.report.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Vector time: what happens has the number of its own timeline's events up to it, and of each other
 * timeline the number of those that it can know of. So one thing happened before another exactly if
 * its clock is less (Fidge, Timestamps in message-passing systems that preserve the partial
 * ordering, 1988; Mattern, Virtual time and global states of distributed systems, 1989).
 */
final class VectorClocks {
    private VectorClocks() {}

    /** The clock of each; of a timeline of which nothing is known there is no entry. */
    static List<SequencedMap<String, Integer>> of(List<Happening> happenings) {
        List<SequencedMap<String, Integer>> clocks = new ArrayList<>();
        Map<String, SequencedMap<String, Integer>> latest = new HashMap<>();
        for (Happening happening : happenings) {
            SequencedMap<String, Integer> clock =
                    new LinkedHashMap<>(
                            latest.getOrDefault(happening.timeline(), new LinkedHashMap<>()));
            happening.causes().stream()
                    .sorted()
                    .forEach(cause ->
                            clocks.get(cause)
                                    .forEach((line, time) -> clock.merge(line, time, Math::max)));
            clock.merge(happening.timeline(), 1, Integer::sum);
            latest.put(happening.timeline(), clock);
            clocks.add(clock);
        }
        return List.copyOf(clocks);
    }
}
