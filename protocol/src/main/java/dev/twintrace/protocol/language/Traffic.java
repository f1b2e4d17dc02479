package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who posts what on which queue pair, over all processes of a protocol. */
final class Traffic {
    private final Problems problems;
    private final Map<Integer, String> posters = new HashMap<>();
    private final Map<Integer, List<Request>> requests = new HashMap<>();
    private final Set<Integer> incomplete = new HashSet<>();
    private boolean anywhere;

    Traffic(Problems problems) {
        this.problems = problems;
    }

    /** The number of the next post statement of the queue pair. */
    int nextSite(QueuePair queuePair) {
        return requests(queuePair).size();
    }

    /** The requests of all post statements so far. */
    List<Request> requests(QueuePair queuePair) {
        return requests.computeIfAbsent(queuePair.id(), id -> new ArrayList<>());
    }

    void post(QueuePair queuePair, Request request) {
        if (problems.live()) {
            requests(queuePair).add(request);
        }
    }

    /** Notes that the text of a request had a mistake, so that requests are missing here. */
    void miss(Optional<QueuePair> queuePair) {
        if (problems.live()) {
            queuePair.ifPresentOrElse(one -> incomplete.add(one.id()), () -> anywhere = true);
        }
    }

    /** Whether all requests of the queue pair are known, as far as can be told. */
    boolean complete(QueuePair queuePair) {
        return !anywhere && !incomplete.contains(queuePair.id());
    }

    /** Notes that a process posts or waits on the queue pair; one process does. */
    void use(QueuePair queuePair, Ident place, String process) {
        if (!problems.live()) {
            return;
        }
        String first = posters.computeIfAbsent(queuePair.id(), id -> process);
        if (!first.equals(process)) {
            problems.report(
                    Code.TWO_POSTERS,
                    place.span(),
                    "the processes `"
                            + first
                            + "` and `"
                            + process
                            + "` both use the sending side of queue pair `"
                            + queuePair.name()
                            + "`",
                    "one process posts on a queue pair and waits for it; declare another queue pair"
                            + " for `"
                            + process
                            + "`");
        }
    }
}
