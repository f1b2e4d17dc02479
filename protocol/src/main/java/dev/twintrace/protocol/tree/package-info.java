/**
 * The checked protocol: immutable records with all names resolved. Entry point: {@link
 * dev.twintrace.protocol.tree.Protocol}. Invariant: every tree satisfies what docs/language.md
 * demands; whoever walks one need not check again.
 */
@NullMarked
package dev.twintrace.protocol.tree;

import org.jspecify.annotations.NullMarked;
