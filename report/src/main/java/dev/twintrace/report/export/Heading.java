package dev.twintrace.report.export;

import dev.twintrace.report.Subject;
import java.util.ArrayList;
import java.util.List;

/** What a model says at its top about where it comes from. */
final class Heading {
    private Heading() {}

    /** A line for each thing that there is to say. */
    static List<String> of(Subject subject) {
        List<String> lines = new ArrayList<>();
        String title = subject.title().isEmpty() ? "" : " \"" + subject.title() + "\"";
        lines.add("protocol  " + subject.protocol() + title);
        lines.add("from      " + subject.file());
        lines.add("settings  " + (subject.settings().isEmpty() ? "none" : subject.settings()));
        lines.add("bounds    " + subject.bounds());
        return List.copyOf(lines);
    }
}
