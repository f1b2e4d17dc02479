package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Lifelines.Lane;
import dev.twintrace.report.picture.Lifelines.Third;
import dev.twintrace.report.picture.Shape.Label;
import dev.twintrace.report.picture.Shape.Label.Align;
import dev.twintrace.report.picture.Shape.Role;
import dev.twintrace.report.picture.Shape.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The names of columns and lifelines, above them. */
final class Heading {
    private final Columns columns;
    private final List<String> sender;
    private final List<String> nic;
    private final List<String> applications;
    private final List<String> queuePairs;
    private final int lines;

    /**
     * To be drawn.
     *
     * @param sender who stands on the left
     */
    Heading(Columns columns, String sender) {
        this.columns = columns;
        this.sender = Ink.wrap(sender, columns.sender());
        this.nic = Ink.wrap("NIC of " + columns.lifelines().target(), columns.nic());
        this.applications =
                columns.applications().stream()
                        .flatMap(name -> Ink.wrap(name, columns.application()).stream())
                        .toList();
        List<String> names = columns.lifelines().queuePairs();
        this.queuePairs = names.size() == 1 ? List.of("lane") : names;
        this.lines =
                Stream.of(
                                this.sender.size(),
                                queuePairs.size() + 1,
                                names() + columns.lifelines().thirds().size())
                        .reduce(0, Math::max);
    }

    /** How many lines the names to the right of the network take. */
    private int names() {
        return Math.max(nic.size(), applications.size());
    }

    double height() {
        return lines * Ink.LINE + 10;
    }

    /** Where lifelines may begin. */
    double lifelines() {
        return lines * Ink.LINE + 4;
    }

    List<Shape> draw(double top) {
        List<Shape> all = new ArrayList<>();
        strong(all, columns.left(), top, sender);
        strong(all, columns.nicText(), top, nic);
        if (columns.changes()) {
            strong(all, columns.memoryText(), top, List.of("memory"));
        }
        strong(all, columns.applicationText(), top, applications);
        lanes(all, top);
        thirds(all, top);
        return all;
    }

    private static void strong(List<Shape> all, double x, double top, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            all.add(label(x, base(top, i), Align.START, names.get(i), Role.STRONG));
        }
    }

    private void lanes(List<Shape> all, double top) {
        List<Lane> lanes = columns.lifelines().lanes();
        List<String> names = columns.lifelines().queuePairs();
        for (int i = 0; i < names.size(); i++) {
            String queuePair = names.get(i);
            Lane first =
                    lanes.stream()
                            .filter(l -> l.queuePair().equals(queuePair))
                            .findFirst()
                            .orElseThrow();
            double x = columns.x(first) - 4;
            String name = fitting(queuePairs.get(i), columns.nicText() - x - 4);
            all.add(
                    label(
                            x,
                            base(top, lines - 1 - names.size() + i),
                            Align.START,
                            name,
                            Role.FAINT));
        }
        for (Lane lane : lanes) {
            String digit = Integer.toString(lane.lane());
            all.add(label(columns.x(lane), base(top, lines - 1), Align.MIDDLE, digit, Role.FAINT));
        }
        double middle = (columns.lastLane() + columns.target()) / 2;
        if (Ink.width("network") < columns.target() - columns.lastLane() - 12) {
            all.add(label(middle, base(top, lines - 1), Align.MIDDLE, "network", Role.FAINT));
        }
    }

    private void thirds(List<Shape> all, double top) {
        List<String> thirds = columns.lifelines().thirds();
        for (int i = 0; i < thirds.size(); i++) {
            String host = fitting(thirds.get(i), columns.width() / 2);
            double x =
                    Math.min(
                            columns.x(new Third(thirds.get(i))),
                            columns.width() - Ink.width(host) / 2);
            double base = base(top, lines - thirds.size() + i);
            all.add(label(x, base, Align.MIDDLE, host, Role.FAINT));
        }
    }

    private static String fitting(String name, double width) {
        return Ink.width(name) <= width
                ? name
                : Ink.wrap(name, width - Ink.width("\u2026")).getFirst() + "\u2026";
    }

    private static double base(double top, int line) {
        return top + line * Ink.LINE + Ink.ASCENT;
    }

    private static Label label(double x, double y, Align align, String text, Role role) {
        return new Label(x, y, align, text, role, Tag.NONE);
    }
}
