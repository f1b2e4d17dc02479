package dev.twintrace.engine.oracle;

import java.util.List;

/**
 * A copy of a request on a lane, a log write that goes with a request, or a probe.
 *
 * @param request whose copy or log write it is; -1 for a probe
 * @param place what a probe reads
 * @param awaited whether the overlay still waits for this probe's answer
 * @param fetched whether the payload is known
 * @param computed in MIDDLE: what it will write
 */
record Entry(
        Kind kind,
        int request,
        Place place,
        boolean awaited,
        boolean fetched,
        List<Long> payload,
        Phase phase,
        List<Long> result,
        long computed) {

    enum Kind {
        COPY,
        LOG,
        PROBE
    }

    enum Phase {
        REQUEST,
        MIDDLE,
        RESPONSE,
        DUPLICATE,
        LANDING
    }

    static Entry copy(int request, Posted posted) {
        return new Entry(
                Kind.COPY,
                request,
                Place.NONE,
                false,
                !posted.from(),
                posted.from() ? List.of() : posted.payload(),
                Phase.REQUEST,
                List.of(),
                0);
    }

    static Entry log(int request) {
        return new Entry(
                Kind.LOG, request, Place.NONE, false, true, List.of(), Phase.REQUEST, List.of(), 0);
    }

    static Entry probe(Place place) {
        return new Entry(Kind.PROBE, -1, place, true, true, List.of(), Phase.REQUEST, List.of(), 0);
    }

    boolean in(Phase which) {
        return phase == which;
    }

    /** Not yet executed. */
    boolean pending() {
        return phase == Phase.REQUEST || phase == Phase.MIDDLE;
    }

    Entry withPhase(Phase value) {
        return new Entry(kind, request, place, awaited, fetched, payload, value, result, computed);
    }

    Entry answered(Phase value, List<Long> answer) {
        return new Entry(kind, request, place, awaited, fetched, payload, value, answer, 0);
    }

    Entry middle(List<Long> old, long next) {
        return new Entry(kind, request, place, awaited, fetched, payload, Phase.MIDDLE, old, next);
    }

    Entry fetch(List<Long> values) {
        return new Entry(kind, request, place, awaited, true, values, phase, result, computed);
    }

    Entry orphaned() {
        return new Entry(kind, request, place, false, fetched, payload, phase, result, computed);
    }

    Entry withRequest(int value) {
        return new Entry(kind, value, place, awaited, fetched, payload, phase, result, computed);
    }
}
