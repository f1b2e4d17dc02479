package dev.twintrace.linear.check;

import dev.twintrace.linear.check.Linearizability.Said;
import dev.twintrace.linear.decide.Finding;
import dev.twintrace.linear.decide.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Decides parts in their order, two at once. After the first one that has no order nothing later is
 * decided; so what is said does not depend on who was faster.
 */
final class Crew {
    private static final int THREADS = 2;

    private final List<Part> parts;
    private final Function<Part, Said> decider;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger end;
    private final AtomicReferenceArray<Said> said;

    private Crew(List<Part> parts, Function<Part, Said> decider) {
        this.parts = parts;
        this.decider = decider;
        this.end = new AtomicInteger(parts.size());
        this.said = new AtomicReferenceArray<>(parts.size());
    }

    /** What is said of each, up to the first one that has no order. */
    static List<Said> decide(List<Part> parts, Function<Part, Said> decider) {
        Crew crew = new Crew(parts, decider);
        if (parts.size() < THREADS || Runtime.getRuntime().availableProcessors() < THREADS) {
            crew.work();
        } else {
            crew.together();
        }
        List<Said> all = new ArrayList<>();
        for (int i = 0; i < crew.end.get(); i++) {
            all.add(crew.said.get(i));
        }
        return all;
    }

    private void together() {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(
                        THREADS,
                        Thread.ofPlatform().daemon().name("linearizability-", 1).factory())) {
            List<Future<?>> futures = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                futures.add(threads.submit(this::work));
            }
            for (Future<?> future : futures) {
                join(future, threads);
            }
        }
    }

    private static void join(Future<?> future, ExecutorService threads) {
        try {
            future.get();
        } catch (InterruptedException _) {
            // The deciders notice, and say that they do not know.
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw new IllegalStateException(e.getCause());
        }
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < end.get(); i = next.getAndIncrement()) {
            Said its = decider.apply(parts.get(i));
            said.set(i, its);
            if (its.finding() instanceof Finding.NotLinearizable) {
                int after = i + 1;
                end.accumulateAndGet(after, Math::min);
            }
        }
    }
}
