package dev.twintrace.linear.evidence;

import dev.twintrace.linear.history.Executions;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.history.Operation;
import dev.twintrace.linear.history.Response;
import dev.twintrace.linear.history.Value;
import dev.twintrace.linear.object.ObjectType;
import dev.twintrace.linear.oracle.BruteForce;
import dev.twintrace.linear.oracle.RandomHistories.Sample;
import dev.twintrace.linear.oracle.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Confirms evidence by brute force, for words also from a moment on. */
public final class Confirmation {
    private Confirmation() {}

    /**
     * Whether there is no order, nor if all but the evidence is relaxed, and nothing is left over.
     */
    public static boolean of(Sample sample, Value key, Evidence evidence) {
        if (BruteForce.decide(sample.operations(), sample.type()).linearizable()) {
            return false;
        }
        int[] kept = evidence.operations().stream().toArray();
        if (linearizable(sample, key, evidence, kept)) {
            return false;
        }
        // With repeatable operations a search may be unable to tell that one is not needed.
        return evidence.window().isPresent()
                || sample.operations().stream().anyMatch(o -> o.executions().repeatable())
                || IntStream.of(kept)
                        .allMatch(left ->
                                linearizable(
                                        sample,
                                        key,
                                        evidence,
                                        IntStream.of(kept).filter(o -> o != left).toArray()));
    }

    private static boolean linearizable(Sample sample, Value key, Evidence evidence, int[] kept) {
        History history = sample.history();
        List<Operation> weaker = new ArrayList<>();
        long begin = evidence.window().map(w -> history.called(w.before())).orElse(Long.MIN_VALUE);
        long end = evidence.window().map(w -> history.returned(w.until())).orElse(Long.MAX_VALUE);
        for (int o = 0; o < history.size(); o++) {
            int operation = o;
            Operation its = history.operation(o);
            boolean over = history.returned(o) < begin && !history.executions(o).repeatable();
            if (!its.key().equals(key) || over || its.called() > end) {
                continue;
            }
            boolean keep = IntStream.of(kept).anyMatch(k -> k == operation);
            boolean early = evidence.window().filter(w -> operation < w.before()).isPresent();
            boolean late = evidence.window().isPresent() && history.returned(o) > end;
            weaker.add(
                    !keep || (early && late)
                            ? relaxed(its)
                            : early ? early(its) : late ? late(its) : its);
        }
        Collection<?> from =
                evidence.window()
                        .<Collection<?>>map(w -> states(sample, w))
                        .orElse(List.of(Reference.of(sample.type()).initial()));
        return BruteForce.decide(weaker, sample.type(), from).linearizable();
    }

    /** All values with these texts. */
    private static Collection<?> states(Sample sample, Evidence.Window window) {
        List<Value> all = new ArrayList<>();
        for (long number = 0; number < 16; number++) {
            all.add(new Value.Word(number));
        }
        all.add(new Value.Nil());
        return sample.type() instanceof ObjectType.Word
                ? all.stream().filter(v -> window.states().contains(v.text())).toList()
                : List.of();
    }

    private static Operation early(Operation o) {
        return new Operation(
                o.process(),
                Long.MIN_VALUE,
                o.returned(),
                o.key(),
                o.function(),
                o.arguments(),
                o.response(),
                o.executions().repeatable() ? Executions.ANY_NUMBER : Executions.AT_MOST_ONCE);
    }

    private static Operation late(Operation o) {
        return new Operation(
                o.process(),
                o.called(),
                OptionalLong.empty(),
                o.key(),
                o.function(),
                o.arguments(),
                new Response.Done(),
                o.executions().repeatable() ? Executions.ANY_NUMBER : Executions.AT_MOST_ONCE);
    }

    private static Operation relaxed(Operation o) {
        return new Operation(
                o.process(),
                Long.MIN_VALUE,
                OptionalLong.empty(),
                o.key(),
                o.function(),
                o.arguments(),
                new Response.Done(),
                o.executions().repeatable() ? Executions.ANY_NUMBER : Executions.AT_MOST_ONCE);
    }
}
