package dev.twintrace.report.html;

import dev.twintrace.report.picture.Svg;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML in the making. Text and attributes are escaped here and nowhere else, so nothing that a file
 * says can become markup.
 */
final class Markup {
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; one with an empty value is left out
     */
    Markup open(String element, String... attributes) {
        start(element, attributes);
        open.push(element);
        return this;
    }

    private void start(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                text.append(' ').append(attributes[i]).append("=\"");
                text.append(Svg.escaped(attributes[i + 1])).append('"');
            }
        }
        text.append('>');
    }

    /** Ends the element that was begun last. */
    Markup close() {
        text.append("</").append(open.pop()).append('>');
        if (open.size() < 4) {
            text.append('\n');
        }
        return this;
    }

    /** Ends elements until so many are open. */
    void closeTo(int depth) {
        while (open.size() > depth) {
            close();
        }
    }

    /** How many elements are open. */
    int depth() {
        return open.size();
    }

    /** Text; ties become ordinary spaces that do not break. */
    Markup text(String words) {
        text.append(Svg.escaped(words));
        return this;
    }

    /** A whole element with nothing but text in it. */
    Markup element(String element, String words, String... attributes) {
        return open(element, attributes).text(words).close();
    }

    /** An element without content and end. */
    Markup lone(String element, String... attributes) {
        start(element, attributes);
        return this;
    }

    /** What is markup already, from this program and not from a file. */
    Markup raw(String markup) {
        text.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
