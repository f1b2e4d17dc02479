package dev.twintrace.report.export;

/** What came of an export. */
public sealed interface Exported {
    /** The whole file. */
    record Done(String text) implements Exported {}

    /**
     * The other language cannot express the protocol.
     *
     * @param why in one or two sentences, with what to do about it
     */
    record Refused(String why) implements Exported {}
}
