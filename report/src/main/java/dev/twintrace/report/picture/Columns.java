package dev.twintrace.report.picture;

import dev.twintrace.report.picture.Ink.Need;
import dev.twintrace.report.picture.Lifelines.End;
import dev.twintrace.report.picture.Lifelines.Lane;
import dev.twintrace.report.picture.Lifelines.Target;
import dev.twintrace.report.picture.Lifelines.Third;
import dev.twintrace.report.story.Actor;
import dev.twintrace.report.story.Line;
import dev.twintrace.report.story.Line.Column;
import dev.twintrace.report.story.Story;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the columns of a space-time diagram stand, from left to right: step numbers, the sender's
 * applications and NIC, a lifeline for each of its lanes, the network, the lifeline of the target's
 * NIC with what it does, memory, lifelines of third parties, and the other applications.
 *
 * @param left where texts of the sender's side begin
 * @param network how wide it is
 * @param applications who they are; empty if none does anything
 */
record Columns(
        double width,
        Lifelines lifelines,
        double left,
        double network,
        double sender,
        double nic,
        double memory,
        double application,
        List<String> applications) {
    private static final double BETWEEN_LIFELINES = 16;
    private static final double NETWORK = 88;
    private static final double GAP = 12;

    /** Where the copies of third parties wait. */
    private static final double GUTTER = 40;

    /** For sentences beside the sender's. */
    private static final double SENTENCE = 260;

    /** The same for all of these, so that they can be compared at a glance. */
    static Columns of(List<Story> stories, double width) {
        Lifelines lifelines = Lifelines.of(stories);
        List<Line> lines =
                stories.stream()
                        .flatMap(story -> story.scenes().stream())
                        .flatMap(scene -> scene.lines().stream())
                        .toList();
        List<String> applications =
                lines.stream()
                        .filter(line -> line.column() == Column.APPLICATION)
                        .flatMap(line ->
                                Actor.of(line.event()).stream().map(p -> p + " on " + line.host()))
                        .distinct()
                        .toList();
        List<Cells> cells = lines.stream().map(line -> Cells.of(line, lifelines)).toList();
        int last =
                stories.stream()
                        .flatMap(story -> story.scenes().stream())
                        .mapToInt(scene -> scene.step() + 1)
                        .max()
                        .orElse(0);
        Columns empty =
                new Columns(
                        width,
                        lifelines,
                        Ink.width("!" + last) + 18,
                        NETWORK,
                        0,
                        0,
                        0,
                        0,
                        applications);
        String sender = stories.getFirst().left();
        String nic = "NIC of " + lifelines.target();
        return empty.shared(
                List.of(
                        need(sender, cells.stream().map(Cells::sender)),
                        // Its name stands there in any case.
                        name(nic).or(need(nic, cells.stream().map(Cells::nic))),
                        need("memory", cells.stream().map(Cells::memory)),
                        applications.stream()
                                .map(name -> need(name, cells.stream().map(Cells::application)))
                                .reduce(
                                        need("", cells.stream().map(Cells::application)),
                                        Need::or)));
    }

    /** Of a column; nothing if all texts are empty, else there is also room for its name. */
    private static Need need(String name, Stream<String> texts) {
        Need need =
                texts.filter(text -> !text.isEmpty())
                        .map(Ink::need)
                        .reduce(new Need(0, 0, 0), Need::or);
        return need.most() == 0 ? need : need.or(name(name));
    }

    private static Need name(String name) {
        double word = Stream.of(name.split(" ")).mapToDouble(Ink::width).max().orElse(0);
        return new Need(word, word, word);
    }

    private Columns shared(List<Need> needs) {
        boolean tight =
                needs.stream().mapToDouble(Need::good).sum()
                        > width - nicText() - 2 * GAP - thirds();
        Columns room = tight ? with(NETWORK * 0.75, List.of(0.0, 0.0, 0.0, 0.0)) : this;
        double free = width - room.nicText() - 2 * GAP - thirds();
        double[] widths = Shares.of(free, needs);
        double right = widths[1] + widths[2] + widths[3] + GAP * 1.5 + thirds();
        double more = Math.max(0, Math.min(SENTENCE, free / 2) - right);
        double spare = free - widths[0] - widths[1] - widths[2] - widths[3];
        return room.with(
                room.network,
                List.of(
                        widths[0] - Math.max(0, more - Math.max(0, spare)),
                        widths[1] + more,
                        widths[2],
                        widths[3]));
    }

    private Columns with(double between, List<Double> widths) {
        return new Columns(
                width,
                lifelines,
                left,
                between,
                widths.get(0),
                widths.get(1),
                widths.get(2),
                widths.get(3),
                applications);
    }

    private double thirds() {
        return BETWEEN_LIFELINES * lifelines.thirds().size();
    }

    /** A lifeline. */
    double x(End end) {
        return switch (end) {
            case Lane lane -> lane(lifelines.lanes().indexOf(lane));
            case Target() -> target();
            case Third(String host) ->
                    memoryText()
                            + memory
                            + GAP / 2
                            + BETWEEN_LIFELINES * (lifelines.thirds().indexOf(host) + 0.5);
        };
    }

    private double lane(int index) {
        return left + sender + GAP / 2 + BETWEEN_LIFELINES * (index + 0.5);
    }

    /** The lifeline of the sender's last lane. */
    double lastLane() {
        return lane(lifelines.lanes().size() - 1);
    }

    /** The lifeline of the target's NIC. */
    double target() {
        return left + sender + GAP / 2 + BETWEEN_LIFELINES * lifelines.lanes().size() + network;
    }

    /** Where texts of the target's NIC begin. */
    double nicText() {
        return target() + (lifelines.thirds().isEmpty() ? GAP : GUTTER);
    }

    /** Where changes of memory begin. */
    double memoryText() {
        return nicText() + nic + GAP;
    }

    /** Where texts of other applications begin. */
    double applicationText() {
        return memoryText() + memory + GAP / 2 + thirds();
    }

    /** The room for sentences to the right of the target's lifeline. */
    double sentence() {
        return width - nicText() - 4;
    }

    /** Whether any memory is changed. */
    boolean changes() {
        return memory > 0;
    }

    /** What a line says in each column. */
    record Cells(String sender, String nic, String memory, String application) {
        static Cells of(Line line, Lifelines lifelines) {
            String changes = line.changeText();
            return switch (line.column()) {
                case SENDER -> new Cells(line.sentence(), "", "", "");
                case NETWORK -> new Cells(line.text(), "", "", "");
                case NIC, APPLICATION -> {
                    if (lifelines.third(line)) {
                        yield new Cells("", "", "", line.sentence());
                    }
                    yield line.column() == Column.NIC
                            ? new Cells("", line.text(), changes, "")
                            : new Cells("", "", changes, line.text());
                }
            };
        }
    }
}
