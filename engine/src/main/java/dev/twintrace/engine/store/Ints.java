package dev.twintrace.engine.store;

import java.util.Arrays;

/** A growing list of ints in pages, so that it is bound by no single array and never copied. */
public final class Ints {
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;

    private int[][] pages = {new int[64]};
    private long size;
    private long bytes = 64L * Integer.BYTES;

    /** An empty list. */
    public Ints() {}

    /** How many there are. */
    public long size() {
        return size;
    }

    /** How much memory the arrays take. */
    public long bytes() {
        return bytes;
    }

    /** Appends one. */
    public void add(int value) {
        int page = (int) (size >>> PAGE_BITS);
        int at = (int) size & (PAGE - 1);
        if (page == pages.length || pages[page].length == at) {
            grow(page);
        }
        pages[page][at] = value;
        size++;
    }

    /** The one at this index. */
    public int at(long index) {
        return pages[(int) (index >>> PAGE_BITS)][(int) index & (PAGE - 1)];
    }

    private void grow(int page) {
        if (page == 0) {
            bytes += (long) pages[0].length * Integer.BYTES;
            pages[0] = Arrays.copyOf(pages[0], 2 * pages[0].length);
            return;
        }
        if (page == pages.length) {
            int[][] more = Arrays.copyOf(pages, 2 * page);
            Arrays.fill(more, page, more.length, new int[0]);
            pages = more;
        }
        pages[page] = new int[PAGE];
        bytes += (long) PAGE * Integer.BYTES;
    }
}
