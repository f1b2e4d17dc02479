package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.report.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model in TLA+, for TLC; docs/export.md says what is equal. */
public final class Tla {
    private static final Set<String> RESERVED =
            Set.of("Init", "Next", "Spec", "TypeOK", "vars", "Assert", "Nat", "Int");

    private static final int COLUMNS = 80;

    private final Steps steps;
    private final Names names = new Names(RESERVED);
    private final Map<Variable, String> nameOf = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Tla(Steps steps) {
        this.steps = steps;
        steps.model().variables().forEach(v -> nameOf.put(v, name(v.name())));
    }

    /** Writes a model as the module of this name, which has to be that of its file. */
    public static Exported of(Model model, Subject subject, String module) {
        try {
            return new Exported.Done(new Tla(Steps.of(model)).module(subject, module));
        } catch (TooWide wide) {
            return wide.refusal("TLC");
        }
    }

    /** Whether TLA+ accepts it as the name of a module. */
    public static boolean isName(String name) {
        return name.matches("[A-Za-z0-9_]*[A-Za-z][A-Za-z0-9_]*") && !name.matches("(WF|SF)_.*");
    }

    /** {@code WF_} and {@code SF_} are fairness. */
    private String name(String words) {
        String name = names.of(words);
        return name.matches("(WF|SF)_.*") ? names.of("v_" + name) : name;
    }

    private String module(Subject subject, String module) {
        text.append("---- MODULE ").append(module).append(" ----\n");
        Heading.of(subject).forEach(line -> text.append("\\* ").append(plain(line)).append('\n'));
        text.append(
                """
                \\*
                \\* As many distinct states as `twintrace check` reports for the runs with faults.
                \\* Runs may end, so TLC must not look for deadlocks (-deadlock). Its configuration:
                \\*     SPECIFICATION Spec
                \\*     INVARIANT TypeOK

                EXTENDS Integers, TLC

                """);
        text.append("VARIABLES\n    ").append(String.join(",\n    ", nameOf.values()));
        text.append("\n\nvars == <<\n    ").append(String.join(",\n    ", nameOf.values()));
        text.append(">>\n\nTypeOK ==\n");
        nameOf.forEach((v, name) ->
                text.append("    /\\ ").append(name).append(" \\in ").append(type(v)).append('\n'));
        text.append("\nInit ==\n");
        nameOf.forEach((v, name) ->
                text.append("    /\\ ").append(name).append(" = ").append(initial(v)).append('\n'));
        next();
        text.append("\nSpec == Init /\\ [][Next]_vars\n");
        properties();
        return text.append("====\n").toString();
    }

    private String type(Variable v) {
        String range = "0.." + steps.ranges().of(v).high();
        return v.length() == 1 ? range : "[0.." + (v.length() - 1) + " -> " + range + "]";
    }

    private String initial(Variable v) {
        List<Long> values =
                IntStream.range(0, v.length()).mapToObj(i -> steps.initial(v, i)).toList();
        if (v.length() == 1) {
            return values.getFirst().toString();
        }
        String cases =
                IntStream.range(0, v.length() - 1)
                        .mapToObj(i -> "IF i = " + i + " THEN " + values.get(i) + " ELSE ")
                        .collect(Collectors.joining());
        boolean same = values.stream().distinct().count() == 1;
        return "[i \\in 0.."
                + (v.length() - 1)
                + " |-> "
                + (same ? "" : cases)
                + values.getLast()
                + "]";
    }

    private void next() {
        List<String> actions = new ArrayList<>();
        for (Step step : steps.steps()) {
            String name = name("Do_" + step.action().name());
            actions.add(name);
            text.append("\n\\* ").append(plain(step.action().name()));
            text.append(Wording.role(step.action())).append('\n');
            text.append(name).append(" ==\n");
            action(step);
        }
        text.append("\nNext ==\n");
        actions.forEach(name -> text.append("    \\/ ").append(name).append('\n'));
    }

    private void action(Step step) {
        TlaTerms now = new TlaTerms(v -> Objects.requireNonNull(nameOf.get(v)), n -> "let" + n);
        step.guard()
                .conjuncts()
                .forEach(f -> text.append("    /\\ ").append(now.conjunct(f)).append('\n'));
        TlaDeeds deeds = TlaDeeds.of(step.deeds(), nameOf);
        Map<Variable, String> next = deeds.next();
        List<String> conjuncts = new ArrayList<>(deeds.mistakes());
        next.forEach((v, value) -> conjuncts.add(nameOf.get(v) + "' = " + value));
        List<TlaDeeds.Definition> definitions = deeds.definitions();
        String indent = "    ";
        for (int i = 0; i < definitions.size(); i++) {
            text.append(i == 0 ? "    /\\ LET " : "           ");
            text.append(definitions.get(i).name()).append(" == ");
            text.append(definitions.get(i).text()).append('\n');
        }
        if (!definitions.isEmpty()) {
            text.append("       IN\n");
            indent = "           ";
        }
        for (String conjunct : conjuncts) {
            text.append(indent).append("/\\ ").append(conjunct).append('\n');
        }
        List<String> unchanged =
                nameOf.entrySet().stream()
                        .filter(e -> !next.containsKey(e.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        if (!unchanged.isEmpty()) {
            text.append("    /\\ UNCHANGED <<").append(wrapped(unchanged)).append(">>\n");
        }
    }

    private static String wrapped(List<String> words) {
        StringBuilder all = new StringBuilder();
        int column = 0;
        for (String word : words) {
            if (!all.isEmpty()) {
                boolean full = column + word.length() > COLUMNS;
                all.append(full ? ",\n           " : ", ");
                column = full ? 0 : column;
            }
            all.append(word);
            column += word.length() + 2;
        }
        return all.toString();
    }

    private void properties() {
        TlaTerms now = new TlaTerms(v -> Objects.requireNonNull(nameOf.get(v)), n -> "let" + n);
        for (Properties.Property property : Properties.of(steps)) {
            text.append("\n\\* ").append(plain(property.meaning())).append('\n');
            text.append(name(property.name())).append(" == ");
            text.append(now.of(property.formula())).append('\n');
        }
    }

    /** What a comment or a string can hold, but for quotes. */
    static String plain(String words) {
        return words.replaceAll("[\\p{Cntrl}]", " ").replaceAll("[^\\x20-\\x7e]", "?");
    }
}
