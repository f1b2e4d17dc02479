package dev.twintrace.theorems.theorem2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.core.Damage;
import dev.twintrace.engine.verdict.WordHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Theorem 2 with compare-and-swap. */
class CasTest {
    /** {@code cas_double_success}. */
    @Test
    void oneOperationSucceedsTwiceAndTheThirdPartysUpdateIsGone() {
        Cas cas = Cas.of(Cas.Look.NOBODY);
        assertThat(cas.executions())
                .containsExactly(
                        new Scenario.Executed("q", 0, 1),
                        new Scenario.Executed("other", 1, 0),
                        new Scenario.Executed("q", 0, 1));
        assertThat(cas.successes()).isEqualTo(2);
        assertThat(cas.run().outcome().memory().get("memory.word")).isEqualTo(List.of(1L));
    }

    /** {@code cas_retry_not_generally_safe}. */
    @Test
    void bothWereToldOfSuccessWhichIsRightUntilSomebodyReads() {
        Cas unread = Cas.of(Cas.Look.NOBODY);
        Cas read = Cas.of(Cas.Look.READER);
        assertThat(unread.judged().rows()).extracting(r -> r.getLast()).containsExactly("0", "1");
        assertThat(unread.wrong()).isFalse();
        assertThat(read.judged().rows())
                .extracting(r -> r.getLast())
                .containsExactly("0", "1", "1");
        assertThat(read.wrong()).isTrue();
    }

    @Test
    void theDefinitionSaysSoToo() {
        for (Cas.Look look : Cas.Look.values()) {
            Cas cas = Cas.of(look);
            assertThat(BruteForce.word(64, 0, cas.judged().history())).isNotEqualTo(cas.wrong());
            assertThat(cas.run().histories())
                    .extracting(WordHistory::linearizable)
                    .containsExactly(!cas.wrong());
        }
    }

    /** Without a third party in between the retry fails, and the sender is told so. */
    @Test
    void aRetryThatFailsIsAnsweredWrongly() {
        assertThat(Cas.of(Cas.Look.NOBODY).scenario().verdict().damage())
                .contains(Damage.ANSWERED_WRONGLY);
    }
}
