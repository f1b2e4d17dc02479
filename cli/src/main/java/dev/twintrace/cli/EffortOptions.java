package dev.twintrace.cli;

import dev.twintrace.engine.verdict.Reducing;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options about how a search goes about its work; they do not change its verdict. */
final class EffortOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "How many threads search. Default: as many as the machine has cores.")
    private Optional<Long> threads = Optional.empty();

    @Option(
            names = "--reduce",
            paramLabel = "HOW",
            converter = ReducingConverter.class,
            description =
                    "Which states need not be looked at. slots: those that differ only in which slot"
                            + " holds which request. symmetry: that, and those that differ only in which of"
                            + " several identical processes is which. order: slots, and of independent"
                            + " steps only one order. all: all of that. none. auto: slots, and symmetry"
                            + " once a search is large. Default: auto.")
    private Reducing reducing = Reducing.AUTO;

    @Option(
            names = "--spill",
            paramLabel = "DIR",
            description =
                    "On whose disk to put what memory has no room for; nothing stays there. Default:"
                            + " the folder for temporary files.")
    private Optional<String> spill = Optional.empty();

    @Option(
            names = "--no-spill",
            description = "Gives up a search rather than put anything on disk.")
    private boolean noSpill;

    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description =
                    "Writes down there how far the check is, and goes on from what it finds there.")
    private Optional<String> checkpoint = Optional.empty();

    @Option(
            names = "--checkpoint-every",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How often, and when the check is ended by a limit. Default: 1m.")
    private Optional<Duration> every = Optional.empty();

    EffortChoice effort() {
        return new EffortChoice(threads, reducing, spill, noSpill, checkpoint, every);
    }
}
