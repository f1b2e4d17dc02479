package dev.twintrace.core;

/**
 * A place in a host's memory: an element of a word, whole or one field of it.
 *
 * @param text as the file writes it, without the host: {@code flag}, {@code ring[1]}, {@code
 *     line.data}
 */
public record Place(String host, String text) {
    @Override
    public String toString() {
        return host + "." + text;
    }
}
