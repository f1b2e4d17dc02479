package dev.twintrace.report.picture.history;

import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.evidence.Evidence;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.report.story.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The operations of a contradiction, and of those in flight beside them as many as there is room.
 */
final class Beside {
    private final History history;
    private final ObjectType type;

    /** Of the evidence, ascending. */
    private final int[] evidence;

    /** Per operation of the evidence: the latest return of those up to it. */
    private final long[] latest;

    private Beside(History history, ObjectType type, int[] evidence) {
        this.history = history;
        this.type = type;
        this.evidence = evidence;
        this.latest = new long[evidence.length];
        long so = Long.MIN_VALUE;
        for (int i = 0; i < evidence.length; i++) {
            so = Math.max(so, history.returned(evidence[i]));
            latest[i] = so;
        }
    }

    /** What is shown of a contradiction. */
    static Selection of(History history, ObjectType type, Evidence evidence) {
        int[] all = evidence.operations().stream().sorted().toArray();
        int[] its = Arrays.copyOfRange(all, Math.max(0, all.length - Selection.MOST), all.length);
        int[] edges =
                evidence.window().stream()
                        .flatMapToInt(w -> IntStream.of(w.before(), w.until()))
                        .distinct()
                        .filter(o -> Arrays.binarySearch(its, o) < 0)
                        .toArray();
        int[] core = IntStream.concat(IntStream.of(its), IntStream.of(edges)).sorted().toArray();
        return new Beside(history, type, core).selection(all.length, its.length, edges.length);
    }

    private Selection selection(int all, int its, int edges) {
        if (history.size() <= Selection.SOME) {
            return Selection.all(history);
        }
        long end = end();
        Latest beside = new Latest(Selection.ENOUGH - evidence.length);
        Latest before = new Latest(Selection.SOME - evidence.length);
        for (int o = 0; o < history.size() && history.called(o) <= end; o++) {
            if (about(o)) {
                (concurrent(o) ? beside : before).add(o);
            }
        }
        before.keep(Selection.SOME - evidence.length - beside.kept());
        int[] shown =
                Stream.of(IntStream.of(evidence), beside.stream(), before.stream())
                        .flatMapToInt(s -> s)
                        .sorted()
                        .toArray();
        if (shown.length == history.size()) {
            return Selection.all(history);
        }
        List<String> what = new ArrayList<>();
        what.add(
                its == all
                        ? "the evidence"
                        : "the last %s of the %s of the evidence"
                                .formatted(Selection.count(its), Selection.count(all)));
        if (edges > 0) {
            what.add("where the window begins and ends");
        }
        beside.told(" in flight beside it").ifPresent(what::add);
        before.told(" called before its end").ifPresent(what::add);
        return new Selection(
                Numbers.of(shown),
                Selection.shown(shown.length, history.size()) + ": " + Words.list(what) + ".");
    }

    /** What is called after this has nothing to do with it. */
    private long end() {
        return Arrays.stream(evidence)
                .mapToLong(o ->
                        history.returned(o) == History.NEVER
                                ? history.called(o)
                                : history.returned(o))
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** Whether an operation is about the same object, and not part of the evidence. */
    private boolean about(int operation) {
        int one = evidence[0];
        return history.key(operation) == history.key(one)
                && (!(type instanceof ObjectType.Set)
                        || history.argument(operation, 0) == history.argument(one, 0))
                && Arrays.binarySearch(evidence, operation) < 0;
    }

    /** Whether an operation is concurrent with some of the evidence. */
    private boolean concurrent(int operation) {
        int called = calledUpTo(history.returned(operation));
        return called >= 0 && latest[called] >= history.called(operation);
    }

    /** The last of the evidence that was called by then, by its index; or -1. */
    private int calledUpTo(long time) {
        int low = 0;
        int high = evidence.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (history.called(evidence[middle]) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
