/**
 * Memory, operations, events and traces of RDMA, and what can be read off a trace: {@link
 * dev.twintrace.core.SenderView}, {@link dev.twintrace.core.Executions}, {@link
 * dev.twintrace.core.History}. Entry point: {@link dev.twintrace.core.Trace}. Invariant: everything
 * is immutable and nothing here knows how a trace came about. Names in {@code code} are those of
 * the paper's formalisation (SHIFT, Lin et al., arXiv 2512.11094, appendix).
 */
@NullMarked
package dev.twintrace.core;

import org.jspecify.annotations.NullMarked;
