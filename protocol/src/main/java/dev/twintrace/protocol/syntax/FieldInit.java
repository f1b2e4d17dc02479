package dev.twintrace.protocol.syntax;

/** {@code field = value}. */
public record FieldInit(Ident field, Term value) {}
