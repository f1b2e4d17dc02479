package dev.twintrace.report.export;

import dev.twintrace.core.RequestId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is on its way on the lanes of a run, and which happening sent it. */
final class Transit {
    /** A lane of a queue pair. */
    record Way(String queuePair, int lane) {}

    /** A copy of a request. No lane ever gets two of one request. */
    record Copy(RequestId request, int lane) {
        Way way() {
            return new Way(request.queuePair(), lane);
        }
    }

    private final Map<Way, List<Copy>> entered = new HashMap<>();
    private final Map<Way, Integer> firstOn = new HashMap<>();
    private final Map<Copy, Integer> sent = new HashMap<>();
    private final Set<Copy> arrived = new HashSet<>();
    private final Map<Copy, Integer> answers = new HashMap<>();
    private final Map<Way, Integer> probes = new HashMap<>();
    private final Map<Way, Integer> probeAnswers = new HashMap<>();

    /** A copy is given to its lane. */
    void enters(Copy copy, int at) {
        entered.computeIfAbsent(copy.way(), _ -> new ArrayList<>()).add(copy);
        sent.put(copy, at);
        firstOn.putIfAbsent(copy.way(), at);
    }

    /**
     * The NIC has the payload of a copy now. Until then neither the copy was sent nor any behind
     * it: packets leave a lane in order.
     */
    void fetched(Copy copy, int at) {
        List<Copy> all = entered.getOrDefault(copy.way(), List.of());
        all.subList(Math.max(0, all.indexOf(copy)), all.size()).forEach(c -> sent.put(c, at));
    }

    /** The hardware sends a copy again. */
    void sentAgain(Copy copy, int at) {
        sent.put(copy, at);
    }

    /** Who sent a copy. */
    Optional<Integer> sent(Copy copy) {
        return Optional.ofNullable(sent.get(copy));
    }

    /** A copy comes to the target, or is lost before: who sent it. */
    Optional<Integer> arrives(Copy copy) {
        arrived.add(copy);
        return sent(copy);
    }

    /** Who sent the first copy on a lane that has not come to the target. */
    Optional<Integer> firstWaiting(Way way) {
        return entered.getOrDefault(way, List.of()).stream()
                .filter(copy -> !arrived.contains(copy))
                .map(sent::get)
                .findFirst();
    }

    /** Who sent the first thing on a lane. */
    Optional<Integer> firstOn(Way way) {
        return Optional.ofNullable(firstOn.get(way));
    }

    /** The target answers a copy. */
    void answers(Copy copy, int at) {
        answers.put(copy, at);
    }

    /** Who answered a copy. */
    Optional<Integer> answer(Copy copy) {
        return Optional.ofNullable(answers.get(copy));
    }

    /** A probe is sent. The overlay sends none before it has the answer, or the lane is over. */
    void probes(Way way, int at) {
        probes.put(way, at);
        firstOn.putIfAbsent(way, at);
    }

    /** Who sent the probe on a lane. */
    Optional<Integer> probe(Way way) {
        return Optional.ofNullable(probes.get(way));
    }

    /** The target answers a probe. */
    void answersProbe(Way way, int at) {
        probeAnswers.put(way, at);
    }

    /** Who answered the probe on a lane. */
    Optional<Integer> probeAnswer(Way way) {
        return Optional.ofNullable(probeAnswers.get(way));
    }

    /** Who sent, or else answered, a probe that is lost; events do not say on which queue pair. */
    Optional<Integer> lostProbe(int lane, boolean answered) {
        return (answered ? probeAnswers : probes)
                .entrySet().stream()
                        .filter(e -> e.getKey().lane() == lane)
                        .map(Map.Entry::getValue)
                        .max(Integer::compare);
    }
}
