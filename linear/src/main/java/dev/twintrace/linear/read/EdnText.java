package dev.twintrace.linear.read;

import us.bpsm.edn.parser.Parseable;

/** A text for the EDN library; its own reads past the end by an exception, for each value. */
final class EdnText implements Parseable {
    private final String text;
    private int at;

    EdnText(String text) {
        this.text = text;
    }

    @Override
    public int read() {
        return at < text.length() ? text.charAt(at++) : past();
    }

    private int past() {
        at = text.length() + 1;
        return END_OF_INPUT;
    }

    @Override
    public void unread(int character) {
        at--;
    }

    @Override
    public void close() {}
}
