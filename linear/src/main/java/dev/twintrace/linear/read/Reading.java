package dev.twintrace.linear.read;

import dev.twintrace.linear.history.History;

/** What became of reading a file. */
public sealed interface Reading {
    /**
     * It is a history.
     *
     * @param format as given, or as told from the first bytes
     */
    record Accepted(History history, HistoryFormat format) implements Reading {}

    /**
     * It is not, or not all of it.
     *
     * @param file its name as it was given
     * @param line from 1; 0 if the whole file is meant
     * @param column from 1, in characters; 0 if the whole line is meant
     * @param why what is wrong, what was expected and how to mend it, without a full stop
     */
    record Rejected(String file, long line, int column, String why) implements Reading {
        /** {@code h.csv:3:7: why}. */
        public String text() {
            return file
                    + (line == 0 ? "" : ":" + line)
                    + (line == 0 || column == 0 ? "" : ":" + column)
                    + ": "
                    + why;
        }
    }
}
