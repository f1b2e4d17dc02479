package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What an action does in TLA+, which knows no order within a step: each value that a variable has
 * on the way is a definition, and so is each named value; the last of a variable is its next value.
 */
final class TlaDeeds {
    /**
     * What a definition says.
     *
     * @param text its right side
     */
    record Definition(String name, String text) {}

    private final Map<Variable, String> unprimed;
    private final Map<String, Integer> versions = new HashMap<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private Map<Variable, String> current = new LinkedHashMap<>();
    private Map<Integer, String> named = new HashMap<>();
    private final TlaTerms terms = new TlaTerms(this::read, this::named);

    private TlaDeeds(Map<Variable, String> unprimed) {
        this.unprimed = unprimed;
    }

    /** Follows deeds, given the names of the variables. */
    static TlaDeeds of(List<Deed> deeds, Map<Variable, String> unprimed) {
        TlaDeeds all = new TlaDeeds(unprimed);
        all.follow(deeds);
        return all;
    }

    /** What is needed besides the next values, in order. */
    List<Definition> definitions() {
        return definitions.stream().filter(d -> used.contains(d.name())).toList();
    }

    /** The next value of each variable that is set. */
    Map<Variable, String> next() {
        Map<Variable, String> next = new LinkedHashMap<>();
        current.forEach((variable, name) ->
                next.put(
                        variable,
                        used.contains(name)
                                ? name
                                : definitions.stream()
                                        .filter(d -> d.name().equals(name))
                                        .findFirst()
                                        .map(Definition::text)
                                        .orElse(name)));
        return next;
    }

    /** Assertions that fail where the run shows a mistake in the file. */
    List<String> mistakes() {
        return mistakes;
    }

    private String read(Variable variable) {
        String name = current.getOrDefault(variable, name(variable));
        used.add(name);
        return name;
    }

    private String named(int name) {
        String version = Objects.requireNonNull(named.get(name));
        used.add(version);
        return version;
    }

    private String define(String base, String text) {
        int version = versions.merge(base, 1, Integer::sum);
        // Two underscores in a row: no name of the module has them.
        String name = base + "_" + version;
        definitions.add(new Definition(name, text));
        return name;
    }

    private void follow(List<Deed> deeds) {
        for (Deed deed : deeds) {
            switch (deed) {
                case Deed.Set(Variable variable, Value index, Value value) -> {
                    String text =
                            variable.length() == 1
                                    ? terms.of(value)
                                    : "["
                                            + read(variable)
                                            + " EXCEPT !["
                                            + terms.of(index)
                                            + "] = "
                                            + terms.of(value)
                                            + "]";
                    current.put(variable, define(next(variable), text));
                }
                case Deed.Name(int name, Value value) ->
                        named.put(name, define("let_" + name + "_", terms.of(value)));
                case Deed.Wrong(String message) -> mistakes.add(mistake(message));
                case Deed.If(Formula condition, List<Deed> then, List<Deed> otherwise) ->
                        branch(condition, then, otherwise);
            }
        }
    }

    private void branch(Formula condition, List<Deed> then, List<Deed> otherwise) {
        String holds = define("when_", terms.of(condition));
        Map<Variable, String> before = current;
        Map<Integer, String> namedBefore = named;
        follow(holds, then, before, namedBefore);
        Map<Variable, String> afterThen = current;
        Map<Integer, String> namedThen = named;
        follow("~" + holds, otherwise, before, namedBefore);
        Map<Variable, String> afterElse = current;
        Set<Variable> set = new LinkedHashSet<>(afterThen.keySet());
        set.addAll(afterElse.keySet());
        current = new LinkedHashMap<>();
        for (Variable v : set) {
            String old = name(v);
            String one = afterThen.getOrDefault(v, old);
            String other = afterElse.getOrDefault(v, old);
            if (!one.equals(other)) {
                used.addAll(List.of(holds, one, other));
            }
            current.put(
                    v,
                    one.equals(other)
                            ? one
                            : define(next(v), "IF " + holds + " THEN " + one + " ELSE " + other));
        }
        // A name of one branch is not used outside of it.
        named.putAll(namedThen);
    }

    private void follow(
            String holds,
            List<Deed> deeds,
            Map<Variable, String> before,
            Map<Integer, String> namedBefore) {
        current = new LinkedHashMap<>(before);
        named = new HashMap<>(namedBefore);
        path.add(holds);
        follow(deeds);
        path.removeLast();
    }

    private String mistake(String message) {
        path.forEach(holds -> used.add(holds.replace("~", "")));
        String words = '"' + Tla.plain(message).replace('"', '\'').replace('\\', '/') + '"';
        String assertion = "Assert(FALSE, " + words + ")";
        return path.isEmpty() ? assertion : "(" + String.join(" /\\ ", path) + ") => " + assertion;
    }

    private String name(Variable variable) {
        return Objects.requireNonNull(unprimed.get(variable));
    }

    private String next(Variable variable) {
        return name(variable) + "_";
    }
}
