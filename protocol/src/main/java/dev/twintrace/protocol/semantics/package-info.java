/**
 * The operational semantics, docs/semantics.md, as a translation of checked protocols to models.
 * Entry point: {@link dev.twintrace.protocol.semantics.Lowering}. Invariant: each rule of the page
 * is in one place here, under its name: processes in {@code Processes} and {@code Posts}, the
 * sender's NIC in {@code SenderNic}, the target's in {@code TargetNic} and {@code Executions},
 * faults in {@code Faults}, the overlay in {@code Overlay} and {@code RuleActions}.
 */
@NullMarked
package dev.twintrace.protocol.semantics;

import org.jspecify.annotations.NullMarked;
