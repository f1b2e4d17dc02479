package dev.twintrace.report;

import dev.twintrace.core.Conclusion;
import dev.twintrace.protocol.language.Settings;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One scheme against each kind of fault.
 *
 * @param file as the user named it
 * @param protocol its name
 * @param title of the protocol; may be empty
 * @param scheme the options that make the scheme, without the defaults
 * @param blocks how many failover blocks the file has: each gets the faults of the column
 * @param cap on the lane and NIC faults of all blocks together; {@link Integer#MAX_VALUE} for none
 * @param cells one for each kind
 */
public record FaultRow(
        String file,
        String protocol,
        String title,
        Settings scheme,
        int blocks,
        int cap,
        Map<FaultKind, FaultCell> cells) {
    /** Checks that no kind is missing. */
    public FaultRow {
        cells = Collections.unmodifiableMap(new EnumMap<>(cells));
        if (cells.size() != FaultKind.values().length) {
            throw new IllegalArgumentException("a row has a cell for each kind of fault");
        }
    }

    /** The cell in this column. */
    public FaultCell cell(FaultKind kind) {
        FaultCell cell = cells.get(kind);
        if (cell == null) {
            throw new IllegalStateException("no cell for " + kind);
        }
        return cell;
    }

    /** Whether a cell has a verdict. */
    public static boolean decided(FaultCell cell) {
        return cell instanceof FaultCell.Decided && !open(cell);
    }

    /** Whether it is still open what a cell should say. */
    public static boolean open(FaultCell cell) {
        return switch (cell) {
            case FaultCell.Decided(var verdict) -> verdict.conclusion() == Conclusion.UNKNOWN;
            case FaultCell.NotReached _ -> true;
            case FaultCell.NoFailover _,
                    FaultCell.Capped _,
                    FaultCell.NoRoom _,
                    FaultCell.Wrong _ ->
                    false;
        };
    }
}
