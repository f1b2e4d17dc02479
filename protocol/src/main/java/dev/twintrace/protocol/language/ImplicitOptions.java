package dev.twintrace.protocol.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** The options of every file with a failover block. */
final class ImplicitOptions {
    private static final List<String> NUMBERS =
            IntStream.rangeClosed(0, BlockFacts.MOST_FAULTS).mapToObj(Integer::toString).toList();

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
        return List.of(
                originals,
                number(
                        Option.FAULTS,
                        blocks,
                        block -> block.laneFaults,
                        "how many lane faults may happen"),
                number(
                        Option.NIC_FAULTS,
                        blocks,
                        block -> block.nicFaults,
                        "how many NIC faults may happen"),
                number(
                        Option.LOSSES,
                        blocks,
                        block -> block.losses,
                        "how many answers may be lost on healthy lanes"));
    }

    private static Option number(
            String name, List<BlockFacts> blocks, ToIntFunction<BlockFacts> number, String doc) {
        return new Option(
                name,
                common(blocks, block -> Integer.toString(number.applyAsInt(block))),
                NUMBERS,
                Optional.empty(),
                doc,
                true);
    }

    private static String common(List<BlockFacts> blocks, Function<BlockFacts, String> setting) {
        List<String> values = blocks.stream().map(setting).distinct().toList();
        return values.size() == 1 ? values.getFirst() : Option.AS_WRITTEN;
    }
}
