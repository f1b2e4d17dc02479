package dev.twintrace.engine.symmetry;

import dev.twintrace.engine.symmetry.Name.Kind;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A one-to-one map of the names of a protocol under which code stays the same. Only a proposal:
 * {@link Proof} decides whether it is a symmetry of the model.
 */
final class Renaming {
    private final Protocol protocol;
    private final Map<Name, Outline> outlines;
    private final Map<Name, Name> forward;
    private final Map<Name, Name> backward;

    private Renaming(
            Protocol protocol,
            Map<Name, Outline> outlines,
            Map<Name, Name> forward,
            Map<Name, Name> backward) {
        this.protocol = protocol;
        this.outlines = outlines;
        this.forward = forward;
        this.backward = backward;
    }

    /**
     * A renaming that maps one process to another, and as little else as that leads to; empty if
     * their code differs by more than names.
     */
    static Optional<Renaming> taking(Protocol protocol, int process, int other) {
        Renaming start = new Renaming(protocol, new HashMap<>(), new HashMap<>(), new HashMap<>());
        return start.bind(Name.of(Kind.PROCESS, process), Name.of(Kind.PROCESS, other))
                ? start.complete()
                : Optional.empty();
    }

    /** What a name becomes. */
    Name of(Name name) {
        return forward.getOrDefault(name, name);
    }

    private Outline outline(Name name) {
        return outlines.computeIfAbsent(name, n -> Outline.of(protocol, n));
    }

    /** Maps a name to another, and with it the names in its outline; false if that cannot be. */
    private boolean bind(Name from, Name to) {
        Deque<Map.Entry<Name, Name>> left = new ArrayDeque<>(List.of(Map.entry(from, to)));
        while (!left.isEmpty()) {
            Name a = left.peek().getKey();
            Name b = left.pop().getValue();
            if (forward.containsKey(a) || backward.containsKey(b)) {
                if (b.equals(forward.get(a))) {
                    continue;
                }
                return false;
            }
            if (!outline(a).shape().equals(outline(b).shape())) {
                return false;
            }
            forward.put(a, b);
            backward.put(b, a);
            for (int i = 0; i < outline(a).names().size(); i++) {
                left.add(Map.entry(outline(a).names().get(i), outline(b).names().get(i)));
            }
        }
        return true;
    }

    /** Maps what else names something that is moved. */
    private Optional<Renaming> complete() {
        for (ProcessDecl p : protocol.processes()) {
            Name name = Name.of(Kind.PROCESS, p.id());
            if (!forward.containsKey(name)
                    && outline(name).names().stream().anyMatch(this::moved)) {
                return partners(name).stream()
                        .map(partner -> with(name, partner))
                        .flatMap(Optional::stream)
                        .map(Renaming::complete)
                        .flatMap(Optional::stream)
                        .findFirst();
            }
        }
        return protocol.words().stream().allMatch(this::place)
                        && forward.keySet().containsAll(backward.keySet())
                ? Optional.of(this)
                : Optional.empty();
    }

    private boolean moved(Name name) {
        return forward.containsKey(name)
                ? !name.equals(forward.get(name))
                : backward.containsKey(name);
    }

    /**
     * Which processes this one could become: first those that wait for somebody to become them, so
     * that two are exchanged where they can be, and the process itself last.
     */
    private Collection<Name> partners(Name process) {
        List<Name> waiting = new ArrayList<>();
        List<Name> others = new ArrayList<>();
        IntStream.range(0, protocol.processes().size())
                .mapToObj(i -> Name.of(Kind.PROCESS, i))
                .filter(p -> !p.equals(process) && !backward.containsKey(p))
                .forEach(p -> (forward.containsKey(p) ? waiting : others).add(p));
        waiting.addAll(others);
        waiting.add(process);
        return waiting;
    }

    private Optional<Renaming> with(Name process, Name partner) {
        Renaming next =
                new Renaming(protocol, outlines, new HashMap<>(forward), new HashMap<>(backward));
        if (process.equals(partner)) {
            // A server that serves all: the order in which it names them may or may not matter.
            boolean free = !backward.containsKey(process);
            next.forward.put(process, process);
            next.backward.put(process, process);
            return free ? Optional.of(next) : Optional.empty();
        }
        return next.bind(process, partner) ? Optional.of(next) : Optional.empty();
    }

    /** A word that no code names moves with its host. */
    private boolean place(Word w) {
        Name name = Name.of(Kind.WORD, w.id());
        Name host = Name.of(Kind.HOST, w.host());
        if (forward.containsKey(name) || of(host).equals(host)) {
            return true;
        }
        return protocol.words().stream()
                .map(other -> Name.of(Kind.WORD, other.id()))
                .filter(other -> !backward.containsKey(other))
                .filter(other -> outline(other).names().equals(List.of(of(host))))
                .anyMatch(other -> bind(name, other));
    }
}
