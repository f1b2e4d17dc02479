package dev.twintrace.engine.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * A list that only grows, of bytes or of longs, in pages that are never moved; full ones may lie on
 * a {@link Shelf}. These are read through the system's cache of files, which has the memory that
 * nobody else wants. Reading is safe from several threads as long as nobody adds.
 */
public final class Tape {
    private static final int PAGE_BITS = 21;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int FIRST = 64;
    private static final byte[] AWAY = {};
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final String name;
    private byte[][] pages = {new byte[FIRST]};
    private long size;
    private long bytes = FIRST;

    /** Pages below this are on the shelf only, and these are they. */
    private int away;

    private ByteBuffer[] mapped = {};
    private Optional<Shelf.Volume> volume = Optional.empty();
    private boolean shelving;

    /** An empty list; the name is that of its file if it gets one. */
    public Tape(String name) {
        this.name = name;
    }

    /** How many bytes it holds. */
    public long size() {
        return size;
    }

    /** How much memory it takes. */
    public long bytes() {
        return bytes;
    }

    /** Appends a byte. */
    public void addByte(int value) {
        byte[] page = room();
        page[(int) size & (PAGE - 1)] = (byte) value;
        size++;
    }

    /** Appends a long; to a list that has only longs. */
    public void addLong(long value) {
        byte[] page = room();
        LONG.set(page, (int) size & (PAGE - 1), value);
        size += Long.BYTES;
    }

    /**
     * Appends the lowest bytes of a long, the lowest first; to a list that has no whole longs.
     *
     * @param count how many, 1 to 8
     */
    public void addBytes(long value, int count) {
        int at = (int) size & (PAGE - 1);
        byte[] page = room();
        if (at + Long.BYTES <= page.length) {
            // What is too much is overwritten by what comes next.
            LONG.set(page, at, value);
            size += count;
        } else {
            for (int i = 0; i < count; i++) {
                addByte((int) (value >>> (i * Byte.SIZE)));
            }
        }
    }

    /** The byte there. */
    public int byteAt(long at) {
        int number = (int) (at >>> PAGE_BITS);
        byte[] page = pages[number];
        int within = (int) at & (PAGE - 1);
        return page.length == 0 ? mapped[number].get(within) : page[within];
    }

    /** The long of this number. */
    public long longAt(long number) {
        long at = number * Long.BYTES;
        byte[] page = pages[(int) (at >>> PAGE_BITS)];
        int within = (int) at & (PAGE - 1);
        return page.length == 0
                ? mapped[(int) (at >>> PAGE_BITS)].getLong(within)
                : (long) LONG.get(page, within);
    }

    /** The page for the next item. */
    private byte[] room() {
        int number = (int) (size >>> PAGE_BITS);
        int at = (int) size & (PAGE - 1);
        if (number < pages.length && at < pages[number].length) {
            return pages[number];
        }
        if (number == 0) {
            pages[0] = Arrays.copyOf(pages[0], 2 * pages[0].length);
            bytes += pages[0].length / 2;
            return pages[0];
        }
        if (shelving) {
            shelve();
        }
        if (number == pages.length) {
            byte[][] more = Arrays.copyOf(pages, 2 * number);
            Arrays.fill(more, number, more.length, AWAY);
            pages = more;
        }
        pages[number] = new byte[PAGE];
        bytes += PAGE;
        return pages[number];
    }

    /**
     * Keeps full pages on the shelf only from now on.
     *
     * @throws java.io.UncheckedIOException if it cannot be written; then nothing is lost
     */
    public void moveTo(Shelf shelf) {
        onto(shelf);
        shelving = true;
        shelve();
    }

    /**
     * Sees to it that all of it is in its file, too, when this returns.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void save(Shelf shelf) {
        onto(shelf);
        write(size);
        volume.orElseThrow().force();
    }

    /**
     * The list as it was saved.
     *
     * @param size how many bytes it had; what its file has beyond is forgotten
     * @throws java.io.UncheckedIOException if the file cannot be read, or has less
     */
    public static Tape load(String name, Shelf shelf, long size) {
        Tape tape = new Tape(name);
        tape.volume = Optional.of(shelf.volume(name, size));
        int full = (int) (size >>> PAGE_BITS);
        tape.pages = new byte[full + 1][];
        Arrays.fill(tape.pages, AWAY);
        tape.pages[full] = new byte[PAGE];
        tape.volume.get().read((long) full << PAGE_BITS, tape.pages[full]);
        tape.size = size;
        tape.bytes = PAGE;
        tape.shelving = true;
        tape.map(full);
        return tape;
    }

    private void onto(Shelf shelf) {
        if (volume.isEmpty()) {
            volume = Optional.of(shelf.volume(name, 0));
        }
    }

    private void write(long upTo) {
        Shelf.Volume file = volume.orElseThrow();
        while (file.length() < upTo) {
            long from = file.length();
            byte[] page = pages[(int) (from >>> PAGE_BITS)];
            int at = (int) from & (PAGE - 1);
            int count = (int) Math.min(PAGE - at, upTo - from);
            file.write(page, at, count);
        }
    }

    private void shelve() {
        int full = (int) (size >>> PAGE_BITS);
        write((long) full << PAGE_BITS);
        map(full);
    }

    /** From here on, pages below this are on the shelf only. */
    private void map(int full) {
        if (mapped.length < full) {
            mapped = Arrays.copyOf(mapped, Math.max(full, 2 * mapped.length));
        }
        for (; away < full; away++) {
            mapped[away] = volume.orElseThrow().map((long) away << PAGE_BITS, PAGE);
            bytes -= pages[away].length;
            pages[away] = AWAY;
        }
    }
}
