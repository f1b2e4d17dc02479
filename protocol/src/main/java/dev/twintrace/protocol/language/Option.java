package dev.twintrace.protocol.language;

import java.util.List;
import java.util.Optional;

/**
 * Something that may be set from outside the file.
 *
 * @param values in the order of the file; {@code on} and {@code off} for a switch
 * @param relaxed the value that makes failover easier, where one is declared
 * @param doc what it is; may be empty
 * @param implicit whether every file has it: {@code originals} and {@code faults}, whose default is
 *     {@link #AS_WRITTEN} where the failover blocks differ
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

    static final String ON = "on";
    static final String OFF = "off";
    static final String ORIGINALS = "originals";
    static final String FAULTS = "faults";

    boolean isSwitch() {
        return values.equals(List.of(ON, OFF));
    }
}
