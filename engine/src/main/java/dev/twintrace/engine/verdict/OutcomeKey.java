package dev.twintrace.engine.verdict;

import java.util.Arrays;

/**
 * An outcome as words, to compare many of them fast: for each process how it ended, how many values
 * it consumed and these values; then the observed memory. Values past a process's count are left
 * out, so keys of two models of the same processes can be compared.
 */
final class OutcomeKey {
    private final long[] words;
    private final int processes;
    private final int hash;

    OutcomeKey(long[] words, int processes) {
        this.words = words;
        this.processes = processes;
        this.hash = Arrays.hashCode(words);
    }

    /**
     * Whether, process by process, what was consumed here is how the other's consumption starts.
     * How the processes ended and the memory do not matter.
     */
    boolean consumedPrefixOf(OutcomeKey whole) {
        int here = 0;
        int there = 0;
        for (int p = 0; p < processes; p++) {
            int count = (int) words[here + 1];
            int most = (int) whole.words[there + 1];
            here += 2;
            there += 2;
            if (count > most
                    || !Arrays.equals(
                            words, here, here + count, whole.words, there, there + count)) {
                return false;
            }
            here += count;
            there += most;
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutcomeKey key && Arrays.equals(words, key.words);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
