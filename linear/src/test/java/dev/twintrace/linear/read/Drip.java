package dev.twintrace.linear.read;

import java.io.InputStream;

/** Bytes, a few at a time. */
final class Drip extends InputStream {
    private final byte[] bytes;
    private final int piece;
    private int at;

    Drip(byte[] bytes, int piece) {
        this.bytes = bytes;
        this.piece = piece;
    }

    @Override
    public int read() {
        return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int count = Math.min(Math.min(piece, length), bytes.length - at);
        if (count <= 0) {
            return -1;
        }
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }
}
