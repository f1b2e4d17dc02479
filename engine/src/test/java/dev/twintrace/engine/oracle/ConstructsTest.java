package dev.twintrace.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.tree.Protocol;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the random protocols use every construct, and whether it matters to them. */
class ConstructsTest {
    private static final int USES = 1_200;
    private static final int SAMPLE = 120;
    private static final int FULL = 3_000;
    private static final int MAX_STATES = 20_000;

    /**
     * Packet loss on a healthy lane is the one construct that must not change anything: the
     * hardware repairs it, so that every run with it is a run without it that is only slower. What
     * would change is what the repair rests on, the deduplication; that rule is taken out
     * elsewhere.
     */
    private static final String REPAIRED = "losses";

    /** How often a construct was used, and how often taking it out changed something. */
    private static final class Row {
        int uses;
        int verdicts;
        int anything;
        int mistakes;
    }

    @Test
    void everyConstructIsUsed() {
        List<String> missing =
                new ArrayList<>(Construct.ALL.stream().map(Construct::name).toList());
        for (long seed = 0; seed < USES && !missing.isEmpty(); seed++) {
            Protocol protocol = RandomProtocols.generate(seed);
            for (Construct construct : Construct.ALL) {
                if (missing.contains(construct.name()) && construct.uses(protocol)) {
                    missing.remove(construct.name());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** With a small sample the table is for reading only. */
    @Test
    void everyConstructMatters() {
        boolean full = Boolean.getBoolean("twintrace.full");
        int seeds = Integer.getInteger("twintrace.seeds", full ? FULL : SAMPLE);
        List<Row> rows = new ArrayList<>();
        Construct.ALL.forEach(c -> rows.add(new Row()));
        for (long seed = 0; seed < seeds; seed++) {
            Protocol protocol = RandomProtocols.generate(seed);
            if (Oracle.judge(protocol, MAX_STATES) instanceof OracleResult.Judged with) {
                for (int i = 0; i < rows.size(); i++) {
                    count(rows.get(i), Construct.ALL.get(i), protocol, with);
                }
            }
        }
        List<String> idle = new ArrayList<>();
        StringBuilder table = new StringBuilder("the random protocols of ");
        table.append(seeds).append(" seeds, and what taking a construct out changes\n");
        table.append("construct               uses  verdict  anything  mistake\n");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String name = Construct.ALL.get(i).name();
            table.append(
                    String.format(
                            "%-22s %5d %8d %9d %8d%n",
                            name, row.uses, row.verdicts, row.anything, row.mistakes));
            if (name.equals(REPAIRED)) {
                assertThat(row.anything).as(name).isZero();
            } else if (row.verdicts == 0) {
                idle.add(name);
            }
        }
        System.out.println(table);
        if (seeds >= FULL) {
            assertThat(idle).isEmpty();
        }
    }

    private static void count(
            Row row, Construct construct, Protocol protocol, OracleResult.Judged with) {
        if (!construct.uses(protocol)) {
            return;
        }
        row.uses++;
        switch (Oracle.judge(construct.without(protocol), MAX_STATES)) {
            case OracleResult.Judged without -> {
                boolean verdict = without.conclusion() != with.conclusion();
                row.verdicts += verdict ? 1 : 0;
                boolean same =
                        !verdict
                                && without.also().equals(with.also())
                                && without.damage().equals(with.damage())
                                && without.outcomes().equals(with.outcomes());
                row.anything += same ? 0 : 1;
            }
            case OracleResult.Mistake _ -> row.mistakes++;
            case OracleResult.TooLarge _ -> {}
        }
    }
}
