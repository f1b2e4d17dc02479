package dev.twintrace.report.picture.history;

import dev.twintrace.report.picture.Lettering;
import dev.twintrace.report.picture.history.Band.Placed;
import dev.twintrace.report.picture.history.Band.Segment;
import dev.twintrace.report.picture.history.Band.Stretch;
import dev.twintrace.report.picture.history.Band.Tick;
import dev.twintrace.report.picture.history.Scene.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A band while its columns are being found, each as far to the left as it can be. */
final class Draft {
    /** Between columns. */
    static final double GAP = 12;

    /** Behind a text. */
    static final double PAD = 10;

    private final Scene scene;
    private final Rows rows;
    private final double width;

    /** Per bar that is here: where it begins, or goes on. */
    private final Map<Integer, Double> from = new LinkedHashMap<>();

    /** Per bar that returns here: where. */
    private final Map<Integer, Double> to = new HashMap<>();

    private final Map<Integer, List<Placed>> marks = new HashMap<>();
    private final List<Tick> ticks = new ArrayList<>();

    /** Per row: from where on there is room above the bar, and below it. */
    private final Map<Integer, Double> above = new HashMap<>();

    private final Map<Integer, Double> below = new HashMap<>();

    /** The last column, and what happens there. */
    private double last;

    private Optional<Moment> now = Optional.empty();

    Draft(Scene scene, Rows rows, double width) {
        this.scene = scene;
        this.rows = rows;
        this.width = width;
    }

    private Bar bar(int number) {
        return scene.bars().get(number);
    }

    private int row(int number) {
        return rows.of().get(number);
    }

    boolean isEmpty() {
        return now.isEmpty();
    }

    private double next() {
        return isEmpty() ? (from.isEmpty() ? 0 : GAP) : last + GAP;
    }

    /** A bar that began further up. */
    void goOn(int number) {
        begin(number, 0, Segment.label(bar(number), false));
    }

    private void begin(int number, double x, String label) {
        from.put(number, x);
        above.put(row(number), x + Lettering.width(label) + PAD);
    }

    /** Where operations are called, or where they return: not before their labels are over. */
    double column(List<Integer> numbers) {
        return numbers.stream()
                .mapToDouble(b -> above.getOrDefault(row(b), 0.0))
                .reduce(next(), Math::max);
    }

    boolean hasRoomForCalls(List<Integer> called) {
        double x = column(called);
        return called.stream().allMatch(b -> x + Lettering.width(bar(b).label()) + PAD <= width);
    }

    boolean hasRoomForReturns(List<Integer> returned) {
        return column(returned) <= width;
    }

    void call(Moment at, List<Integer> called) {
        double x = column(called);
        called.forEach(b -> begin(b, x, bar(b).label()));
        tick(at, x);
    }

    void end(Moment at, List<Integer> returned) {
        double x = column(returned);
        returned.forEach(b -> to.put(b, x));
        tick(at, x);
    }

    private void tick(Moment at, double x) {
        ticks.add(new Tick(at, x));
        reached(at, x);
    }

    private void reached(Moment at, double x) {
        last = x;
        now = Optional.of(at);
    }

    private double effectColumn(int number) {
        return Math.max(next(), below.getOrDefault(row(number), 0.0));
    }

    boolean hasRoomForEffect(int number, Mark mark) {
        return effectColumn(number) + mark.width() <= width;
    }

    /** An effect; the bar goes on from further up if it is not here yet. */
    void effect(int number, Mark mark) {
        if (!from.containsKey(number)) {
            goOn(number);
        }
        double x = effectColumn(number);
        marks.computeIfAbsent(number, _ -> new ArrayList<>()).add(new Placed(mark, x));
        below.put(row(number), x + mark.width() + PAD);
        reached(mark.at(), x);
    }

    /** The bars of which there is more to come than what is here. */
    List<Integer> unfinished() {
        return from.keySet().stream().filter(b -> !reached(bar(b).last())).toList();
    }

    private boolean reached(Moment moment) {
        return now.filter(n -> moment.compareTo(n) <= 0).isPresent();
    }

    /**
     * What it has come to.
     *
     * @param stillOpen how many bars never end and are not here
     */
    Band band(int stillOpen) {
        List<Segment> segments = from.keySet().stream().map(this::segment).toList();
        return new Band(width, segments, ticks, scene.window().flatMap(this::stretch), stillOpen);
    }

    private Segment segment(int number) {
        Bar its = bar(number);
        boolean begins = ticks.stream().anyMatch(t -> t.at().equals(its.call()));
        boolean ends = to.containsKey(number);
        boolean over = !ends && reached(its.end());
        double end = over ? 0 : to.getOrDefault(number, width);
        List<Placed> placed = marks.getOrDefault(number, List.of());
        double marked = placed.isEmpty() ? 0 : placed.getLast().x();
        double tail = reached(its.last()) ? Math.max(end, marked) : width;
        return new Segment(
                its,
                row(number),
                from.getOrDefault(number, 0.0),
                end,
                begins,
                ends,
                over,
                tail,
                placed);
    }

    /** The part of the window that lies here. */
    private Optional<Stretch> stretch(Span window) {
        boolean begun = reached(window.from());
        boolean ended = reached(window.to());
        Optional<Double> begin = x(window.from());
        Optional<Double> end = x(window.to());
        return begun && (begin.isPresent() || end.isPresent() || !ended)
                ? Optional.of(new Stretch(begin.orElse(0.0), end.orElse(width)))
                : Optional.empty();
    }

    private Optional<Double> x(Moment moment) {
        return ticks.stream().filter(t -> t.at().equals(moment)).map(Tick::x).findFirst();
    }
}
