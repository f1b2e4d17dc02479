package dev.twintrace.engine.solve;

import dev.twintrace.protocol.opening.OpenRule;
import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.OverlayStatement.Decide;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is decided at one place of a rule, made into code with few tests. */
final class DecisionTable {
    private static final Span NOWHERE = new Span(1, 1, 1);

    private final OpenRule.Place place;
    private final List<Integer> used;

    /** A line: what is observed, and the way that is taken then. */
    record Line(List<Long> observed, int way) {}

    /** Tells lines apart: where the observation of this index has this value. */
    private record Test(int index, long value) {
        boolean holds(Line line) {
            return line.observed().get(index) == value;
        }
    }

    DecisionTable(OpenRule.Place place, List<Integer> used) {
        this.place = place;
        this.used = used;
    }

    /** The code for these lines; an observation that is in none takes any of the ways. */
    List<OverlayStatement> code(List<Line> lines) {
        Decide decide = place.decide();
        if (lines.isEmpty()) {
            return decide.ways().getFirst().statements();
        }
        List<Integer> ways = lines.stream().map(Line::way).distinct().toList();
        if (ways.size() == 1) {
            return decide.ways().get(ways.getFirst()).statements();
        }
        Test test =
                tests(lines).stream()
                        .min(Comparator.comparingLong(t -> mixture(t, lines)))
                        .orElseThrow(() -> new IllegalStateException("lines that are alike"));
        return List.of(
                new OverlayStatement.If(
                        NOWHERE,
                        condition(test),
                        code(lines.stream().filter(test::holds).toList()),
                        code(lines.stream().filter(l -> !test.holds(l)).toList())));
    }

    private List<Test> tests(List<Line> lines) {
        List<Test> tests = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            int index = i;
            List<Long> values =
                    lines.stream().map(l -> l.observed().get(index)).distinct().toList();
            if (values.size() > 1) {
                boolean relation = used.get(i) < place.relations();
                values.stream()
                        .filter(v -> !relation || v == 1)
                        .forEach(v -> tests.add(new Test(index, v)));
            }
        }
        return tests;
    }

    /** How many pairs of lines with different ways a test leaves on one side. */
    private static long mixture(Test test, List<Line> lines) {
        Map<Boolean, Map<Integer, Long>> sides =
                lines.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        test::holds,
                                        Collectors.groupingBy(
                                                Line::way, TreeMap::new, Collectors.counting())));
        long pairs = 0;
        for (Map<Integer, Long> side : sides.values()) {
            long all = side.values().stream().mapToLong(Long::longValue).sum();
            for (long n : side.values()) {
                pairs += n * (all - n);
            }
        }
        return pairs;
    }

    /** A relation is a condition by itself; a log's entry is a value that is 0 or 1. */
    private Expr condition(Test test) {
        Expr observed = place.decide().observed().get(used.get(test.index()));
        return used.get(test.index()) < place.relations() && observed instanceof Expr.Binary
                ? observed
                : new Expr.Binary(Expr.Operator.EQUAL, observed, new Expr.Const(test.value()));
    }
}
