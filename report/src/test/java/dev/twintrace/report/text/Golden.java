package dev.twintrace.report.text;

/** What reports look like. */
final class Golden {
    static final String TWIN = "";

    private Golden() {}
}
