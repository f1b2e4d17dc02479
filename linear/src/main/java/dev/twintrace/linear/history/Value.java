package dev.twintrace.linear.history;

/** A key, an argument or a result. */
public sealed interface Value {
    /** How a history writes it. */
    String text();

    /** A word of 64 bits; as unsigned or as signed as its user takes it. */
    record Word(long value) implements Value {
        @Override
        public String text() {
            return Long.toString(value);
        }
    }

    /** A string. */
    record Text(String text) implements Value {}

    /** Nothing: what a key holds that was never written. */
    record Nil() implements Value {
        @Override
        public String text() {
            return "nil";
        }
    }
}
