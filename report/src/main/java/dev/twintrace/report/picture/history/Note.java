package dev.twintrace.report.picture.history;

import dev.twintrace.report.picture.Shape.Role;

/** A sentence above or below the lanes. */
record Note(String text, Role role) {
    static Note plain(String text) {
        return new Note(text, Role.PLAIN);
    }

    static Note faint(String text) {
        return new Note(text, Role.FAINT);
    }
}
