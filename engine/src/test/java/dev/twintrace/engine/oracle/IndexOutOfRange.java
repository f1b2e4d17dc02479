package dev.twintrace.engine.oracle;

/** Some run uses an index past the end of an array: a mistake in the file. */
final class IndexOutOfRange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IndexOutOfRange(String word) {
        super("index out of range of " + word, null, false, false);
    }
}
