package dev.twintrace.engine.symmetry;

import dev.twintrace.engine.symmetry.Name.Kind;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Where a renaming takes the cells and the marks of a model. It goes by the names that the lowering
 * gives to variables, which begin with what they belong to; should that ever change, no renaming
 * would be found to be a symmetry, and none would be wrong.
 *
 * @param cells where the value of each cell goes
 */
record Placement(List<Integer> cells, List<Integer> marks) {

    /** Where nothing goes elsewhere. */
    static Placement fixed(Model model) {
        return new Placement(
                IntStream.range(0, model.size()).boxed().toList(),
                IntStream.range(0, model.marks().size()).boxed().toList());
    }

    /** Empty if the variables of what is renamed do not match. */
    static Optional<Placement> of(Model model, Renaming renaming) {
        Owners owners = new Owners(model);
        int[] cells = new int[model.size()];
        for (var group : owners.variables.entrySet()) {
            List<Variable> from = group.getValue();
            List<Variable> to =
                    owners.variables.getOrDefault(renaming.of(group.getKey()), List.of());
            if (!alike(from, to)) {
                return Optional.empty();
            }
            for (int i = 0; i < from.size(); i++) {
                place(from.get(i), to.get(i), cells);
            }
        }
        for (Variable v : owners.others) {
            place(v, v, cells);
        }
        words(model, renaming, cells);
        sections(model.protocol(), renaming, owners, cells);
        return marks(model, renaming).map(marks -> new Placement(list(cells), list(marks)));
    }

    private static List<Integer> list(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static boolean alike(List<Variable> from, List<Variable> to) {
        boolean alike = from.size() == to.size();
        for (int i = 0; alike && i < from.size(); i++) {
            alike =
                    from.get(i).length() == to.get(i).length()
                            && from.get(i).max() == to.get(i).max();
        }
        return alike;
    }

    private static void place(Variable from, Variable to, int[] cells) {
        for (int i = 0; i < from.length(); i++) {
            cells[from.offset() + i] = to.offset() + i;
        }
    }

    private static void words(Model model, Renaming renaming, int[] cells) {
        for (Word w : model.protocol().words()) {
            Variable from = model.variables().get(w.id());
            Variable to = model.variables().get(renaming.of(Name.of(Kind.WORD, w.id())).id());
            int fields = w.fields().size();
            for (int e = 0; e < w.length(); e++) {
                Name element = renaming.of(Name.element(w.id(), e));
                int at = (int) element.element();
                for (int f = 0; f < fields; f++) {
                    cells[from.offset() + e * fields + f] = to.offset() + at * fields + f;
                }
            }
        }
    }

    /** A section has a cell for each process, and one for each queue pair with notice code. */
    private static void sections(Protocol protocol, Renaming renaming, Owners owners, int[] cells) {
        List<Name> units = new ArrayList<>();
        protocol.processes().forEach(p -> units.add(Name.of(Kind.PROCESS, p.id())));
        for (QueuePair q : protocol.queuePairs()) {
            if (protocol.failovers().stream()
                    .anyMatch(f ->
                            !f.notice().isEmpty()
                                    && f.queuePairs().stream().anyMatch(c -> c.id() == q.id()))) {
                units.add(Name.of(Kind.QUEUE_PAIR, q.id()));
            }
        }
        for (Variable v : owners.sections) {
            for (int i = 0; i < v.length(); i++) {
                cells[v.offset() + i] = v.offset() + units.indexOf(renaming.of(units.get(i)));
            }
        }
    }

    private static Optional<int[]> marks(Model model, Renaming renaming) {
        Map<Name, List<Integer>> posts = new LinkedHashMap<>();
        for (int m = 0; m < model.marks().size(); m++) {
            String q = Owners.owner(model.marks().get(m).description());
            for (QueuePair decl : model.protocol().queuePairs()) {
                if (decl.name().equals(q)) {
                    posts.computeIfAbsent(
                                    Name.of(Kind.QUEUE_PAIR, decl.id()), _ -> new ArrayList<>())
                            .add(m);
                }
            }
        }
        int[] marks = new int[model.marks().size()];
        for (var group : posts.entrySet()) {
            List<Integer> to = posts.getOrDefault(renaming.of(group.getKey()), List.of());
            if (to.size() != group.getValue().size()) {
                return Optional.empty();
            }
            for (int i = 0; i < to.size(); i++) {
                marks[group.getValue().get(i)] = to.get(i);
            }
        }
        return Optional.of(marks);
    }

    /** Which variables belong to what. */
    private static final class Owners {
        private final SequencedMap<Name, List<Variable>> variables = new LinkedHashMap<>();
        private final List<Variable> sections = new ArrayList<>();
        private final List<Variable> others = new ArrayList<>();
        private final Protocol protocol;

        private Owners(Model model) {
            this.protocol = model.protocol();
            boolean laidOut = false;
            for (Variable v : model.variables().subList(protocol.words().size(), size(model))) {
                laidOut |= v.equals(model.handedOver());
                if (v.name().startsWith("section.")) {
                    sections.add(v);
                } else {
                    owner(v.name(), laidOut)
                            .ifPresentOrElse(
                                    n ->
                                            variables
                                                    .computeIfAbsent(n, _ -> new ArrayList<>())
                                                    .add(v),
                                    () -> others.add(v));
                }
            }
        }

        private static int size(Model model) {
            return model.variables().size();
        }

        private static String owner(String text) {
            return text.substring(0, Math.max(0, text.indexOf('.')));
        }

        /** A queue pair's variables come before all others; those of its rule come last. */
        private Optional<Name> owner(String text, boolean laidOut) {
            String owner = owner(text);
            Optional<Name> queuePair =
                    protocol.queuePairs().stream()
                            .filter(q ->
                                    owner.equals(q.name()) || owner.equals("notice of " + q.name()))
                            .map(q -> Name.of(Kind.QUEUE_PAIR, q.id()))
                            .findFirst();
            Optional<Name> process =
                    protocol.processes().stream()
                            .filter(p -> owner.equals(p.name()))
                            .map(ProcessDecl::id)
                            .map(id -> Name.of(Kind.PROCESS, id))
                            .findFirst();
            Optional<Name> host =
                    protocol.hosts().stream()
                            .filter(h -> owner.equals(h.name()))
                            .map(Host::id)
                            .map(id -> Name.of(Kind.HOST, id))
                            .findFirst();
            if (text.endsWith(".atomicBegun") && host.isPresent()) {
                return host;
            }
            return laidOut ? process.or(() -> queuePair).or(() -> budget(text)) : queuePair;
        }

        private static Optional<Name> budget(String text) {
            return text.matches("(faults\\.lane|faults\\.nic|losses)\\d+")
                    ? Optional.of(
                            Name.of(Kind.FAILOVER, Integer.parseInt(text.replaceAll("\\D", ""))))
                    : Optional.empty();
        }
    }
}
