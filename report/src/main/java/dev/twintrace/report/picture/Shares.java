package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Ink.Need;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How columns share the room that there is. */
final class Shares {
    private Shares() {}

    /**
     * All get the least they need, if there is room for that; then as many as possible what reads
     * well, for eight columns that break one word in an ugly place are worse than one that does;
     * the rest goes to where lines are longer.
     */
    static double[] of(double free, List<Need> needs) {
        double[] widths = needs.stream().mapToDouble(Need::least).toArray();
        double least = DoubleStream.of(widths).sum();
        if (least > free) {
            return DoubleStream.of(widths).map(w -> w * free / least).toArray();
        }
        List<Integer> cheapestFirst =
                IntStream.range(0, widths.length)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        i -> needs.get(i).good() - needs.get(i).least()))
                        .toList();
        for (int i : cheapestFirst) {
            if (DoubleStream.of(widths).sum() - widths[i] + needs.get(i).good() <= free) {
                widths[i] = needs.get(i).good();
            }
        }
        double rest = free - DoubleStream.of(widths).sum();
        double wanted =
                IntStream.range(0, widths.length)
                        .mapToDouble(i -> needs.get(i).most() - widths[i])
                        .sum();
        double share = Math.min(1, rest / Math.max(1, wanted));
        return IntStream.range(0, widths.length)
                .mapToDouble(i -> widths[i] + (needs.get(i).most() - widths[i]) * share)
                .toArray();
    }
}
