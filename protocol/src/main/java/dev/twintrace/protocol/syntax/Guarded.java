package dev.twintrace.protocol.syntax;

import java.util.Optional;

/** A declaration that may be marked with a condition over options. */
public record Guarded<F>(F fact, Optional<Term> condition) {}
