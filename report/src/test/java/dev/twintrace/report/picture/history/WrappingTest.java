package dev.twintrace.report.picture.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.history.History;
import dev.twintrace.report.Examined;
import dev.twintrace.report.picture.history.Band.Placed;
import dev.twintrace.report.picture.history.Band.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader sees is what the history says. */
class WrappingTest {
    /** Further down, or further to the right. */
    private record Place(int band, double x) {
        static final Place BEGIN = new Place(-1, 0);
        static final Place END = new Place(Integer.MAX_VALUE, 0);

        boolean before(Place other) {
            return band < other.band || (band == other.band && x < other.x);
        }
    }

    /** Per operation: where it begins and ends, and its marks. */
    private record Seen(
            Map<Integer, Place> begins, Map<Integer, Place> ends, Map<Integer, List<Place>> marks) {
        static Seen of(List<Band> bands) {
            Seen seen = new Seen(new HashMap<>(), new HashMap<>(), new HashMap<>());
            for (int b = 0; b < bands.size(); b++) {
                for (Segment s : bands.get(b).segments()) {
                    seen.add(b, s);
                }
            }
            return seen;
        }

        private void add(int band, Segment s) {
            int operation = s.bar().operation();
            if (s.begins()) {
                assertThat(begins.put(operation, new Place(band, s.from()))).isNull();
            }
            if (s.ends()) {
                assertThat(ends.put(operation, new Place(band, s.to()))).isNull();
            }
            for (Placed placed : s.marks()) {
                marks.computeIfAbsent(operation, _ -> new ArrayList<>())
                        .add(new Place(band, placed.x()));
            }
        }

        Place begin(int operation) {
            return begins.getOrDefault(operation, Place.BEGIN);
        }

        Place end(int operation) {
            return ends.getOrDefault(operation, Place.END);
        }
    }

    private static Scene scene(Examined examined) {
        int[] all = IntStream.range(0, examined.history().size()).toArray();
        return Shown.of(examined, all).scene();
    }

    private static List<Band> bands(Scene scene, double width) {
        return Wrapping.of(scene, Rows.of(scene.bars()), width);
    }

    @ParameterizedTest
    @ValueSource(doubles = {480, 1200})
    void barsOverlapIfAndOnlyIfOperationsAreConcurrent(double width) {
        Histories.RANDOM.forEach(examined -> {
            History h = examined.history();
            Seen seen = Seen.of(bands(scene(examined), width));
            for (int a = 0; a < h.size(); a++) {
                assertThat(seen.begins()).containsKey(a);
                assertThat(seen.ends().containsKey(a)).isEqualTo(h.returned(a) != History.NEVER);
                for (int b = 0; b < h.size(); b++) {
                    assertThat(seen.end(a).before(seen.begin(b)))
                            .as("%d and %d of %s", a, b, h)
                            .isEqualTo(h.returned(a) < h.called(b));
                }
            }
        });
    }

    /** The order of the marks is the order that was found; first executions lie in their bars. */
    @ParameterizedTest
    @ValueSource(doubles = {480, 1200})
    void effectsLieInTheirBarsAndInTheirOrder(double width) {
        int linearizable = 0;
        for (Examined examined : Histories.RANDOM) {
            if (examined.decision() instanceof Decision.Linearizable(var orders, var _)) {
                linearizable++;
                Seen seen = Seen.of(bands(scene(examined), width));
                Map<Integer, Integer> told = new HashMap<>();
                orders.forEach(order -> follow(order, seen, told));
                seen.marks().keySet().removeAll(told.keySet());
                assertThat(seen.marks().values())
                        .as("marks of what is not executed")
                        .allMatch(marks -> marks.size() == 1);
            }
        }
        assertThat(linearizable).isGreaterThan(Histories.RANDOM.size() / 10);
    }

    private static void follow(Numbers order, Seen seen, Map<Integer, Integer> told) {
        Place last = Place.BEGIN;
        for (int i = 0; i < order.size(); i++) {
            boolean gave = order.at(i) >= 0;
            int o = gave ? order.at(i) : ~order.at(i);
            List<Place> its = seen.marks().getOrDefault(o, List.of());
            int next = told.merge(o, 1, Integer::sum) - 1;
            if (next >= its.size()) {
                assertThat(gave).as("a first execution is drawn").isFalse();
                continue;
            }
            Place here = its.get(next);
            assertThat(last.before(here)).as("place %d of %s", i, order).isTrue();
            assertThat(seen.begin(o).before(here)).isTrue();
            assertThat(!gave || here.before(seen.end(o))).isTrue();
            last = here;
        }
    }

    /** Two bars in one row would be one to the eye. */
    @ParameterizedTest
    @ValueSource(doubles = {480, 1200})
    void barsOfARowAreApart(double width) {
        Histories.RANDOM.forEach(examined -> {
            for (Band band : bands(scene(examined), width)) {
                List<Segment> all = band.segments();
                for (Segment a : all) {
                    assertThat(a.to()).isLessThanOrEqualTo(band.right() + 0.01);
                    for (Segment b : all) {
                        if (!a.equals(b) && a.row() == b.row() && a.from() <= b.from()) {
                            assertThat(a.tail()).isLessThan(b.from());
                        }
                    }
                }
            }
        });
    }
}
