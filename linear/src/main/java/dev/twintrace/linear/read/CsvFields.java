package dev.twintrace.linear.read;

import java.util.Arrays;

/**
 * Finds the fields of a record (RFC 4180) where they lie. This loop sees every byte of a file, so
 * it makes no object: a library that makes a string of each field takes several times as long.
 */
final class CsvFields {
    private int count;
    private int record;
    private int lines;
    private int[] start = new int[16];
    private int[] end = new int[16];

    /** How many fields the record has. */
    int count() {
        return count;
    }

    /** Where a field begins, with its quote. */
    int start(int field) {
        return start[field];
    }

    /** Where a field ends, with its quote. */
    int end(int field) {
        return end[field];
    }

    /** Whether there is nothing, not even quotes. */
    boolean empty(int field) {
        return start[field] == end[field];
    }

    /** Whether it is the one field of a line without anything. */
    boolean blank() {
        return count == 1 && empty(0);
    }

    /**
     * Takes the record at {@code from}.
     *
     * @param line that of its first byte
     * @return where the next record begins, or -1 if the end of this one is not there
     */
    int next(byte[] bytes, int from, int to, boolean last, long line) throws Refusal {
        record = from;
        lines = 1;
        count = 0;
        int at = from;
        while (true) {
            int begin = at;
            if (at < to && bytes[at] == '"') {
                at = closed(bytes, at, to, last, line);
                if (at < 0) {
                    return -1;
                }
            } else {
                while (at < to && bytes[at] != ',' && bytes[at] != '\n') {
                    if (bytes[at] == '"') {
                        throw new Refusal(
                                line(bytes, at, line),
                                column(bytes, at),
                                "a quote inside of a field: write the whole field in quotes and"
                                        + " each quote in it twice");
                    }
                    at++;
                }
            }
            if (at == to && !last) {
                return -1;
            }
            boolean over = at == to || bytes[at] == '\n';
            boolean carriage = over && at > begin && bytes[at - 1] == '\r';
            add(begin, carriage ? at - 1 : at);
            if (over) {
                return Math.min(at + 1, to);
            }
            at++;
        }
    }

    /** After the closing quote and a carriage return, or -1 if they are not there. */
    private int closed(byte[] bytes, int quote, int to, boolean last, long line) throws Refusal {
        int at = quote + 1;
        while (at < to && (bytes[at] != '"' || (at + 1 < to && bytes[at + 1] == '"'))) {
            lines += bytes[at] == '\n' ? 1 : 0;
            at += bytes[at] == '"' ? 2 : 1;
        }
        if (at >= to) {
            if (last) {
                throw new Refusal(
                        line(bytes, quote, line),
                        column(bytes, quote),
                        "this quote is not closed before the file ends");
            }
            return -1;
        }
        at++;
        boolean carriage = at < to && bytes[at] == '\r';
        if (carriage && (at + 1 == to || bytes[at + 1] == '\n')) {
            at++;
        }
        if (at < to && bytes[at] != ',' && bytes[at] != '\n') {
            throw new Refusal(
                    line(bytes, quote, line),
                    column(bytes, quote),
                    "after the closing quote a comma or the end of the line is expected");
        }
        return at;
    }

    private void add(int from, int to) {
        if (count == start.length) {
            start = Arrays.copyOf(start, 2 * count);
            end = Arrays.copyOf(end, 2 * count);
        }
        start[count] = from;
        end[count] = to;
        count++;
    }

    /** The lines that the record takes. */
    int lines() {
        return lines;
    }

    /** The line of a place in the record, whose first is given. */
    long line(byte[] bytes, int place, long first) {
        long line = first;
        for (int i = record; i < place; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** The column of a place in the record, in characters from 1. */
    int column(byte[] bytes, int place) {
        int column = 1;
        for (int i = place; i > record && bytes[i - 1] != '\n'; i--) {
            column += (bytes[i - 1] & 0xc0) == 0x80 ? 0 : 1;
        }
        return column;
    }
}
