package dev.twintrace.report.export;

import dev.twintrace.protocol.tree.QueuePair;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who posted the receive that a message takes, and which message a receive completion tells of. */
final class ReceiveQueues {
    private final Wiring wiring;
    private final Map<Transit.Way, Deque<Optional<Integer>>> posted = new HashMap<>();
    private final Set<String> cleared = new HashSet<>();
    private final Map<String, Deque<Integer>> completions = new HashMap<>();

    ReceiveQueues(Wiring wiring) {
        this.wiring = wiring;
    }

    void post(String queuePair, int lane, int at) {
        queue(queuePair, lane).add(Optional.of(at));
    }

    /** All posted receives are gone, those that a file posts as well. */
    void clear(String queuePair) {
        cleared.add(queuePair);
        posted.keySet().removeIf(way -> way.queuePair().equals(queuePair));
    }

    /** A message takes a receive: who posted it, unless it was there at first. */
    Optional<Integer> take(String queuePair, int lane, int at) {
        completions.computeIfAbsent(queuePair, _ -> new ArrayDeque<>()).add(at);
        return Optional.ofNullable(queue(queuePair, lane).poll()).flatMap(post -> post);
    }

    /** The oldest receive completion is taken: who raised it. */
    Optional<Integer> poll(String queuePair) {
        return Optional.ofNullable(
                completions.computeIfAbsent(queuePair, _ -> new ArrayDeque<>()).poll());
    }

    private Deque<Optional<Integer>> queue(String queuePair, int lane) {
        QueuePair.Receives receives = wiring.receives(queuePair);
        int own = receives.perLane() ? lane : 0;
        return posted.computeIfAbsent(
                new Transit.Way(queuePair, own),
                _ -> {
                    Deque<Optional<Integer>> queue = new ArrayDeque<>();
                    int first = cleared.contains(queuePair) ? 0 : receives.posted(own);
                    for (int i = 0; i < first; i++) {
                        queue.add(Optional.empty());
                    }
                    return queue;
                });
    }
}
