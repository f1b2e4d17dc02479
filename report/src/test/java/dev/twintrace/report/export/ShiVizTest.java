package dev.twintrace.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Change;
import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Event;
import dev.twintrace.core.Outcome;
import dev.twintrace.core.Place;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.oracle.RandomProtocols;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.protocol.semantics.Lowering;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.CheckedExamples;
import dev.twintrace.report.CheckedExamples.Checked;
import dev.twintrace.report.EveryEvent;
import dev.twintrace.report.Samples;
import dev.twintrace.report.export.ShiVizLog.Logged;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShiVizTest {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");

    private static final Wiring WIRING = new Wiring(Samples.CAST, Map.of(), Set.of(), Set.of());

    private static List<List<Logged>> read(Wiring wiring, Finding finding) {
        return List.copyOf(ShiVizLog.read(ShiViz.of(wiring, finding)).values());
    }

    private static Finding finding(Trace trace) {
        return new Finding(
                Conclusion.STUCK,
                Optional.empty(),
                Set.of(),
                trace,
                Finding.Wrong.STUCK,
                new Outcome(List.of(), new LinkedHashMap<>()),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Logged said(List<Logged> log, String text) {
        return log.stream().filter(e -> e.text().equals(text)).findFirst().orElseThrow();
    }

    @Test
    void theRunAndItsTwinAreTwoExecutions() {
        assertThat(ShiVizLog.read(ShiViz.of(WIRING, Samples.finding(true))).keySet())
                .containsExactly(
                        "this run: q#1 had been executed once",
                        "its twin: q#1 had never been executed");
        assertThat(ShiVizLog.read(ShiViz.of(WIRING, Samples.finding(false))).keySet())
                .containsExactly("");
    }

    @Test
    void aGhostWriteIsToldLineByLine() {
        assertThat(ShiViz.of(WIRING, Samples.finding(false)).lines().limit(18))
                .containsExactly(
                        "1. posts q#1 write(data, 1)",
                        "sender@gpu0 {\"sender@gpu0\":1}",
                        "1. q#1 enters",
                        "gpu0:nic.q.lane0 {\"sender@gpu0\":1,\"gpu0:nic.q.lane0\":1}",
                        "2. posts q#2 write(flag, 1)",
                        "sender@gpu0 {\"sender@gpu0\":2}",
                        "2. q#2 enters",
                        "gpu0:nic.q.lane0 {\"sender@gpu0\":2,\"gpu0:nic.q.lane0\":2}",
                        "3. q#1 executed (1) data: 0 -> 1",
                        "gpu1:nic {\"sender@gpu0\":1,\"gpu0:nic.q.lane0\":1,\"gpu1:nic\":1}",
                        "4. q#2 executed (1) flag: 0 -> 1",
                        "gpu1:nic {\"sender@gpu0\":2,\"gpu0:nic.q.lane0\":2,\"gpu1:nic\":2}",
                        "5. sees flag = 1",
                        "receiver@gpu1 {\"sender@gpu0\":2,\"gpu0:nic.q.lane0\":2,\"gpu1:nic\":2,"
                                + "\"receiver@gpu1\":1}",
                        "6. sees data = 1",
                        "receiver@gpu1 {\"sender@gpu0\":2,\"gpu0:nic.q.lane0\":2,\"gpu1:nic\":2,"
                                + "\"receiver@gpu1\":2}",
                        "6. hands over 1",
                        "receiver@gpu1 {\"sender@gpu0\":2,\"gpu0:nic.q.lane0\":2,\"gpu1:nic\":2,"
                                + "\"receiver@gpu1\":3}");
    }

    @Test
    void theOverlayDecidesWithTheSameKnowledgeInBothRuns() {
        List<List<Logged>> runs = read(WIRING, Samples.finding(true));
        assertThat(said(runs.getFirst(), "14. resend q#1").clock())
                .isEqualTo(said(runs.getLast(), "7. do not resend q#1").clock())
                .doesNotContainKey("gpu1:nic");
    }

    @Test
    void nobodyLearnsFromAFault() {
        assertThat(read(WIRING, Samples.finding(true)))
                .allSatisfy(run ->
                        assertThat(run)
                                .filteredOn(e -> !e.host().equals("network"))
                                .allSatisfy(
                                        e -> assertThat(e.clock()).doesNotContainKey("network")));
    }

    @Test
    void whatALoadSeesComesFromTheLastWriterOnly() {
        Place line = new Place("gpu1", "line");
        Place data = new Place("gpu1", "line.data");
        Trace trace =
                Samples.trace(
                        List.of(stored("w1", line)),
                        List.of(stored("w2", data)),
                        List.of(stored("w3", data)),
                        List.of(new Event.Loaded("both", line, List.of(0L, 0L))),
                        List.of(new Event.Loaded("one", data, List.of(0L))));
        List<Logged> log = read(WIRING, finding(trace)).getFirst();
        assertThat(said(log, "4. sees line = {0, 0}").clock())
                .containsOnlyKeys("w1@", "w3@", "both@");
        assertThat(said(log, "5. sees line.data = 0").clock()).containsOnlyKeys("w3@", "one@");
    }

    @Test
    void aWordWhoseFieldsWereAllWrittenSinceIsNotHeardOf() {
        Place line = new Place("gpu1", "line");
        Trace trace =
                Samples.trace(
                        List.of(stored("w1", line)),
                        List.of(stored("w2", new Place("gpu1", "line.data"))),
                        List.of(stored("w3", new Place("gpu1", "line.flag"))),
                        List.of(new Event.Loaded("both", line, List.of(0L, 0L))));
        List<Logged> log = read(WIRING, finding(trace)).getFirst();
        assertThat(log.getLast().clock()).containsOnlyKeys("w2@", "w3@", "both@");
    }

    /** It leaves behind a copy whose payload was fetched late, and so knows of that payload. */
    @Test
    void packetsLeaveALaneInOrder() {
        Place source = new Place("gpu0", "source");
        Trace trace =
                Samples.trace(
                        Samples.posts().subList(0, 1),
                        Samples.posts().subList(1, 2),
                        List.of(stored("filler", source)),
                        List.of(new Event.Fetched(Samples.W_D, 0, source, List.of(1L))),
                        List.of(Samples.executed(Samples.W_F, 0, 1, Samples.FLAG, 0, 1)));
        List<Logged> log = read(WIRING, finding(trace)).getFirst();
        assertThat(log.getLast().clock()).containsEntry("filler@", 1);
    }

    private static Event stored(String process, Place place) {
        return new Event.Stored(process, new Change(place, List.of(0L), List.of(0L)));
    }

    @Test
    void everyKindOfEventHasALine() {
        Trace trace =
                new Trace(EveryEvent.events().map(e -> new Trace.Step("", List.of(e))).toList());
        assertThat(read(WIRING, finding(trace)).getFirst().stream().map(Logged::step).distinct())
                .as("all but that damage was done, which is said at what did it")
                .hasSize(trace.steps().size() - 1);
    }

    @Test
    void namesCannotBreakTheLog() {
        Place place = new Place("a\nb {\"x\":1}", "x\u2028y {1}");
        Trace trace =
                Samples.trace(
                        List.of(new Event.Loaded("constructor", place, List.of(1L, 2L))),
                        List.of(new Event.Revoked("=== x ===\n", "q\r\n\u0085 {}")),
                        List.of(new Event.Decided("q", "{\n<script>\t\u001b[31m\ud800 \u00e9}")));
        List<Logged> log = read(WIRING, finding(trace)).getFirst();
        assertThat(log).hasSize(3);
        assertThat(log.getFirst().host()).isEqualTo("constructor@");
        assertThat(ShiViz.of(WIRING, finding(trace))).matches("[\\n -~]*").contains("<script>");
    }

    @Test
    void aMessageOfSeveralValuesIsNoClock() {
        Trace trace =
                Samples.trace(
                        List.of(new Event.ReceivePolled("receiver", "q", List.of(1L, 2L))),
                        List.of(new Event.ReceivePolled("receiver", "q", List.of(3L, 4L))));
        assertThat(read(WIRING, finding(trace)).getFirst().stream().map(Logged::text))
                .containsExactly("1. receives {1, 2}", "2. receives {3, 4}");
    }

    static Stream<Checked> examples() {
        return CheckedExamples.all().stream().filter(example -> !example.findings().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void clocksAreHappenedBefore(Checked example) {
        Wiring wiring = Wiring.of(example.protocol());
        for (Finding finding : example.findings()) {
            List<List<Logged>> runs = read(wiring, finding);
            agrees(runs.getFirst(), new HappenedBefore(finding.witness(), wiring));
            Optional<Finding.Twin> twin = finding.blame().flatMap(Finding.Blame::twin);
            assertThat(runs).hasSize(twin.isPresent() ? 2 : 1);
            twin.ifPresent(t -> agrees(runs.getLast(), new HappenedBefore(t.trace(), wiring)));
        }
    }

    @Test
    void clocksAreHappenedBeforeInRandomRuns() {
        int seeds = Integer.getInteger("twintrace.seeds", FULL ? 4_000 : 60);
        Set<Class<?>> missing = new HashSet<>(EveryEvent.kinds().toList());
        Random dice = new Random(20_251_211);
        Stream<Protocol> examples =
                CheckedExamples.protocols().values().stream()
                        .filter(protocol -> FULL || dice.nextInt(5) == 0);
        Stream<Protocol> random =
                LongStream.range(0, seeds)
                        .mapToObj(RandomProtocols::generate)
                        .filter(protocol -> Lowering.overloaded(protocol).isEmpty());
        Stream.concat(examples, random)
                .forEach(protocol -> {
                    Wiring wiring = Wiring.of(protocol);
                    RandomRuns runs = new RandomRuns(protocol);
                    for (int i = 0; i < (FULL ? 20 : 4); i++) {
                        Trace trace = runs.run(dice.nextLong(), 80);
                        agrees(
                                read(wiring, finding(trace)).getFirst(),
                                new HappenedBefore(trace, wiring));
                        trace.steps().stream()
                                .flatMap(step -> step.events().stream())
                                .forEach(event -> missing.remove(event.getClass()));
                    }
                });
        if (FULL) {
            assertThat(missing)
                    .as("only while it is solved for is a decision open")
                    .containsExactly(Event.Decided.class);
        }
    }

    private static void agrees(List<Logged> log, HappenedBefore oracle) {
        assertThat(log).hasSameSizeAs(oracle.points());
        for (int j = 0; j < log.size(); j++) {
            assertThat(log.get(j).step()).isEqualTo(oracle.points().get(j).step() + 1);
            for (int i = 0; i < log.size(); i++) {
                boolean together =
                        oracle.points().get(i).where().equals(oracle.points().get(j).where());
                if (log.get(i).host().equals(log.get(j).host()) != together
                        || log.get(i).before(log.get(j)) != oracle.before(i, j)) {
                    assertThat(log.get(i) + " before " + log.get(j))
                            .as("on one timeline: %s, before: %s", together, oracle.before(i, j))
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theViewerAcceptsTheClocks(Checked example) {
        Wiring wiring = Wiring.of(example.protocol());
        for (Finding finding : example.findings()) {
            for (List<Logged> run : read(wiring, finding)) {
                Map<String, Integer> counts = new HashMap<>();
                run.forEach(event -> {
                    assertThat(event.clock())
                            .containsEntry(
                                    event.host(), counts.merge(event.host(), 1, Integer::sum));
                    assertThat(event.text()).matches("[0-9]+\\. [a-zA-Z].*");
                });
                run.forEach(event ->
                        event.clock()
                                .forEach((host, time) ->
                                        assertThat(time)
                                                .isBetween(1, counts.getOrDefault(host, 0))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void upToTheDecisionTheOverlayIsToldTheSame(Checked example) {
        Wiring wiring = Wiring.of(example.protocol());
        for (Finding finding : example.findings()) {
            finding.blame()
                    .ifPresent(blame ->
                            blame.twin()
                                    .ifPresent(twin -> {
                                        List<List<Logged>> runs = read(wiring, finding);
                                        String overlay =
                                                new Timelines(wiring.cast())
                                                        .queuePair(blame.request().queuePair());
                                        assertThat(until(runs.getFirst(), overlay, blame.step()))
                                                .isEqualTo(
                                                        until(
                                                                runs.getLast(),
                                                                overlay,
                                                                twin.step()));
                                    }));
        }
    }

    private static List<String> until(List<Logged> run, String host, int step) {
        return run.stream()
                .filter(event -> event.host().equals(host) && event.step() <= step)
                .map(Logged::says)
                .toList();
    }
}
