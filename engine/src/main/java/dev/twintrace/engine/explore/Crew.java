package dev.twintrace.engine.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that share a batch. What they find does not depend on how many they are: the explorer
 * takes it in the order of the states.
 */
final class Crew implements AutoCloseable {
    /** Smaller shares are not worth handing over. */
    private static final int SHARE = 256;

    private final Successors successors;
    private final Kinds kinds;
    private final Reduction reduction;
    private final int threads;
    private final List<Expander> expanders = new ArrayList<>();
    private final ExecutorService others;

    Crew(Successors successors, Kinds kinds, Reduction reduction, int threads) {
        this.successors = successors;
        this.kinds = kinds;
        this.reduction = reduction;
        this.threads = threads;
        this.expanders.add(new Expander(successors, kinds, reduction));
        this.others =
                Executors.newCachedThreadPool(task -> {
                    Thread thread = new Thread(task, "explorer");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Expands the states with these keys; the results are those of the expanders returned, one
     * after the other.
     *
     * @param index that of the first of them
     */
    List<Expander> expand(States states, int index, long[] keys, int count) {
        int shares = Math.clamp(count / SHARE, 1, threads);
        while (expanders.size() < shares) {
            expanders.add(new Expander(successors.sibling(), kinds, reduction));
        }
        List<Future<?>> parts = new ArrayList<>();
        for (int i = 1; i < shares; i++) {
            Expander expander = expanders.get(i);
            int from = share(i, count, shares);
            int to = share(i + 1, count, shares);
            parts.add(
                    others.submit(
                            () -> expander.expand(states, index + from, keys, from, to - from)));
        }
        try {
            expanders.getFirst().expand(states, index, keys, 0, share(1, count, shares));
        } finally {
            parts.forEach(Crew::await);
        }
        return expanders.subList(0, shares);
    }

    private static int share(int i, int count, int shares) {
        return (int) ((long) count * i / shares);
    }

    /** Waits, whatever happens: the part is being written to. An interrupt is kept for later. */
    private static void await(Future<?> part) {
        boolean interrupted = false;
        while (!part.isDone()) {
            try {
                part.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (part.state() == Future.State.FAILED) {
            switch (part.exceptionNow()) {
                case RuntimeException exception -> throw exception;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }

    /** States are packed like this from now on. */
    void use(Layout layout) {
        expanders.forEach(expander -> expander.successors.use(layout));
    }

    @Override
    public void close() {
        others.shutdown();
    }
}
