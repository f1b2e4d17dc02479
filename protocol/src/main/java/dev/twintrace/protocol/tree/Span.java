package dev.twintrace.protocol.tree;

/**
 * A stretch of the file: line and column from 1, in code points; {@code length} of the marked text
 * on that line.
 */
public record Span(int line, int column, int length) {}
