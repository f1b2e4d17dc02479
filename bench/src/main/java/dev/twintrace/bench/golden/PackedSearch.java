package dev.twintrace.bench.golden;

/**
 * The golden model written by hand for one purpose: to be as fast as one thread of Java can be. The
 * whole state is one {@code long}; it counts, and remembers neither how a state was reached nor the
 * steps between states. How much of its speed a general engine reaches is the measure.
 */
public final class PackedSearch {
    /** How many bits a number of up to 7 takes: {@code st}, {@code data}, {@code nxt}, … */
    private static final int WIDE = 3;

    /** How many bits a number of up to 3 takes. */
    private static final int NARROW = 2;

    private final Row row;
    private final PackedFields at;

    private final PackedSet states;

    private PackedSearch(Row row) {
        this.row = row;
        this.at = PackedFields.of(row);
        this.states = new PackedSet(row.counts().distinct());
    }

    /**
     * Explores all of it.
     *
     * @throws ArrayIndexOutOfBoundsException if there are more states than the row says
     */
    public static Counts explore(Row row) {
        return new PackedSearch(row).run();
    }

    private Counts run() {
        add((1L << at.nxt()) | (1L << at.ri()));
        states.settle();
        long viol = 0;
        int levels = 0;
        int head = 0;
        while (head < states.size()) {
            levels++;
            int nextLevel = states.size();
            while (head < nextLevel) {
                long s = states.state(head++);
                viol += field(s, at.viol(), 1);
                states.makeRoom();
                sender(s);
                operations(s);
                receiver(s);
                thirdParty(s);
            }
            states.settle();
        }
        return new Counts(states.size(), states.offered(), levels, viol);
    }

    private static int field(long s, int shift, int bits) {
        return (int) (s >>> shift) & ((1 << bits) - 1);
    }

    private static long with(long s, int shift, int bits, long value) {
        return (s & ~(((1L << bits) - 1) << shift)) | (value << shift);
    }

    private void sender(long s) {
        if (field(s, at.sdone(), 1) == 0) {
            int att = field(s, at.att(), NARROW);
            int nxt = field(s, at.nxt(), WIDE);
            if (nxt <= row.operations()) {
                int slot = att * row.operations() + nxt - 1;
                add(with(s, WIDE * slot, WIDE, 1) + (1L << at.nxt()));
            }
            if (att < row.r() && nxt > 1) {
                add(with(s + (1L << at.att()), at.nxt(), WIDE, 1));
            }
        }
    }

    private void operations(long s) {
        boolean mayLose = field(s, at.faults(), NARROW) < row.f();
        int slot = 0;
        for (int a = 0; a <= row.r(); a++) {
            int before = 3;
            for (int i = 1; i <= row.operations(); i++) {
                int shift = WIDE * slot;
                int st = field(s, shift, WIDE);
                // 1 to 2, and 3 to 4
                if (mayLose && (st == 1 || st == 3)) {
                    add(s + (1L << shift) + (1L << at.faults()));
                }
                if (st == 1 && before >= 3) {
                    long executed = s + (2L << shift);
                    add(
                            i <= row.n()
                                    ? with(executed, at.data() + WIDE * (i - 1), WIDE, i)
                                    : executed | (1L << at.flag()));
                } else if (st == 3) {
                    boolean done = i > row.n() && a == field(s, at.att(), NARROW);
                    add((s + (2L << shift)) | (done ? 1L << at.sdone() : 0));
                }
                before = st;
                slot++;
            }
        }
    }

    private void receiver(long s) {
        long next = s + (1L << at.rpc());
        switch (field(s, at.rpc(), WIDE)) {
            case 0 -> {
                if (field(s, at.flag(), 1) == 1 && field(s, at.rounds(), NARROW) < row.c()) {
                    add(next);
                }
            }
            case 1 -> {
                boolean right = field(s, at.data(), WIDE * row.n()) == at.rightData();
                add((next + (1L << at.rounds())) | (right ? 0 : 1L << at.viol()));
            }
            case 2 -> add(with(next, at.flag(), 1, 0));
            case 3 -> {
                if (field(s, at.lock(), NARROW) == 0) {
                    add(next + (2L << at.lock()));
                }
            }
            case 4 -> {
                int ri = field(s, at.ri(), WIDE);
                int cell = at.data() + WIDE * (ri - 1);
                long reused = with(ri == row.n() ? next : s, cell, WIDE, row.operations());
                add(with(reused, at.ri(), WIDE, ri == row.n() ? 1 : ri + 1));
            }
            default -> add(with(with(s, at.lock(), NARROW, 0), at.rpc(), WIDE, 0));
        }
    }

    private void thirdParty(long s) {
        int tp = field(s, at.tp(), NARROW);
        if (tp == 0) {
            add(s + (1L << at.tp()));
        } else if (tp == 2) {
            add(with(with(s, at.lock(), NARROW, 0), at.tp(), NARROW, 0));
        } else if (field(s, at.lock(), NARROW) == 0) {
            add(s + (1L << at.tp()) + (1L << at.lock()));
        } else {
            add(s - (1L << at.tp()));
        }
    }

    private void add(long s) {
        states.add(s);
    }
}
