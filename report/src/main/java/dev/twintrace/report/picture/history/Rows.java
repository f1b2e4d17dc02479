package dev.twintrace.report.picture.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows for bars: those of a process are one lane, with as many rows as it does things at once.
 *
 * @param of per bar: its row, from 0 at the top
 * @param processes per row
 */
record Rows(List<Integer> of, List<Long> processes) {
    Rows {
        of = List.copyOf(of);
        processes = List.copyOf(processes);
    }

    /** Each bar goes to the first row of its lane in which everything else is over. */
    static Rows of(List<Bar> bars) {
        Map<Long, List<Moment>> lanes = new TreeMap<>();
        int[] within = new int[bars.size()];
        for (int b = 0; b < within.length; b++) {
            Bar bar = bars.get(b);
            List<Moment> over = lanes.computeIfAbsent(bar.process(), _ -> new ArrayList<>());
            int row = 0;
            while (row < over.size() && over.get(row).compareTo(bar.call()) >= 0) {
                row++;
            }
            if (row == over.size()) {
                over.add(bar.last());
            } else {
                over.set(row, bar.last());
            }
            within[b] = row;
        }
        Map<Long, Integer> tops = new TreeMap<>();
        List<Long> processes = new ArrayList<>();
        lanes.forEach((process, over) -> {
            tops.put(process, processes.size());
            over.forEach(_ -> processes.add(process));
        });
        List<Integer> rows = new ArrayList<>();
        for (int b = 0; b < within.length; b++) {
            rows.add(tops.getOrDefault(bars.get(b).process(), 0) + within[b]);
        }
        return new Rows(rows, processes);
    }
}
