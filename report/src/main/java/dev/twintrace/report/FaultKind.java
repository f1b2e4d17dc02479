package dev.twintrace.report;

import dev.twintrace.protocol.language.Option;
import dev.twintrace.protocol.language.Settings;

/** A kind of fault that schemes are tried against: a column of the table of faults. */
public enum FaultKind {
    /** An answer is lost on a healthy lane; nothing fails. */
    PACKET_LOSS("packetLoss", "packet loss", 0, 0, 1, ""),
    /** A lane fails, and its packets do not outlive the error. */
    LANE_BOUNDED("laneBounded", "1 lane fault, bounded", 1, 0, 0, "bounded"),
    /** A lane fails, and its packets may come late. */
    LANE_LATE("laneLate", "1 lane fault, late", 1, 0, 0, "late"),
    /** A NIC fails with all its lanes; packets do not outlive the error. */
    NIC_BOUNDED("nicBounded", "1 NIC fault, bounded", 0, 1, 0, "bounded"),
    /** A NIC fails with all its lanes; packets may come late. */
    NIC_LATE("nicLate", "1 NIC fault, late", 0, 1, 0, "late"),
    /** Two lanes fail; packets do not outlive the errors. */
    LANES_BOUNDED("lanesBounded", "2 lane faults, bounded", 2, 0, 0, "bounded"),
    /** Two lanes fail; packets may come late. */
    LANES_LATE("lanesLate", "2 lane faults, late", 2, 0, 0, "late");

    private final String key;
    private final String title;
    private final int laneFaults;
    private final int nicFaults;
    private final int losses;
    private final String originals;

    FaultKind(
            String key, String title, int laneFaults, int nicFaults, int losses, String originals) {
        this.key = key;
        this.title = title;
        this.laneFaults = laneFaults;
        this.nicFaults = nicFaults;
        this.losses = losses;
        this.originals = originals;
    }

    /** The name in data. */
    public String key() {
        return key;
    }

    /** The head of the column. */
    public String title() {
        return title;
    }

    /** Lane and NIC faults together: what a file's cap is compared with. */
    public int faults() {
        return laneFaults + nicFaults;
    }

    /** What it sets, for each failover block. */
    public Settings settings() {
        Settings counts =
                Settings.NONE
                        .with(Option.FAULTS, Integer.toString(laneFaults))
                        .with(Option.NIC_FAULTS, Integer.toString(nicFaults))
                        .with(Option.LOSSES, Integer.toString(losses));
        return originals.isEmpty() ? counts : counts.with(Option.ORIGINALS, originals);
    }
}
