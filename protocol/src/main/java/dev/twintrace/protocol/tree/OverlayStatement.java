package dev.twintrace.protocol.tree;

import java.util.List;

/**
 * A statement of the overlay's rule ({@code on error}). It acts on the requests in error of one
 * queue pair: those whose lane failed and that were neither resent nor completed since. Statements
 * that name "the request at hand" stand inside an {@link Each}; on a request that is no longer in
 * error they do nothing.
 */
public sealed interface OverlayStatement {
    Span span();

    /**
     * Runs the body for each request that is in error when the loop reaches it, in posting order.
     */
    record Each(Span span, List<OverlayStatement> body) implements OverlayStatement {}

    /**
     * Posts all requests in error of these kinds again on the current lane, in posting order. One
     * step.
     */
    record ResendAll(Span span, List<RequestKind> kinds) implements OverlayStatement {}

    /**
     * Posts the request at hand again on the current lane.
     *
     * @param rewrite empty, or the new payload, one expression a value
     * @param mapping what becomes of the result of the resent request
     */
    record Resend(Span span, List<Expr> rewrite, Mapping mapping) implements OverlayStatement {}

    /** Completes the request at hand; {@code results} is empty for a request without result. */
    record Complete(Span span, List<Expr> results) implements OverlayStatement {}

    /**
     * Gives up: all outstanding and later requests of the queue pair fail and the application is
     * told. Ends the rule.
     */
    record Abort(Span span) implements OverlayStatement {}

    /** Power: reads a place at the target through the current lane, and waits for the answer. */
    record Probe(Span span, Location location, List<Local> into) implements OverlayStatement {}

    /**
     * Power: as {@link Probe}, of the place that the request at hand addresses (nothing happens for
     * a send).
     */
    record ProbeRequest(Span span, List<Local> into) implements OverlayStatement {}

    /** Power: how many receives of this queue pair were consumed. */
    record Count(Span span, Local into) implements OverlayStatement {}

    /**
     * Power: the target closes the lanes before the current one: what is in flight there is gone.
     */
    record Close(Span span) implements OverlayStatement {}

    /** Waits until the receiver's notice code has run for this failure. */
    record Handshake(Span span) implements OverlayStatement {}

    /**
     * A decision that is left open: which of these ways the overlay takes. No file says this; it is
     * how a solver asks what could be decided.
     *
     * @param id dense from 0 within its rule
     * @param observed what a rule may look at here, beside where it is
     */
    record Decide(Span span, int id, List<Expr> observed, List<Way> ways)
            implements OverlayStatement {}

    /**
     * What could be decided.
     *
     * @param name in the words of the language ({@code resend r})
     */
    record Way(String name, List<OverlayStatement> statements) {}

    /** Local. */
    record Assign(Span span, Local local, Expr value) implements OverlayStatement {}

    /** Local. */
    record If(
            Span span,
            Expr condition,
            List<OverlayStatement> then,
            List<OverlayStatement> otherwise)
            implements OverlayStatement {}

    /**
     * From the result of a resent request to the result that the application gets.
     *
     * @param inputs the locals that hold the resent request's result in {@code outputs}; empty with
     *     {@code outputs} empty for a result that is passed on as it is
     * @param outputs one expression a value of the result; over inputs, request operands and the
     *     rule's locals
     */
    record Mapping(List<Local> inputs, List<Expr> outputs) {
        /** The result is passed on. */
        public static final Mapping IDENTITY = new Mapping(List.of(), List.of());
    }
}
