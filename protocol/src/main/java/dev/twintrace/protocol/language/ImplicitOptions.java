package dev.twintrace.protocol.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The options of every file with a failover block. */
final class ImplicitOptions {
    private ImplicitOptions() {}

    static List<Option> of(List<BlockFacts> blocks) {
        if (blocks.isEmpty()) {
            return List.of();
        }
        Option originals =
                new Option(
                        Option.ORIGINALS,
                        common(
                                blocks,
                                block ->
                                        block.late
                                                .map(late -> late ? "late" : "bounded")
                                                .orElse(Option.AS_WRITTEN)),
                        List.of("bounded", "late"),
                        Optional.of("bounded"),
                        "whether packets of a failed lane may outlive its error",
                        true);
        Option faults =
                new Option(
                        Option.FAULTS,
                        common(blocks, block -> Integer.toString(block.laneFaults)),
                        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8"),
                        Optional.empty(),
                        "how many lane faults may happen",
                        true);
        return List.of(originals, faults);
    }

    private static String common(List<BlockFacts> blocks, Function<BlockFacts, String> setting) {
        List<String> values = blocks.stream().map(setting).distinct().toList();
        return values.size() == 1 ? values.getFirst() : Option.AS_WRITTEN;
    }
}
