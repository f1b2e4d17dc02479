package dev.twintrace.cli;

/** The exit codes; the help texts list them. */
final class Exit {
    /** TRANSPARENT, or all is as expected, or nothing to format. */
    static final int GOOD = 0;

    /** Another verdict, or some are not as expected, or something to format. */
    static final int BAD = 1;

    /** The command line or a file is wrong. */
    static final int INPUT = 2;

    /** A limit or an interruption ended the search. */
    static final int UNKNOWN = 3;

    /** The program is wrong; the number is that of sysexits.h. */
    static final int INTERNAL = 70;

    private Exit() {}
}
