package dev.twintrace.protocol.syntax;

import dev.twintrace.protocol.tree.Span;

/** A name (or, where an option's value is meant, a number) as written. */
public record Ident(String text, Span span) {}
