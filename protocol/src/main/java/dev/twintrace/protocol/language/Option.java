package dev.twintrace.protocol.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that may be set from outside the file.
 *
 * @param values in the order of the file; {@code on} and {@code off} for a switch
 * @param relaxed the value that makes failover easier, where one is declared
 * @param doc what it is; may be empty
 * @param implicit whether every file with a failover block has it: {@code originals}, {@code
 *     faults}, {@code nic_faults} and {@code losses}, whose default is {@link #AS_WRITTEN} where
 *     the failover blocks differ
 */
public record Option(
        String name,
        String defaultValue,
        List<String> values,
        Optional<String> relaxed,
        String doc,
        boolean implicit) {
    /** The default of an implicit option whose value is not the same for all failover blocks. */
    public static final String AS_WRITTEN = "as written";

    /** Implicit: what becomes of the packets of a failed lane, {@code bounded} or {@code late}. */
    public static final String ORIGINALS = "originals";

    /** Implicit: how many lane faults each failover block has. */
    public static final String FAULTS = "faults";

    /** Implicit: how many NIC faults each failover block has. */
    public static final String NIC_FAULTS = "nic_faults";

    /** Implicit: how many answers may be lost on the healthy lanes of each failover block. */
    public static final String LOSSES = "losses";

    /** The implicit options, in the order in which they are listed. */
    static final List<String> IMPLICIT = List.of(ORIGINALS, FAULTS, NIC_FAULTS, LOSSES);

    /** The implicit options that are numbers. */
    static final Set<String> NUMBERS = Set.of(FAULTS, NIC_FAULTS, LOSSES);

    static final String ON = "on";
    static final String OFF = "off";

    boolean isSwitch() {
        return values.equals(List.of(ON, OFF));
    }
}
