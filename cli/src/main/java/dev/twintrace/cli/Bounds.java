package dev.twintrace.cli;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a verdict is limited to: {@code 1 fault, 2 lanes, originals bounded}. */
final class Bounds {
    private Bounds() {}

    static String of(Protocol protocol) {
        List<String> blocks = new ArrayList<>();
        for (Failover block : protocol.failovers()) {
            String names =
                    block.queuePairs().stream()
                            .map(QueuePair::name)
                            .collect(Collectors.joining(", "));
            String prefix = protocol.failovers().size() == 1 ? "" : names + ": ";
            blocks.add(prefix + of(block));
        }
        if (protocol.totalFaults() < Integer.MAX_VALUE) {
            blocks.add("at most " + count(protocol.totalFaults(), "fault") + " in all");
        }
        return blocks.isEmpty() ? "no faults" : String.join("; ", blocks);
    }

    private static String of(Failover block) {
        List<String> parts = new ArrayList<>();
        int faults = block.laneFaults() + block.nicFaults();
        if (block.laneFaults() > 0 || faults + block.losses() == 0) {
            parts.add(count(block.laneFaults(), "fault"));
        }
        if (block.nicFaults() > 0) {
            parts.add(count(block.nicFaults(), "NIC fault"));
        }
        if (block.losses() > 0) {
            parts.add(count(block.losses(), "lost answer"));
        }
        parts.add(lanes(block.queuePairs()));
        if (faults > 0) {
            parts.add(block.lateOriginals() ? "originals late" : "originals bounded");
        }
        return String.join(", ", parts);
    }

    private static String lanes(List<QueuePair> queuePairs) {
        long different = queuePairs.stream().map(qp -> qp.lanes().size()).distinct().count();
        return different == 1
                ? count(queuePairs.getFirst().lanes().size(), "lane")
                : queuePairs.stream()
                        .map(qp -> count(qp.lanes().size(), "lane") + " of " + qp.name())
                        .collect(Collectors.joining(", "));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
