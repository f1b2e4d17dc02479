package dev.twintrace.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.report.Trial.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final List<Table.Row> ROWS =
            List.of(
                    new Table.Row(
                            "ll128.twin",
                            "",
                            "UNSAFE: ghost write",
                            "UNSAFE \"ghost write\"",
                            Standing.AS_EXPECTED,
                            7134,
                            0.083),
                    new Table.Row(
                            "ll128.twin",
                            "reuse = off",
                            "TRANSPARENT",
                            "TRANSPARENT",
                            Standing.AS_EXPECTED,
                            812,
                            0.01),
                    new Table.Row(
                            "simple.twin",
                            "",
                            "STUCK",
                            "TRANSPARENT",
                            Standing.OTHERWISE,
                            1234567,
                            12.5),
                    new Table.Row("idle.twin", "", "TRANSPARENT", "", Standing.NOT_EXPECTED, 3, 0));

    @Test
    void oneLineForEachCheckAndASummary() {
        assertThat(new Table(Style.PLAIN).of(ROWS))
                .isEqualTo(
                        """
                        file         variant      verdict              expected              ok?     states     time
                        ────────────────────────────────────────────────────────────────────────────────────────────
                        ll128.twin   –            UNSAFE: ghost write  UNSAFE "ghost write"  yes      7,134   0.08 s
                        ll128.twin   reuse = off  TRANSPARENT          TRANSPARENT           yes        812   0.01 s
                        simple.twin  –            STUCK                TRANSPARENT           NO   1,234,567  12.50 s
                        idle.twin    –            TRANSPARENT          –                     –            3   0.00 s

                        3 files, 4 checks: 2 as expected, 1 not, 1 without expectation; 1,242,516 states in 12.59 s
                        """);
    }

    @Test
    void longTextsAreWrapped() {
        Table.Row wide =
                new Table.Row(
                        "examples/rendezvous/some-long-name-of-a-file-in-a-folder.twin",
                        "originals = late, faults = 2, order = software, handshake = out-of-band",
                        "UNSAFE: ghost write, late original, queue sliding, other",
                        "UNSAFE \"ghost write\", \"late original\" with originals = late",
                        Standing.OTHERWISE,
                        Long.MAX_VALUE,
                        3600);
        for (boolean unicode : List.of(true, false)) {
            String text = new Table(new Style(false, unicode, 100)).of(List.of(wide, ROWS.get(0)));
            assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        }
        String ascii = new Table(new Style(false, false, 100)).of(List.of(wide, ROWS.get(1)));
        assertThat(ascii.chars()).allMatch(c -> c < 127);
    }
}
