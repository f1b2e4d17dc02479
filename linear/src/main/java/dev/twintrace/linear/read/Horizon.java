package dev.twintrace.linear.read;

/**
 * What is known of records that are still to come.
 *
 * @param time nothing that they tell of is called or returns before it
 * @param disorder the line of a record that shows that this cannot be known, as it was itself
 *     called before one in front of it; 0 if there is none
 */
record Horizon(long time, long disorder) {
    /** Before the first record. */
    static final Horizon START = new Horizon(Long.MIN_VALUE, 0);

    /** After a record in a line. */
    Horizon after(long its, long line) {
        return its >= time
                ? new Horizon(its, disorder)
                : new Horizon(time, disorder == 0 ? line : disorder);
    }
}
