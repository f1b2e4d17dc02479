package dev.twintrace.core;

/**
 * A work request of one run. Two requests with equal operations are two requests: identity is never
 * that of values.
 *
 * @param number counts the posts of the queue pair in this run, from 1
 */
public record RequestId(String queuePair, int number) {
    @Override
    public String toString() {
        return queuePair + "#" + number;
    }
}
