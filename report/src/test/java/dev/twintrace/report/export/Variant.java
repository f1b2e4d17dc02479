package dev.twintrace.report.export;

import dev.twintrace.protocol.language.Settings;
import java.util.List;
import java.util.stream.Stream;

/** An example at settings under which it has between 10^3 and 10^7 states. */
record Variant(String file, Settings settings) {

    /** Some thousands of states, and little to compile. */
    static final List<Variant> SMALL =
            List.of(
                    of("atomics/two-nics"),
                    of("atomics/tagged-lock"),
                    of("one-sided/put-resent", "originals=late"),
                    of("one-sided/leased-region", "originals=late", "lease=until_timeout"),
                    of("logs/receiver-waits-for-log"),
                    of("two-sided/sequence-numbered"));

    /** The rest of the families, up to the largest example. */
    static final List<Variant> LARGE =
            List.of(
                    of("connections/revoked-writer", "faults=2"),
                    of("one-sided/read-then-write", "order=fenced", "faults=2"),
                    of("two-sided/resent-too-early", "meets=on", "originals=late"),
                    of("one-sided/two-lanes-one-flag", "originals=late"),
                    of("logs/logged-fadd"),
                    of("atomics/signal-fadd", "originals=late"),
                    of("collectives/nccl-ll"),
                    of("two-sided/fragments-two-rails"),
                    of("one-sided/write-once-slots", "faults=3"),
                    of("collectives/cts-ring", "slots=4", "originals=late"),
                    of("collectives/nccl-simple", "originals=late"),
                    of("collectives/nccl-simple", "failing=paths"),
                    of("two-sided/sequence-numbered", "originals=late", "faults=3"));

    private static Variant of(String file, String... settings) {
        Settings all = Settings.NONE;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all = all.with(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new Variant(file + ".twin", all);
    }

    /** Small ones, or all. */
    static List<Variant> all(boolean full) {
        return full ? Stream.concat(SMALL.stream(), LARGE.stream()).toList() : SMALL;
    }

    /** {@code collectives/nccl-simple.twin failing=paths}. */
    @Override
    public String toString() {
        return (file + " " + settings).strip();
    }
}
