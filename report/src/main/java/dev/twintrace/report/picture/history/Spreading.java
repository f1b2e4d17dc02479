package dev.twintrace.report.picture.history;

import dev.twintrace.report.picture.Lettering;
import dev.twintrace.report.picture.history.Band.Placed;
import dev.twintrace.report.picture.history.Band.Segment;
import dev.twintrace.report.picture.history.Band.Stretch;
import dev.twintrace.report.picture.history.Band.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Uses the room that is left. Bars grow with the distances between columns; effects, which stand as
 * early as they can, move half of the way to where they could stand at the latest. All that has to
 * be kept is that some places are so far apart at least, and what lies in the middle of two
 * placements that keep this keeps it, too.
 */
final class Spreading {
    /** Longer bars look no better. */
    private static final double MOST = 1.5;

    /** What never ends goes on after the last column. */
    private static final double OPEN = 30;

    private final Band band;
    private final double factor;
    private final double right;

    private Spreading(Band band, double width, boolean full) {
        this.band = band;
        this.factor = Math.clamp(room(width), 1, MOST);
        this.right = full ? width : Math.min(width, used());
    }

    /** Bands as wide as that; the last one takes what it needs. */
    static List<Band> of(List<Band> bands, double width) {
        List<Band> spread = new ArrayList<>();
        for (int b = 0; b < bands.size(); b++) {
            boolean full = b < bands.size() - 1;
            spread.add(new Spreading(bands.get(b), width, full).spread());
        }
        return List.copyOf(spread);
    }

    /** Something that is not moved to the right of the edge, with what is on its right. */
    private record Extent(double x, double width) {}

    private Stream<Extent> extents() {
        Stream<Extent> ticks = band.ticks().stream().map(t -> new Extent(t.x(), 0));
        Stream<Extent> labels =
                band.segments().stream()
                        .map(s -> new Extent(s.from(), Lettering.width(s.label()) + Draft.PAD));
        Stream<Extent> marks =
                band.segments().stream()
                        .flatMap(s -> s.marks().stream())
                        .map(m -> new Extent(m.x(), m.mark().width()));
        return Stream.of(ticks, labels, marks).flatMap(s -> s);
    }

    private double room(double width) {
        return extents()
                .filter(e -> e.x() > 0)
                .mapToDouble(e -> (width - e.width()) / e.x())
                .min()
                .orElse(1);
    }

    private double used() {
        boolean open = band.segments().stream().anyMatch(s -> s.bar().open());
        double edge = extents().mapToDouble(e -> e.x() * factor + e.width()).max().orElse(0);
        double columns = band.ticks().stream().mapToDouble(Tick::x).max().orElse(0) * factor;
        return Math.max(edge, columns + (open ? OPEN : 0));
    }

    private Band spread() {
        Map<Mark, Double> latest = latest();
        return new Band(
                right,
                band.segments().stream().map(s -> segment(s, latest)).toList(),
                band.ticks().stream().map(t -> new Tick(t.at(), t.x() * factor)).toList(),
                band.window().map(w -> new Stretch(w.from() * factor, moved(w.to()))),
                band.stillOpen());
    }

    /** What reaches to the end of the band still does. */
    private double moved(double x) {
        return x >= band.right() ? right : x * factor;
    }

    private Segment segment(Segment s, Map<Mark, Double> latest) {
        List<Placed> marks =
                s.marks().stream()
                        .map(m ->
                                new Placed(
                                        m.mark(),
                                        (m.x() * factor
                                                        + latest.getOrDefault(
                                                                m.mark(), m.x() * factor))
                                                / 2))
                        .toList();
        boolean beyond = !marks.isEmpty() && !s.bar().inside(marks.getLast().mark());
        return new Segment(
                s.bar(),
                s.row(),
                s.from() * factor,
                s.ends() || s.over() ? s.to() * factor : right,
                s.begins(),
                s.ends(),
                s.over(),
                beyond && s.tail() < band.right() ? marks.getLast().x() : moved(s.tail()),
                marks);
    }

    private record Effect(Segment segment, Placed placed) {}

    /** Per mark: how far to the right it could stand, if those after it do. */
    private Map<Mark, Double> latest() {
        List<Effect> effects =
                band.segments().stream()
                        .flatMap(s -> s.marks().stream().map(m -> new Effect(s, m)))
                        .sorted(Comparator.comparing((Effect e) -> e.placed().mark().at()))
                        .toList();
        Map<Mark, Double> latest = new HashMap<>();
        Map<Integer, Double> inRow = new HashMap<>();
        double next = Double.POSITIVE_INFINITY;
        for (Effect effect : effects.reversed()) {
            double here =
                    Math.min(
                            Math.min(next - Draft.GAP, bound(effect)),
                            inRow.getOrDefault(effect.segment().row(), Double.POSITIVE_INFINITY)
                                    - effect.placed().mark().width()
                                    - Draft.PAD);
            // Rounding must not put it before the earliest place.
            next = Math.max(here, effect.placed().x() * factor);
            latest.put(effect.placed().mark(), next);
            inRow.put(effect.segment().row(), next);
        }
        return latest;
    }

    /** The end of the bar; after that it stays where it is, as another bar may follow. */
    private double bound(Effect effect) {
        Segment s = effect.segment();
        Placed m = effect.placed();
        if (!s.bar().inside(m.mark())) {
            return m.x() * factor;
        }
        double edge = right - m.mark().width();
        return s.ends() ? Math.min(edge, s.to() * factor - Draft.GAP) : edge;
    }
}
