package dev.twintrace.report.export;

import dev.twintrace.report.export.TlaReader.Expression;
import dev.twintrace.report.export.TlaReader.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An exported module, read again: enough to count its states, no more. */
final class TlaModule {
    private final Map<String, List<String>> definitions = new LinkedHashMap<>();
    private final List<String> variables;
    private final List<Action> actions;

    /**
     * A named disjunct of Next.
     *
     * @param local its LET
     * @param next a primed variable each
     */
    private record Action(
            List<Expression> guards,
            Map<String, Expression> local,
            Map<String, Expression> next,
            Set<String> unchanged) {}

    TlaModule(String text) {
        for (String block : text.split("\n\n", -1)) {
            List<String> lines =
                    Arrays.stream(block.split("\n")).filter(l -> !l.startsWith("\\*")).toList();
            if (!lines.isEmpty() && lines.getFirst().matches("\\w+ ==.*")) {
                definitions.put(lines.getFirst().replaceAll(" ==.*", ""), lines);
            }
        }
        variables =
                Arrays.asList(
                        String.join("", definitions.get("vars"))
                                .replaceAll(".*<<|>>|\\s", "")
                                .split(","));
        actions =
                rest("Next").stream()
                        .map(line -> action(rest(line.replace("\\/", "").strip())))
                        .toList();
    }

    private List<String> rest(String name) {
        List<String> lines = definitions.get(name);
        return lines.subList(1, lines.size());
    }

    private static Action action(List<String> lines) {
        Action action =
                new Action(
                        new ArrayList<>(), new LinkedHashMap<>(), new HashMap<>(), new HashSet<>());
        String joined = String.join("\n", lines).replaceAll(",\n\\s+", ", ");
        for (String raw : joined.split("\n", -1)) {
            String line = raw.strip().replaceFirst("^/\\\\ ", "").replaceFirst("^LET ", "");
            if (line.startsWith("UNCHANGED <<")) {
                action.unchanged().addAll(List.of(line.replaceAll(".*<<|>>|\\s", "").split(",")));
            } else if (line.matches("\\w+ == .*")) {
                String[] sides = line.split(" == ", 2);
                action.local().put(sides[0], TlaReader.read(sides[1]));
            } else if (line.matches("\\w+' = .*")) {
                String[] sides = line.split("' = ", 2);
                action.next().put(sides[0], TlaReader.read(sides[1]));
            } else if (!line.equals("IN")) {
                action.guards().add(TlaReader.read(line));
            }
        }
        return action;
    }

    /** What does not hold of every module: each action says what each variable becomes, once. */
    List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        for (Action action : actions) {
            Set<String> said = new HashSet<>(action.next().keySet());
            said.retainAll(action.unchanged());
            said.forEach(v -> flaws.add(v + " is set and unchanged"));
            for (String v : variables) {
                if (!action.next().containsKey(v) && !action.unchanged().contains(v)) {
                    flaws.add(v + " becomes anything");
                }
            }
        }
        return flaws;
    }

    /** How many distinct states there are; all of the right type. */
    int states() {
        Map<String, Object> initial = new HashMap<>();
        for (String line : rest("Init")) {
            String[] sides = line.strip().substring(3).split(" = ", 2);
            initial.put(sides[0], TlaReader.read(sides[1]).in(n -> null));
        }
        Set<List<Object>> known = new HashSet<>();
        ArrayDeque<Map<String, Object>> next = new ArrayDeque<>(List.of(initial));
        while (!next.isEmpty()) {
            Map<String, Object> state = next.remove();
            if (known.add(variables.stream().map(state::get).toList())) {
                checkTypes(state);
                actions.forEach(a -> step(a, state, next));
            }
        }
        return known.size();
    }

    private static void step(
            Action action, Map<String, Object> state, ArrayDeque<Map<String, Object>> into) {
        Map<String, Object> values = new HashMap<>(state);
        Scope scope = scope(action, values);
        if (action.guards().stream().allMatch(g -> (boolean) g.in(scope))) {
            Map<String, Object> after = new HashMap<>(state);
            action.next().forEach((v, value) -> after.put(v, value.in(scope)));
            into.add(after);
        }
    }

    private static Scope scope(Action action, Map<String, Object> values) {
        return new Scope() {
            @Override
            public Object value(String name) {
                Object value = values.get(name);
                if (value == null) {
                    value = action.local().get(name).in(this);
                    values.put(name, value);
                }
                return value;
            }
        };
    }

    private void checkTypes(Map<String, Object> state) {
        for (String line : rest("TypeOK")) {
            String[] sides = line.strip().substring(3).split(" \\\\in ", 2);
            long most = Long.parseLong(sides[1].replaceAll(".*\\.\\.|]", ""));
            Object value = state.get(sides[0]);
            List<?> all = value instanceof List<?> list ? list : List.of(value);
            if (!all.stream().allMatch(v -> (long) v >= 0 && (long) v <= most)) {
                throw new IllegalStateException(line + ": " + value);
            }
        }
    }
}
