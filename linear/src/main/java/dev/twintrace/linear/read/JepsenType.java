package dev.twintrace.linear.read;

/** What an entry of a Jepsen history says of an operation. */
enum JepsenType {
    /** A process calls it. */
    INVOKE,
    /** It returned. */
    OK,
    /** It did not happen. */
    FAIL,
    /** Nobody knows whether it happened, or will. */
    INFO
}
