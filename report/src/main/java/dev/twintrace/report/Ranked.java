package dev.twintrace.report;

import dev.twintrace.theorems.consensus.decide.Decision;
import dev.twintrace.theorems.consensus.type.Familiar;

/** A row of the table of built-in types. */
public record Ranked(Familiar familiar, Decision decision) {}
