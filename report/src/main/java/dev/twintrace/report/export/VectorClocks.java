package dev.twintrace.report.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Vector time: what happens has the number of its own timeline's events up to it, and of each other
 * timeline the number of those that it can know of. So one thing happened before another exactly if
 * its clock is less (Fidge, Timestamps in message-passing systems that preserve the partial
 * ordering, 1988; Mattern, Virtual time and global states of distributed systems, 1989).
 */
final class VectorClocks {
    private VectorClocks() {}

    /**
     * The clock of each; of a timeline of which nothing is known there is no entry. Timelines stand
     * in the order in which they appear.
     */
    static List<SequencedMap<String, Integer>> of(List<Happening> happenings) {
        List<String> timelines = happenings.stream().map(Happening::timeline).distinct().toList();
        List<Map<String, Integer>> clocks = new ArrayList<>();
        Map<String, Map<String, Integer>> latest = new HashMap<>();
        for (Happening happening : happenings) {
            Map<String, Integer> clock =
                    new HashMap<>(latest.getOrDefault(happening.timeline(), Map.of()));
            for (int cause : happening.causes()) {
                clocks.get(cause).forEach((line, time) -> clock.merge(line, time, Math::max));
            }
            clock.merge(happening.timeline(), 1, Integer::sum);
            latest.put(happening.timeline(), clock);
            clocks.add(clock);
        }
        return clocks.stream().map(clock -> sorted(clock, timelines)).toList();
    }

    private static SequencedMap<String, Integer> sorted(
            Map<String, Integer> clock, List<String> timelines) {
        SequencedMap<String, Integer> sorted = new LinkedHashMap<>();
        for (String timeline : timelines) {
            Optional.ofNullable(clock.get(timeline)).ifPresent(time -> sorted.put(timeline, time));
        }
        return sorted;
    }
}
