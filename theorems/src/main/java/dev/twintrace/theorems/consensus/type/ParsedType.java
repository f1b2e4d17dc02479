package dev.twintrace.theorems.consensus.type;

/** What became of a text that describes a type. */
public sealed interface ParsedType {
    /** It is one. */
    record Accepted(FiniteType type) implements ParsedType {}

    /**
     * It is none.
     *
     * @param line counted from 1
     */
    record Rejected(int line, String message) implements ParsedType {}
}
