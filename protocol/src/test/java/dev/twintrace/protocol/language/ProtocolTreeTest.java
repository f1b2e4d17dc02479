package dev.twintrace.protocol.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.QueuePair.Lane;
import dev.twintrace.protocol.tree.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolTreeTest {
    private static final String LL128 = Snippets.all().getFirst().source();

    private static Failover failover(String process, String block) {
        return failover(process, block, Settings.NONE);
    }

    private static Failover failover(String process, String block, Settings settings) {
        String text =
                """
                protocol p
                host a
                host b { far = 0; lock = 0; line { data = 0, flag = 0 } }
                qp q: a -> b { receives 2 }
                process one on a { %s }
                failover q { faults 1; originals bounded; grant probe; grant count polled closing; grant close; %s }
                """
                        .formatted(process, block);
        return Lowered.protocol(text, settings).failovers().getFirst();
    }

    private static List<String> rule(String process, String rule) {
        return Lowered.rule(failover(process, "on error { " + rule + " }").rule());
    }

    @Test
    void theExampleOfThePaperBecomesItsTree() {
        Protocol protocol = Lowered.protocol(LL128);
        assertThat(protocol.name()).isEqualTo("ll128");
        assertThat(protocol.width()).isEqualTo(64);
        assertThat(protocol.totalFaults()).isEqualTo(Integer.MAX_VALUE);
        assertThat(protocol.words()).extracting(Word::name).containsExactly("data", "flag");
        assertThat(protocol.observed()).isEqualTo(protocol.words());
        assertThat(protocol.queuePairs().getFirst().lanes())
                .containsExactly(new Lane(0, 0), new Lane(1, 1));
        assertThat(Lowered.show(protocol.processes().get(0).body()))
                .containsExactly("post q 0 write data [1]", "post q 1 write flag [1]");
        assertThat(Lowered.show(protocol.processes().get(1).body()))
                .containsExactly(
                        "await flag as [$1]: ($1 EQUAL 1) []",
                        "load [$1] from data",
                        "emit [$1]",
                        "store [0] to flag",
                        "choose $1 of 3",
                        "store [$1] to data");
        assertThat(Lowered.rule(protocol.failovers().getFirst().rule()))
                .containsExactly("resend all [WRITE, WRITE_IMM, READ, FADD, CAS, SEND]");
    }

    @Test
    void anOptionThatIsOffTakesItsStatementsAway() {
        Protocol protocol = Lowered.protocol(LL128, Settings.NONE.with("reuse", "off"));
        assertThat(protocol.processes().get(1).body()).hasSize(3);
    }

    @Test
    void theImplicitOptionsOverrideTheBlocks() {
        Settings settings = Settings.NONE.with("originals", "late").with("faults", "3");
        Protocol protocol = Lowered.protocol(LL128, settings);
        Failover failover = protocol.failovers().getFirst();
        assertThat(failover.lateOriginals()).isTrue();
        assertThat(failover.laneFaults()).isEqualTo(3);
        assertThat(protocol.queuePairs().getFirst().lanes()).hasSize(4);
        assertThat(protocol.hosts().getFirst().nics())
                .containsExactly("nic0", "nic1", "nic2", "nic3");
    }

    @Test
    void nicFaultsAndLossesAreSetForAllBlocksToo() {
        Settings settings = Settings.NONE.with("nic_faults", "2").with("losses", "4");
        Protocol protocol = Lowered.protocol(LL128, settings);
        Failover failover = protocol.failovers().getFirst();
        assertThat(failover.laneFaults()).isEqualTo(1);
        assertThat(failover.nicFaults()).isEqualTo(2);
        assertThat(failover.losses()).isEqualTo(4);
        assertThat(protocol.queuePairs().getFirst().lanes()).hasSize(4);
    }

    @Test
    void aCapStaysACapWhateverTheSettingsSay() {
        String text = LL128.replace("host gpu0\n", "faults total 1\nhost gpu0\n");
        Settings settings = Settings.NONE.with("faults", "2").with("nic_faults", "1");
        Protocol protocol = Lowered.protocol(text, settings);
        assertThat(protocol.totalFaults()).isEqualTo(1);
        assertThat(protocol.failovers().getFirst().laneFaults()).isEqualTo(2);
        assertThat(protocol.queuePairs().getFirst().lanes()).hasSize(4);
    }

    @Test
    void originalsCanBeSetWhereNoneWereDeclared() {
        String text =
                """
                protocol p
                host a
                host b { x = 0 }
                qp q: a -> b
                process one on a { q.write(x, 1) }
                failover q { losses 1; on error { resend } }
                """;
        Settings settings = Settings.NONE.with("faults", "1").with("originals", "late");
        assertThat(Lowered.protocol(text, settings).failovers().getFirst().lateOriginals())
                .isTrue();
    }

    @Test
    void withoutFaultsThereIsOneLaneAndResendingIsNoMistake() {
        Protocol protocol = Lowered.protocol(LL128, Settings.NONE.with("faults", "0"));
        assertThat(protocol.queuePairs().getFirst().lanes()).hasSize(1);
    }

    @Test
    void lanesAreOneMoreThanTheFaultsOfTheirBlock() {
        String text =
                """
                protocol p
                faults total 2
                host a { nics east, west, north, south }
                host b { x = 0 }
                qp covered: a -> b { lane 1: south -> nic7 }
                qp bare: a -> b
                process one on a { covered.write(x, 1); bare.write(x, 1) }
                failover covered { faults 1; nic faults 2; losses 1; originals late; on error { } }
                """;
        Protocol protocol = Lowered.protocol(text);
        QueuePair covered = protocol.queuePairs().getFirst();
        assertThat(covered.lanes())
                .containsExactly(new Lane(0, 0), new Lane(3, 7), new Lane(2, 2), new Lane(3, 3));
        assertThat(protocol.queuePairs().getLast().lanes()).containsExactly(new Lane(0, 0));
        assertThat(protocol.totalFaults()).isEqualTo(2);
        assertThat(protocol.hosts())
                .extracting(Host::nics)
                .last()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(8);
        Failover failover = protocol.failovers().getFirst();
        assertThat(failover.nicFaults()).isEqualTo(2);
        assertThat(failover.losses()).isEqualTo(1);
    }

    @Test
    void ofSeveralDeclarationsOfAKindTheLastThatAppliesCounts() {
        String text =
                """
                protocol p
                option strong = on
                host a
                host b { x = 0 }
                qp q: a -> b { receives 1; receives 3 if strong; exactly once if not strong; rnr error if strong }
                process one on a { q.write(x, 1) }
                failover q { faults 1; faults 2 if not strong; originals bounded; on error { resend }
                  on error { abort } if not strong; grant probe if strong }
                """;
        Protocol on = Lowered.protocol(text);
        Protocol off = Lowered.protocol(text, Settings.NONE.with("strong", "off"));
        assertThat(on.queuePairs().getFirst().receives())
                .isEqualTo(new QueuePair.Receives(3, false, true));
        assertThat(on.queuePairs().getFirst().exactlyOnce()).isFalse();
        assertThat(off.queuePairs().getFirst().exactlyOnce()).isTrue();
        assertThat(off.queuePairs().getFirst().receives())
                .isEqualTo(new QueuePair.Receives(1, false, false));
        assertThat(off.failovers().getFirst().laneFaults()).isEqualTo(2);
        assertThat(Lowered.rule(off.failovers().getFirst().rule())).containsExactly("abort");
    }

    @Test
    void theWordsOfALogBelongToTheOverlay() {
        String text =
                """
                protocol p
                option kept = on
                host a
                host b { x = 0 }
                qp q: a -> b
                process one on a { q.write(x, 1) }
                process two on b { await done[0] == 1; consume x }
                failover q { faults 1; originals bounded; grant probe; log done[2] in one step if kept
                  on error { probe done[1] -> v; if v == 0 { resend } } }
                expect TRANSPARENT
                """;
        Protocol protocol = Lowered.protocol(text);
        assertThat(protocol.words())
                .filteredOn(word -> word.owner() == Word.Owner.OVERLAY)
                .extracting(Word::name, Word::length)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("done", 2));
        assertThat(protocol.observed()).extracting(Word::name).containsExactly("x");
        assertThat(protocol.failovers().getFirst().log())
                .extracting(Failover.Log::order)
                .containsExactly(Failover.Log.Order.IN_ONE_STEP);
    }

    @Test
    void resendingByKindNamesTheKinds() {
        assertThat(rule("q.write(far, 1)", "resend write, atomic"))
                .containsExactly("resend all [WRITE, FADD, CAS]");
        assertThat(rule("q.write(far, 1)", "resend notification; abort"))
                .containsExactly("resend all [WRITE_IMM, SEND]", "abort");
    }

    @Test
    void aMappingBecomesAnExpressionOverTheResult() {
        assertThat(
                        rule(
                                "q.cas(lock, 0, 3) -> got; q.wait; emit got",
                                "each r { resend r -> v { if v == r.swap { complete r with"
                                        + " r.compare } else if v == 9 { complete r with 8 } } }"))
                .containsExactly(
                        "each [resend [] [v] -> [((v EQUAL r.swap) ? r.compare : ((v EQUAL 9) ? 8 :"
                                + " v))]]");
    }

    @Test
    void aRequestCanBeRewrittenCompletedProbedAndTold() {
        assertThat(
                        rule(
                                "q.write(line, data = 1, flag = 2)",
                                "count -> n; close; each r { probe r -> seen; if seen.flag == r.flag"
                                        + " or r.number < n { complete r } else { resend r with"
                                        + " flag = 7, data = r.data } }"))
                .containsExactly(
                        "count -> n",
                        "close",
                        "each [probe request -> [seen.data, seen.flag], if ((seen.flag EQUAL r.value1)"
                                + " OR (r.number LESS n)) [complete []] else [resend [r.value0, 7] []"
                                + " -> []]]");
    }

    @Test
    void kindsTellRequestsOfDifferentShapesApart() {
        assertThat(
                        rule(
                                "q.write(line, data = 1, flag = 2); q.send(4); q.fadd(far, 1) -> old;"
                                        + " q.wait; emit old",
                                "each r { if r is write { resend r with data = 1, flag = r.flag }"
                                        + " else if r is send { resend r with r.value + 1 } else {"
                                        + " complete r with 5 } }"))
                .containsExactly(
                        "each [if r is [WRITE] [resend [1, r.value1] [] -> []] else [if r is [SEND]"
                                + " [resend [(r.value0 ADD 1)] [] -> []] else [complete [5]]]]");
    }

    @Test
    void theCodeAtTheReceiverIsProcessCode() {
        Failover failover =
                failover(
                        "q.send(1)",
                        "on notice out of band { q.reset; q.post_recv; let n = far; far = n + 1 }; on"
                                + " error { handshake; resend }");
        Failover.Notice notice = failover.notice().getFirst();
        assertThat(notice.outOfBand()).isTrue();
        assertThat(Lowered.show(notice.body()))
                .containsExactly(
                        "reset q", "receive q", "load [n] from far", "store [(n ADD 1)] to far");
        assertThat(failover.count()).isEqualTo(new Failover.Count(true, true));
    }

    @Test
    void conditionsOfARuleOverOptionsAreFoldedAway() {
        String text =
                """
                protocol p
                option safe = off
                host a
                host b { x = 0 }
                qp q: a -> b
                process one on a { q.write(x, 1) }
                failover q { faults 1; originals bounded; grant probe if safe
                  on error { if safe { probe x -> v; if v == 0 { resend } } else { resend } } }
                """;
        assertThat(Lowered.rule(Lowered.protocol(text).failovers().getFirst().rule())).hasSize(1);
        assertThat(
                        Lowered.rule(
                                Lowered.protocol(text, Settings.NONE.with("safe", "on"))
                                        .failovers()
                                        .getFirst()
                                        .rule()))
                .containsExactly(
                        "probe x -> [v]",
                        "if (v EQUAL 0) [resend all [WRITE, WRITE_IMM, READ, FADD, CAS, SEND]] else"
                                + " []");
    }

    @Test
    void invariantsSpeakAboutAllMemory() {
        Protocol protocol =
                Lowered.protocol(
                        """
                        protocol p
                        host a { x = 0 }
                        host b { x = 0; y { f = 0, g = 0 } }
                        process one on a { x = 1 }
                        process two on b { x = 1; y.g = 1 }
                        always a.x + b.x <= y.g + 2 "never three"
                        observe b.x, y
                        """);
        Protocol.Invariant invariant = protocol.invariants().getFirst();
        assertThat(Lowered.show(invariant.condition()))
                .isEqualTo("((x[0].0 ADD x[0].0) LESS_OR_EQUAL (y[0].1 ADD 2))");
        assertThat(invariant.text()).isEqualTo("never three");
        assertThat(protocol.observed()).extracting(Word::id).containsExactly(1, 2);
    }

    @Test
    void codeThatIsFoldedAwayMaySpeakOfOtherShapes() {
        String text =
                """
                protocol p
                option wide = off
                host a
                host b { x = 0; line { data = 0, flag = 0 } }
                qp q: a -> b { receives 1 }
                process one on a {
                    if wide { q.send(id = 1, body = 2); q.write(line, data = 1, flag = 1) } else { q.send(3); q.write(x, 1) }
                }
                process two on b {
                    if wide { q.poll_recv -> m; emit m.body } else { q.poll_recv -> m; emit m }
                    emit m
                }
                failover q { faults 1; originals bounded; grant probe
                    on error each r {
                        if wide {
                            if r is write { probe r -> v; if v.flag == 0 { resend r with data = r.data, flag = 9 } }
                        } else { resend r with r.value + 1 }
                    }
                }
                """;
        assertThat(Lowered.show(Lowered.protocol(text).processes().get(1).body()))
                .containsExactly("await poll q [m] []", "emit [m]", "emit [m]");
        assertThat(
                        Lowered.show(
                                Lowered.protocol(text, Settings.NONE.with("wide", "on"))
                                        .processes()
                                        .get(1)
                                        .body()))
                .containsExactly(
                        "await poll q [m.id, m.body] []", "emit [m.body]", "emit [m.id, m.body]");
    }
}
