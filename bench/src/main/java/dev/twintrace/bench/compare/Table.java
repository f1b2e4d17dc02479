package dev.twintrace.bench.compare;

import dev.twintrace.bench.golden.Counts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints what was measured on one workload. */
final class Table {
    private static final double KIB_PER_MIB = 1024;

    private Table() {}

    /** As lines, the head first. */
    static String of(Workload workload, Counts expected, List<Measured> all) {
        return Stream.concat(
                        Stream.of(title(workload, expected), head()),
                        all.stream().map(measured -> line(expected, measured, all)))
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private static String title(Workload workload, Counts counts) {
        return String.format(
                Locale.ROOT,
                "%s: %,d distinct states, %,d generated, %d levels%s",
                workload.name(),
                counts.distinct(),
                counts.generated(),
                counts.levels(),
                counts.viol() == Counts.UNTOLD
                        ? ""
                        : String.format(Locale.ROOT, ", %,d with viol", counts.viol()));
    }

    private static String head() {
        return String.format(
                Locale.ROOT,
                "%-24s%12s%9s%9s%14s%10s%8s%11s%10s%9s  %s",
                "",
                "distinct",
                "wall s",
                "CPU s",
                "states/CPU s",
                "peak MiB",
                "x SPIN",
                "x by hand",
                "all in s",
                "x SPIN",
                "counts");
    }

    private static String line(Counts expected, Measured one, List<Measured> all) {
        return String.format(
                Locale.ROOT,
                "%-24s%,12d%9.2f%9.2f%,14.0f%,10.0f%8s%11s%10.2f%9s  %s",
                one.contestant().name(),
                one.counts().distinct(),
                one.seconds(),
                one.cpuSeconds(),
                one.speed(),
                one.peakKib() / KIB_PER_MIB,
                ratio(one, Contestant.SPIN, all),
                ratio(one, Contestant.PACKED, all),
                one.allIn(),
                allIn(one, all),
                verdict(expected, one));
    }

    private static String verdict(Counts expected, Measured one) {
        if (!one.right(expected)) {
            return "WRONG: " + one.counts();
        }
        return one.contestant().exact() ? "right" : "not compared";
    }

    /** How many times as fast as SPIN if making its program counts, too. */
    private static String allIn(Measured one, List<Measured> all) {
        return all.stream()
                .filter(m -> m.contestant().name().equals(Contestant.SPIN))
                .findFirst()
                .map(m -> String.format(Locale.ROOT, "%.2f", m.allIn() / one.allIn()))
                .orElse("-");
    }

    /** How many times as fast as somebody else. */
    private static String ratio(Measured one, String other, List<Measured> all) {
        Optional<Measured> measure =
                all.stream().filter(m -> m.contestant().name().equals(other)).findFirst();
        return measure.map(m -> String.format(Locale.ROOT, "%.2f", one.speed() / m.speed()))
                .orElse("-");
    }
}
