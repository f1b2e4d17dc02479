package dev.twintrace.linear.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Decompresses gzip (RFC 1952), one member after the other up to the end of the file. Java's own
 * stream ends in silence where a further member begins with damaged bytes, which would make a
 * history of half a file.
 */
final class Gunzip extends InputStream {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int DEFLATE = 8;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final byte[] packed = new byte[1 << 16];
    private int at;
    private int end;
    private boolean member;
    private boolean over;

    /** Decompresses a stream whose first byte is that of a member. */
    Gunzip(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!over) {
            if (!member && !begin()) {
                over = true;
                return -1;
            }
            int count = inflate(into, offset, length);
            if (count > 0) {
                sum.update(into, offset, count);
                return count;
            }
            if (inflater.finished()) {
                at = end - inflater.getRemaining();
                finish();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("a dictionary is needed");
            } else {
                fill();
                inflater.setInput(packed, at, end - at);
                at = end;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] into, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException damaged) {
            throw new ZipException(String.valueOf(damaged.getMessage()));
        }
    }

    private boolean begin() throws IOException {
        if (at == end && !refill()) {
            return false;
        }
        if (next() != 0x1f || next() != 0x8b || next() != DEFLATE) {
            throw new ZipException("what follows is not gzip");
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            int low = next();
            skip(low | next() << 8);
        }
        for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
            while (next() != 0) {
                // A text ends with a zero.
            }
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(packed, at, end - at);
        at = end;
        sum.reset();
        member = true;
        return true;
    }

    private void finish() throws IOException {
        if (number() != sum.getValue()) {
            throw new ZipException("the checksum is wrong");
        }
        if (number() != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new ZipException("the length is wrong");
        }
        member = false;
    }

    private long number() throws IOException {
        long number = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            number |= (long) next() << shift;
        }
        return number;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private int next() throws IOException {
        if (at == end) {
            fill();
        }
        return packed[at++] & 0xff;
    }

    private void fill() throws IOException {
        if (!refill()) {
            throw new EOFException("in the middle of a member");
        }
    }

    private boolean refill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(packed, 0, packed.length));
        return end > 0;
    }
}
