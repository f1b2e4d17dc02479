package dev.twintrace.protocol.language;

import dev.twintrace.core.Conclusion;
import dev.twintrace.core.Damage;
import dev.twintrace.protocol.tree.Span;
import java.util.Set;

/**
 * What the author of a file expects of it.
 *
 * @param classes must be among the classes found
 * @param with the settings under which it is expected, without the defaults
 */
public record Expectation(Span span, Conclusion conclusion, Set<Damage> classes, Settings with) {}
