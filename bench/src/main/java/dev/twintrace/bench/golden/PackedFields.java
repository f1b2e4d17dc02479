package dev.twintrace.bench.golden;

/**
 * From which bit on each variable lies in a state of {@link PackedSearch}; {@code st} lies from bit
 * 0.
 *
 * @param rightData all of {@code data} where each write's value is in its place
 */
record PackedFields(
        int data,
        int nxt,
        int rpc,
        int ri,
        int att,
        int rounds,
        int lock,
        int tp,
        int faults,
        int flag,
        int sdone,
        int viol,
        int rightData) {
    private static final int WIDE = 3;
    private static final int NARROW = 2;

    /**
     * Lays them out side by side.
     *
     * @throws IllegalArgumentException if they do not fit into one word
     */
    static PackedFields of(Row row) {
        int data = WIDE * row.slots();
        int nxt = data + WIDE * row.n();
        int att = nxt + 3 * WIDE;
        int flag = att + 5 * NARROW;
        if (flag + 3 > Long.SIZE || row.operations() > 6 || Math.max(row.c(), row.f()) > 3) {
            throw new IllegalArgumentException("does not fit into one word: " + row.name());
        }
        int right = 0;
        for (int i = 1; i <= row.n(); i++) {
            right |= i << (WIDE * (i - 1));
        }
        return new PackedFields(
                data,
                nxt,
                nxt + WIDE,
                nxt + 2 * WIDE,
                att,
                att + NARROW,
                att + 2 * NARROW,
                att + 3 * NARROW,
                att + 4 * NARROW,
                flag,
                flag + 1,
                flag + 2,
                right);
    }
}
