package dev.twintrace.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Change;
import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.core.Event;
import dev.twintrace.core.Trace;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.report.EveryEvent;
import dev.twintrace.report.Samples;
import dev.twintrace.report.document.CheckDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextReportTest {
    private static String report(Answer answer) {
        return new TextReport(Style.PLAIN).of(CheckDocument.of(Samples.SUBJECT, answer));
    }

    private static String witnessOnly(Damage damage, Wrong wrong, Trace witness) {
        Finding finding =
                new Finding(
                        Conclusion.UNSAFE,
                        Optional.of(damage),
                        Set.of(),
                        witness,
                        wrong,
                        Samples.outcome(1, 1, 1),
                        List.of(),
                        List.of(),
                        Optional.empty());
        return report(Samples.unsafe(List.of(finding)));
    }

    private static Verdict verdict(Conclusion conclusion, Optional<String> limit) {
        return new Verdict(
                conclusion,
                Set.of(),
                Set.of(),
                List.of(),
                List.of(new Verdict.Duplicate("q.write(data, 1)", 12, false)),
                Set.of(Samples.outcome(1, 2, 0)),
                Samples.statistics(),
                limit);
    }

    /** Reports of everything that reports differ in. */
    static Stream<Answer> answers() {
        List<Finding> all = new ArrayList<>();
        for (Damage damage : Damage.values()) {
            for (Wrong wrong : Wrong.values()) {
                all.add(
                        new Finding(
                                Conclusion.UNSAFE,
                                Optional.of(damage),
                                Set.of(),
                                Samples.ghostWrite(),
                                wrong,
                                Samples.outcome(1, 1, 1),
                                List.of(),
                                List.of(),
                                Optional.empty()));
            }
        }
        return Stream.of(
                Samples.unsafe(List.of(Samples.finding(true), Samples.finding(true))),
                Samples.unsafe(List.of(Samples.finding(false))),
                Samples.unsafe(all),
                Samples.unsafe(
                        List.of(
                                new Finding(
                                        Conclusion.STUCK,
                                        Optional.empty(),
                                        Set.of(),
                                        everything(),
                                        Wrong.STUCK,
                                        Samples.outcome(1, 1, 1),
                                        List.of(),
                                        List.of(),
                                        Optional.empty()))),
                verdict(Conclusion.TRANSPARENT, Optional.empty()),
                verdict(Conclusion.FAIL_STOP, Optional.empty()),
                verdict(Conclusion.UNKNOWN, Optional.of("1,000 states were not enough")),
                new Answer.Mistake(
                        Optional.of(new Span(7, 3, 2)),
                        "receiver is stuck without any fault",
                        "is there a writer of flag?",
                        Samples.lostAndWithheld()));
    }

    private static Trace everything() {
        return new Trace(
                EveryEvent.events().map(e -> new Trace.Step("test", List.<Event>of(e))).toList());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void noLineIsTooWide(Answer answer) {
        for (int width : List.of(60, 79, 100, 140)) {
            for (boolean unicode : List.of(true, false)) {
                String text =
                        new TextReport(new Style(false, unicode, width))
                                .of(CheckDocument.of(Samples.SUBJECT, answer));
                assertThat(text.lines()).allMatch(line -> line.length() <= width);
                assertThat(text.lines()).noneMatch(line -> line.endsWith(" "));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void asciiIsAscii(Answer answer) {
        String text =
                new TextReport(new Style(false, false, 100))
                        .of(CheckDocument.of(Samples.SUBJECT, answer));
        assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
        assertThat(text).doesNotContain("??");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void coloursChangeNothingButColours(Answer answer) {
        String coloured =
                new TextReport(new Style(true, true, 100))
                        .of(CheckDocument.of(Samples.SUBJECT, answer));
        assertThat(coloured).contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(report(answer));
    }

    @Test
    void aGhostWriteAndItsTwinStandSideBySide() {
        assertThat(report(Samples.unsafe(List.of(Samples.finding(true))))).isEqualTo(Golden.TWIN);
    }

    @Test
    void withoutATwinTheReportLeavesOpenWhetherABetterRuleExists() {
        assertThat(report(Samples.unsafe(List.of(Samples.finding(false)))).replaceAll("\\s+", " "))
                .contains(
                        "To blame is the decision in step 14 to resend q#1, which had been executed"
                                + " once.",
                        "No run with the same sender view was found",
                        "a check does not decide");
    }

    @Test
    void viewsThatDifferAreNotCalledTheSame() {
        Finding.Twin twin =
                new Finding.Twin(
                        Samples.lostAndWithheld(),
                        5,
                        Samples.W_D,
                        0,
                        Wrong.STUCK,
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
        Finding good = Samples.finding(true);
        Finding bad =
                new Finding(
                        good.conclusion(),
                        good.damage(),
                        good.company(),
                        good.witness(),
                        good.wrong(),
                        good.outcome(),
                        List.of(),
                        List.of(),
                        Optional.of(
                                new Finding.Blame(13, Samples.W_D, true, 1, Optional.of(twin))));
        assertThat(report(Samples.unsafe(List.of(bad))))
                .contains("THE SENDER VIEWS DIFFER")
                .doesNotContain("sees the same");
    }

    @Test
    void aLateOriginalIsNotBlamedOnAResend() {
        Trace late =
                Samples.trace(
                        List.of(Samples.posts().getFirst()),
                        List.of(new Event.LaneDown("q", 0)),
                        List.of(new Event.ErrorRaised("q", 0, List.of(Samples.W_D))),
                        List.of(
                                Samples.executed(Samples.W_D, 0, 1, Samples.DATA, 2, 1),
                                new Event.Damaged(Damage.LATE_ORIGINAL, List.of(Samples.W_D))));
        assertThat(unwrapped(witnessOnly(Damage.LATE_ORIGINAL, Wrong.OUTCOME, late)))
                .contains(
                        "still on its way when its lane had the error, is executed only now: it puts the"
                                + " old value 1 over 2.",
                        "The original did this, not a resent copy.",
                        "an original that is still on its way executes without asking it");
    }

    @Test
    void anErrorIsLikeACrashOnlyWhereThatIsKnown() {
        String clause = "a crash of the connection could have led to as well.";
        assertThat(unwrapped(handedOver(Wrong.ERROR_HANDED_OVER)))
                .contains("In some run the application is handed an error; what it has seen")
                .contains(clause);
        assertThat(unwrapped(handedOver(Wrong.CRASH_OUTCOME)))
                .contains("In some run the application is handed an error.")
                .doesNotContain(clause);
    }

    private static String handedOver(Wrong wrong) {
        Finding finding =
                new Finding(
                        Conclusion.FAIL_STOP,
                        Optional.empty(),
                        Set.of(),
                        Samples.lostAndWithheld(),
                        wrong,
                        Samples.outcome(1, 1, 1),
                        List.of(),
                        List.of(),
                        Optional.empty());
        return report(Samples.unsafe(List.of(finding)));
    }

    @Test
    void whoHasNotFinishedWhereARunIsCutIsNotStuck() {
        for (Wrong wrong : List.of(Wrong.TWO_OWNERS, Wrong.INVARIANT)) {
            assertThat(unfinished(wrong))
                    .contains("at the end: sender has not finished;")
                    .doesNotContain("is stuck");
        }
        assertThat(unfinished(Wrong.STUCK)).contains("at the end: sender is stuck;");
    }

    private static String unfinished(Wrong wrong) {
        Finding finding =
                new Finding(
                        Conclusion.UNSAFE,
                        Optional.of(Damage.TWO_OWNERS),
                        Set.of(),
                        Samples.ghostWrite(),
                        wrong,
                        Samples.unfinished(),
                        List.of(),
                        List.of(),
                        Optional.empty());
        return report(Samples.unsafe(List.of(finding)));
    }

    @Test
    void transparentSaysWhatWasExhaustedAndWhichDuplicatesWereHarmless() {
        assertThat(unwrapped(report(verdict(Conclusion.TRANSPARENT, Optional.empty()))))
                .startsWith("examples/theorem1/ll128.twin: TRANSPARENT")
                .contains(
                        "All 7,134 reachable states were visited within the bounds above",
                        "executed more than once, and no application could tell: q.write(data, 1).");
    }

    @Test
    void transparentListsTheOutcomesWithoutFaultsIfThereAreSeveral() {
        assertThat(transparent(1)).doesNotContain("Outcomes without faults");
        assertThat(transparent(4))
                .contains("Outcomes without faults:\n  - sender finished;")
                .contains("gpu1.data = 4")
                .doesNotContain("more; --json");
        assertThat(transparent(6))
                .contains("gpu1.data = 4")
                .doesNotContain("gpu1.data = 5")
                .contains("  - and 2 more; --json lists them all\n");
    }

    private static String transparent(int outcomes) {
        Verdict one = verdict(Conclusion.TRANSPARENT, Optional.empty());
        return report(
                new Verdict(
                        one.conclusion(),
                        one.also(),
                        one.damage(),
                        one.findings(),
                        one.duplicates(),
                        LongStream.rangeClosed(1, outcomes)
                                .mapToObj(data -> Samples.outcome(1, data, 0))
                                .collect(Collectors.toSet()),
                        one.statistics(),
                        one.limit()));
    }

    @Test
    void unknownSaysWhy() {
        assertThat(unwrapped(report(verdict(Conclusion.UNKNOWN, Optional.of("too many states")))))
                .contains("NOT complete", "The search stopped: too many states.", "no evidence");
    }

    @Test
    void aMistakeNamesThePlaceAndShowsTheRun() {
        Answer mistake =
                new Answer.Mistake(
                        Optional.of(new Span(7, 3, 2)), "stuck", "why?", Samples.lostAndWithheld());
        assertThat(report(mistake))
                .startsWith("examples/theorem1/ll128.twin:7:3: stuck\n  hint: why?\n")
                .contains("A shortest run that shows it:", "q#1 is lost");
    }

    @Test
    void aStepThatOverwritesWhatAnotherPutThereIsNeverFolded() {
        List<Event> back =
                List.of(
                        new Event.Stored(
                                "sender", new Change(Samples.DATA, List.of(2L), List.of(7L))));
        Trace trace = longRun(back);
        assertThat(witnessOnly(Damage.OTHER, Wrong.OUTCOME, trace))
                .contains("steps folded", "data: 2 \u2192 7");
        String full =
                new TextReport(Style.PLAIN.unfolded())
                        .of(
                                CheckDocument.of(
                                        Samples.SUBJECT,
                                        Samples.unsafe(List.of(finding(Wrong.OUTCOME, trace)))));
        assertThat(full).doesNotContain("folded").contains(" 77 ");
    }

    private static Finding finding(Wrong wrong, Trace witness) {
        return new Finding(
                Conclusion.UNSAFE,
                Optional.of(Damage.OTHER),
                Set.of(),
                witness,
                wrong,
                Samples.outcome(1, 1, 1),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Many steps that say little, and one among them. */
    private static Trace longRun(List<Event> told) {
        List<Trace.Step> little =
                Collections.nCopies(
                        35,
                        new Trace.Step(
                                "load",
                                List.of(new Event.Loaded("receiver", Samples.FLAG, List.of(0L)))));
        List<Trace.Step> steps = new ArrayList<>(Samples.ghostWrite().steps().subList(0, 9));
        steps.addAll(little);
        steps.add(new Trace.Step("store", told));
        steps.addAll(little);
        return new Trace(steps);
    }

    @Test
    void whatACloseDropsIsNotOnItsWayAnyMore() {
        List<Event> posts = Samples.posts();
        Event error = new Event.ErrorRaised("q", 0, List.of(Samples.W_D, Samples.W_F));
        for (Event end :
                List.of(new Event.Closed("q"), new Event.QueuePairReset("receiver", "q"))) {
            Trace trace =
                    Samples.trace(
                            List.of(posts.get(0)),
                            List.of(posts.get(1)),
                            List.of(new Event.LaneDown("q", 0)),
                            List.of(error),
                            List.of(end),
                            List.of(new Event.Finished("sender")));
            String text = witnessOnly(Damage.OTHER, Wrong.OUTCOME, trace);
            assertThat(step(text, 4)).contains("\u2502 \u2502");
            assertThat(step(text, 5)).contains("\u2717 \u2717");
            assertThat(step(text, 6)).doesNotContain("\u2502", "\u2717");
        }
    }

    @Test
    void whatIsRefusedEndsThere() {
        Trace trace =
                Samples.trace(
                        List.of(Samples.posts().getFirst()),
                        List.of(new Event.Revoked("receiver", "q")),
                        List.of(new Event.Refused("q", 0)),
                        List.of(new Event.Finished("sender")));
        String text = witnessOnly(Damage.OTHER, Wrong.OUTCOME, trace);
        assertThat(step(text, 3)).contains("\u2717");
        assertThat(step(text, 4)).doesNotContain("\u2502");
    }

    @Test
    void anAnswerEndsWithTheErrorOfItsLane() {
        Trace trace =
                Samples.trace(
                        List.of(Samples.posts().getFirst()),
                        List.of(Samples.executed(Samples.W_D, 0, 1, Samples.DATA, 0, 1)),
                        List.of(new Event.LaneDown("q", 0)),
                        List.of(new Event.ErrorRaised("q", 0, List.of(Samples.W_D))),
                        List.of(new Event.Finished("sender")));
        String text = witnessOnly(Damage.OTHER, Wrong.OUTCOME, trace);
        assertThat(step(text, 4)).contains("\u2717");
        assertThat(step(text, 5)).doesNotContain("\u250a");
    }

    /** The first line of a step. */
    private static String step(String text, int number) {
        return text.lines()
                .filter(line -> line.matches("[!? ] " + number + " .*"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theKeyExplainsNumbersThatAreMissing() {
        String clause = "a number that is missing is a step that shows nothing";
        Trace whole = Samples.lostAndWithheld();
        List<Trace.Step> steps = new ArrayList<>(whole.steps());
        assertThat(unwrapped(witnessOnly(Damage.OTHER, Wrong.OUTCOME, whole)))
                .doesNotContain(clause);
        steps.add(4, new Trace.Step("nothing", List.of()));
        assertThat(unwrapped(witnessOnly(Damage.OTHER, Wrong.OUTCOME, new Trace(steps))))
                .contains(clause);
    }

    @Test
    void aLongRunIsFoldedAndSaysSo() {
        List<Trace.Step> steps = new ArrayList<>(Samples.ghostWrite().steps());
        steps.addAll(
                6,
                Collections.nCopies(
                        70,
                        new Trace.Step(
                                "load",
                                List.of(new Event.Loaded("receiver", Samples.FLAG, List.of(0L))))));
        assertThat(witnessOnly(Damage.GHOST_WRITE, Wrong.OUTCOME, new Trace(steps)))
                .contains("steps folded")
                .contains("!85");
    }

    @ParameterizedTest
    @MethodSource("dev.twintrace.report.EveryEvent#events")
    void everyEventHasWords(Event event) {
        Trace trace =
                Samples.trace(
                        List.of(Samples.posts().getFirst()),
                        List.of(event),
                        List.of(new Event.Finished("sender")));
        String text = witnessOnly(Damage.OTHER, Wrong.OUTCOME, trace);
        assertThat(text.lines().filter(line -> line.matches("[!? ] 2 .*\\S.*"))).hasSize(1);
    }

    private static String unwrapped(String text) {
        return text.replaceAll("\\s*\n\\s*", " ");
    }
}
