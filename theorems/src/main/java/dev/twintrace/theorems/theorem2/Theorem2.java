package dev.twintrace.theorems.theorem2;

import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.theorems.Demonstration;
import dev.twintrace.theorems.Demonstration.Count;
import dev.twintrace.theorems.Passage;
import java.util.ArrayList;
import java.util.List;

/** Theorem 2: retried atomics are not linearizable. */
public final class Theorem2 {
    private static final String STATEMENT =
            "If an atomic whose completion did not come is posted again on another lane, the"
                    + " history that the callers see need not be linearizable. A fetch-and-add"
                    + " takes effect twice: the word is off by the addend. A compare-and-swap"
                    + " succeeds twice if somebody sets the word back in between: that update is"
                    + " lost, and all were told of success.";

    private Theorem2() {}

    /**
     * Searches all runs of both protocols, judges the histories, computes the table of retries and
     * looks for what works once an assumption is dropped.
     *
     * @throws IllegalStateException if anything does not come out as it is claimed
     */
    public static Demonstration demonstrate() {
        RetrySafety table = RetrySafety.compute();
        List<Passage> passages = new ArrayList<>();
        Fadd unread = Fadd.of(Fadd.Look.NOBODY);
        Fadd read = Fadd.of(Fadd.Look.READER);
        Fadd result = Fadd.of(Fadd.Look.RESULT);
        Cas unreadCas = Cas.of(Cas.Look.NOBODY);
        Cas readCas = Cas.of(Cas.Look.READER);
        passages.add(
                runs(
                        "FADD, executed twice",
                        read.scenario(),
                        read.run(),
                        "The results are "
                                + read.executions().getFirst().result()
                                + " and "
                                + read.executions().getLast().result()
                                + "; the word holds "
                                + read.left()
                                + " and ought to hold "
                                + read.expected()
                                + ". In the twin the original was lost, and the sender sees the same."));
        passages.add(history("FADD, what callers see while nobody looks", unread.judged()));
        passages.add(history("FADD, with P3's read", read.judged()));
        passages.add(history("FADD, with the sender's result instead", result.judged()));
        passages.add(
                runs(
                        "CAS, executed twice with success",
                        readCas.scenario(),
                        readCas.run(),
                        "S succeeds "
                                + readCas.successes()
                                + " times with one operation; P3's update"
                                + " between is overwritten."));
        passages.add(history("CAS, what callers see while nobody looks", unreadCas.judged()));
        passages.add(history("CAS, with P3's read", readCas.judged()));
        passages.add(argument());
        passages.add(table.matrix(Fate.EXECUTED));
        passages.add(table.shortest(Fate.EXECUTED));
        passages.add(table.matrix(Fate.LATE));
        passages.add(table.shortest(Fate.LATE));
        return new Demonstration(
                2,
                "Retried atomics are not linearizable",
                STATEMENT,
                Assumptions.all(),
                passages,
                List.of(
                        new Count(
                                "states of the protocols' runs",
                                states(
                                        unread.scenario(),
                                        read.scenario(),
                                        result.scenario(),
                                        unreadCas.scenario(),
                                        readCas.scenario())),
                        new Count(
                                "operations on a value, each in a context, with both fates",
                                table.operations()),
                        new Count("situations that their histories get to", table.configurations()),
                        new Count(
                                "shortest histories, each refused by the decider",
                                table.confirmed().size())),
                Reliefs.all(),
                List.of(
                        "./twintrace theorem 2",
                        "./twintrace check examples/atomics/signal-fadd.twin",
                        "./twintrace check examples/atomics/cas-lock.twin",
                        "./twintrace solve examples/atomics/shared-fadd.twin --frontier",
                        "./twintrace check examples/atomics/tagged-lock.twin --set own_tag=success"));
    }

    private static long states(Scenario... scenarios) {
        long states = 0;
        for (Scenario scenario : scenarios) {
            states += scenario.verdict().statistics().states();
        }
        return states;
    }

    private static Passage runs(String heading, Scenario scenario, Finding run, String says) {
        return new Passage.Runs(heading, scenario.protocol(), scenario.verdict(), run, says);
    }

    private static Passage history(String heading, Judged judged) {
        List<List<String>> rows = new ArrayList<>(judged.rows());
        rows.add(
                List.of(
                        "",
                        judged.contradiction().isEmpty() ? "linearizable" : "not linearizable",
                        "",
                        judged.contradiction().orElse("")));
        return new Passage.Table(heading, List.of("who", "operation", "events", "result"), rows);
    }

    private static Passage argument() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(
                "A retry is safe in a context if every history with it is linearizable: the"
                        + " sender's operation as one, from its post to its completion, with the"
                        + " retry's result; others' operations with theirs. Unsafe, n: the"
                        + " shortest history that is not takes n operations of others.");
        paragraphs.add(
                "What is safe is so for one of three reasons, at any width and with any number of"
                        + " others:");
        for (Reason reason : Reason.values()) {
            paragraphs.add(reason.text() + ".");
        }
        paragraphs.add(
                "On words of 1 to 3 bits there is a history against every operation to which none"
                        + " applies; what is unsafe has a history on words of 64 bits, too.");
        return new Passage.Text("Which retries are safe", paragraphs);
    }
}
