package dev.twintrace.cli;

import dev.twintrace.report.text.Style;
import java.util.Optional;

/**
 * How the user wants the output to look.
 *
 * @param width in columns; empty for that of the terminal
 */
record Look(When colour, boolean ascii, Optional<Integer> width) {
    private static final int NARROWEST = 60;

    /** What cannot be done. */
    Optional<String> objection() {
        return width.filter(columns -> columns < NARROWEST)
                .map(columns -> "--width: a report needs at least 60 columns, not " + columns);
    }

    /** How to print for somebody who reads this stream. */
    Style style(Surroundings here, boolean terminal) {
        boolean colours =
                switch (colour) {
                    case AUTO -> terminal && here.colour();
                    case ALWAYS -> true;
                    case NEVER -> false;
                };
        return new Style(colours, here.unicode() && !ascii, width.orElseGet(here::width));
    }
}
