package dev.twintrace.protocol.model;

/**
 * A variable of the model, or an array of them: {@code length} consecutive cells of the state from
 * {@code offset}.
 *
 * @param name unique within the model, in the words of the protocol ({@code q.lane0.phase})
 * @param max the largest value that a cell takes, unsigned; the least is 0
 * @param initial the value of every cell at first
 */
public record Variable(String name, int offset, int length, long max, long initial) {}
