package dev.twintrace.theorems.theorem2;

import dev.twintrace.core.WordWidth;
import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.check.Linearizability;
import dev.twintrace.linear.decide.Budget;
import dev.twintrace.linear.history.History;
import dev.twintrace.theorems.Passage;
import dev.twintrace.theorems.theorem2.Entry.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which operations may be posted again, among whom: the full answer of which Theorem 2 of the paper
 * gives two cases. A retry is safe in a context if every history that comes of it is linearizable
 * with the operation as one, from its post to its completion; the sender gets the result of the
 * retry. Exhaustive for words of 1 to 3 bits, with all values and histories of any length; for 64
 * bits histories show what is unsafe, and a {@link Reason} what is safe.
 */
public final class RetrySafety {
    /** At most so many operations of others are tried on words of 64 bits and on queues. */
    static final int MOST = 3;

    private static final int[] NARROW = {1, 2, 3};

    private final List<Entry> entries = new ArrayList<>();
    private final Set<Retry> confirmed = new LinkedHashSet<>();
    private long operations;
    private long configurations;

    private RetrySafety() {}

    /** What is tried at one width, with the sender's operations by kind. */
    private record Tried(Repertoire all, Map<Kind, Map<Verb, List<Long>>> byKind) {
        static Tried of(Repertoire all) {
            return new Tried(all, all.byKind());
        }
    }

    /** Computes the table. */
    public static RetrySafety compute() {
        RetrySafety table = new RetrySafety();
        List<Tried> words = new ArrayList<>();
        for (int bits : NARROW) {
            words.add(Tried.of(Repertoire.ofBits(bits)));
        }
        words.add(Tried.of(Repertoire.ofVerbs()));
        List<Tried> messages = List.of(Tried.of(Repertoire.ofMessages()));
        for (Fate fate : List.of(Fate.EXECUTED, Fate.LATE)) {
            for (Kind kind : Kind.values()) {
                table.add(kind, fate, kind == Kind.SEND ? messages : words);
            }
        }
        return table;
    }

    /** All entries: by fate, operation and context. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** One entry. */
    public Entry entry(Kind kind, boolean looks, Context context, Fate fate) {
        return entries.stream()
                .filter(e ->
                        e.kind() == kind
                                && e.looks() == looks
                                && e.context() == context
                                && e.fate() == fate)
                .findFirst()
                .orElseThrow();
    }

    /** How many operations on a value were looked at, each in each context and fate. */
    public long operations() {
        return operations;
    }

    /** How many situations that a history may get to were looked at. */
    public long configurations() {
        return configurations;
    }

    /** The shortest histories of unsafe entries; the decider has said of each that it is wrong. */
    public Set<Retry> confirmed() {
        return Set.copyOf(confirmed);
    }

    /** The entries of a fate: a row for each operation, a column for each context. */
    public Passage.Table matrix(Fate fate) {
        List<String> columns = new ArrayList<>(List.of("operation"));
        for (Context context : Context.values()) {
            columns.add(context.text());
        }
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        entries(fate)
                .forEach(e ->
                        rows.computeIfAbsent(e.operation(), name -> new ArrayList<>(List.of(name)))
                                .add(e.cell()));
        return new Passage.Table(
                "Retries, where " + fate.text(), columns, List.copyOf(rows.values()));
    }

    /** The shortest history of each unsafe entry of a fate; contexts that share one in one row. */
    public Passage.Table shortest(Fate fate) {
        SequencedMap<List<String>, List<String>> contexts = new LinkedHashMap<>();
        entries(fate)
                .forEach(e ->
                        e.shortest()
                                .ifPresent(retry ->
                                        contexts.computeIfAbsent(
                                                        List.of(e.operation(), retry.text()),
                                                        _ -> new ArrayList<>())
                                                .add(e.context().text())));
        List<List<String>> rows = new ArrayList<>();
        contexts.forEach((its, in) ->
                rows.add(List.of(its.getFirst(), String.join("; ", in), its.getLast())));
        return new Passage.Table(
                "Shortest histories, where " + fate.text(),
                List.of("operation", "contexts", "history"),
                rows);
    }

    private List<Entry> entries(Fate fate) {
        return entries.stream().filter(e -> e.fate() == fate).toList();
    }

    private void add(Kind kind, Fate fate, List<Tried> widths) {
        // With a late original it is no matter: the retry's result is right.
        boolean asked = kind.asked() && fate == Fate.EXECUTED;
        for (boolean looks : asked ? new boolean[] {true, false} : new boolean[] {true}) {
            for (Context context : Context.values()) {
                SortedMap<Integer, Answer> byWidth = new TreeMap<>();
                for (Tried tried : widths) {
                    byWidth.put(
                            tried.all.width().bits(), answer(tried, kind, looks, context, fate));
                }
                entries.add(new Entry(kind, looks, context, fate, byWidth));
            }
        }
    }

    private Answer answer(Tried tried, Kind kind, boolean looks, Context context, Fate fate) {
        Repertoire all = tried.all;
        List<Verb> others = all.others(context);
        Map<Verb, List<Long>> found = tried.byKind.getOrDefault(kind, Map.of());
        // There are no atomics on a queue.
        if (found.isEmpty() || (others.isEmpty() && context != Context.ALONE)) {
            return new Answer.None();
        }
        Optional<Retry> shortest = Optional.empty();
        for (Map.Entry<Verb, List<Long>> each : found.entrySet()) {
            operations += each.getValue().size();
            int most = shortest.isEmpty() ? longest(all.width()) : shortest.get().others() - 1;
            if (most >= 0) {
                Search.Result result =
                        Search.of(
                                all.width(),
                                each.getValue(),
                                each.getKey(),
                                looks,
                                fate,
                                others,
                                most);
                configurations += result.configurations();
                shortest = result.shortest().isPresent() ? result.shortest() : shortest;
            }
        }
        if (shortest.isPresent()) {
            return new Answer.Unsafe(confirm(shortest.get()));
        }
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        found.forEach((verb, values) ->
                values.forEach(value ->
                        reasons.add(reason(all.width(), value, verb, looks, context, fate))));
        return new Answer.Safe(reasons);
    }

    private static int longest(WordWidth width) {
        return width.equals(WordWidth.VERBS) ? MOST : Integer.MAX_VALUE;
    }

    private static Reason reason(
            WordWidth width, long value, Verb verb, boolean looks, Context context, Fate fate) {
        return Reason.of(width, value, verb, looks, context, fate)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no history is wrong, and no reason applies: "
                                        + verb.text()
                                        + " on "
                                        + value
                                        + ", "
                                        + context));
    }

    /** What this search finds is put to the decider of histories, which knows nothing of it. */
    private Retry confirm(Retry retry) {
        if (confirmed.add(retry)
                && !(Linearizability.check(History.of(retry.history()), retry.type(), budget())
                        instanceof Decision.NotLinearizable)) {
            throw new IllegalStateException("linearizable after all: " + retry.text());
        }
        return retry;
    }

    private static Budget budget() {
        return Budget.of(Duration.ofSeconds(10), 100_000);
    }
}
