/**
 * A second implementation of docs/semantics.md, which the engine is compared with, and a generator
 * of random protocols. Entry points: {@link dev.twintrace.engine.oracle.Oracle} and {@link
 * dev.twintrace.engine.oracle.RandomProtocols}. Invariant: nothing here looks at the engine or at
 * the protocol's lowered form; plainness goes before speed. Each class of rules is one section of
 * the page, each method one of its rules.
 */
@NullMarked
package dev.twintrace.engine.oracle;

import org.jspecify.annotations.NullMarked;
