package dev.twintrace.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final Place WORD = new Place("memory", "word");
    private static final Place OTHER = new Place("memory", "other");
    private static final Memory ZEROS = Memory.zeros(WordWidth.VERBS);

    private static Operation fadd(long addend) {
        return new Operation.FetchAndAdd(WORD, addend);
    }

    private static Operation cas(long compare, long swap) {
        return new Operation.CompareAndSwap(WORD, compare, swap);
    }

    @Test
    void memoryIsZeroAtFirst() {
        assertThat(ZEROS.read(WORD)).containsExactly(0L);
    }

    @Test
    void aWriteIsReadBackAndNoOtherPlaceChanges() {
        Memory after =
                ZEROS.write(OTHER, 5).execute(new Operation.Write(WORD, List.of(7L))).memory();
        assertThat(after.read(WORD)).containsExactly(7L);
        assertThat(after.read(OTHER)).containsExactly(5L);
    }

    @Test
    void aWriteLeavesTheOldMemoryAsItWas() {
        Memory before = ZEROS.write(WORD, 1);
        before.write(WORD, 2);
        assertThat(before.read(WORD)).containsExactly(1L);
    }

    @Test
    void writingTwiceIsWritingOnceIfNobodyWritesInBetween() {
        Operation write = new Operation.Write(WORD, List.of(7L));
        Memory once = ZEROS.execute(write).memory();
        assertThat(once.execute(write).memory()).isEqualTo(once);
    }

    @Test
    void memoriesThatReadAlikeAreEqual() {
        assertThat(ZEROS.write(WORD, 0)).isEqualTo(ZEROS);
        assertThat(ZEROS.write(WORD, 1).write(OTHER, 2))
                .isEqualTo(ZEROS.write(OTHER, 2).write(WORD, 1));
    }

    @Test
    void aReadReturnsTheValueAndChangesNothing() {
        Memory memory = ZEROS.write(WORD, 3);
        Memory.Execution read = memory.execute(new Operation.Read(WORD));
        assertThat(read.result().values()).containsExactly(3L);
        assertThat(read.memory()).isEqualTo(memory);
    }

    @Test
    void aSendChangesNoMemory() {
        Memory.Execution send = ZEROS.execute(new Operation.Send(List.of(1L)));
        assertThat(send.memory()).isEqualTo(ZEROS);
        assertThat(send.result()).isEqualTo(new Result.Acknowledged());
    }

    @Test
    void anElementWithFieldsIsWrittenAsOne() {
        Operation line = new Operation.WriteImmediate(WORD, List.of(4L, 1L), 9);
        assertThat(ZEROS.execute(line).memory().read(WORD)).containsExactly(4L, 1L);
    }

    /** {@code fadd_double_increment}. */
    @Test
    void aFetchAndAddExecutedTwiceAddsTwice() {
        Memory.Execution first = ZEROS.execute(fadd(5));
        Memory.Execution second = first.memory().execute(fadd(5));
        assertThat(first.result().values()).containsExactly(0L);
        assertThat(second.result().values()).containsExactly(5L);
        assertThat(second.memory().read(WORD)).containsExactly(10L);
    }

    @Test
    void aFetchAndAddWrapsAtTheWidth() {
        assertThat(ZEROS.write(WORD, -1).execute(fadd(2)).memory().read(WORD)).containsExactly(1L);
        Memory narrow = Memory.zeros(new WordWidth(8)).write(WORD, 255);
        assertThat(narrow.execute(fadd(1)).memory().read(WORD)).containsExactly(0L);
    }

    @Test
    void aCompareAndSwapThatFailsChangesNothing() {
        Memory memory = ZEROS.write(WORD, 2);
        Memory.Execution failed = memory.execute(cas(0, 1));
        assertThat(failed.result()).isEqualTo(new Result.Compared(false, 2));
        assertThat(failed.memory()).isEqualTo(memory);
    }

    /** {@code cas_double_success}: the third party's update is overwritten. */
    @Test
    void aRetriedCompareAndSwapSucceedsTwiceIfAThirdPartyPutTheOldValueBack() {
        Memory.Execution first = ZEROS.execute(cas(0, 1));
        Memory.Execution thirdParty = first.memory().execute(cas(1, 0));
        Memory.Execution retried = thirdParty.memory().execute(cas(0, 1));
        assertThat(List.of(first.result(), thirdParty.result(), retried.result()))
                .containsExactly(
                        new Result.Compared(true, 0),
                        new Result.Compared(true, 1),
                        new Result.Compared(true, 0));
        assertThat(retried.memory().read(WORD)).containsExactly(1L);
    }

    /** {@code cas_retry_not_generally_safe} has a safe side too. */
    @Test
    void aRetriedCompareAndSwapFailsIfNobodyTouchedTheWord() {
        assertThat(ZEROS.execute(cas(0, 1)).memory().execute(cas(0, 1)).result())
                .isEqualTo(new Result.Compared(false, 1));
    }

    @Test
    void whatVerbsDoNotOfferIsRefused() {
        Memory line = ZEROS.write(WORD, List.of(1L, 2L));
        assertThatThrownBy(() -> line.execute(fadd(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("memory.word");
        assertThatThrownBy(() -> ZEROS.execute(new Operation.Write(WORD, List.of())))
                .hasMessageContaining("fetched");
        assertThatThrownBy(() -> new Memory(new WordWidth(4), Map.of(WORD, List.of(16L))))
                .hasMessageContaining("16 does not fit in 4 bits");
    }

    @Test
    void wordsAreUnsigned() {
        assertThat(WordWidth.text(-1)).isEqualTo("18446744073709551615");
        assertThat(WordWidth.VERBS.mask()).isEqualTo(-1L);
        assertThat(new WordWidth(1).mask()).isEqualTo(1);
        assertThat(new WordWidth(8).add(200, 100)).isEqualTo(44);
        assertThatThrownBy(() -> new WordWidth(0)).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> new WordWidth(65)).hasMessageContaining("1 to 64");
    }
}
