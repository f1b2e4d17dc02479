package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Variable;
import dev.twintrace.report.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A model in Promela, the language of SPIN; docs/export.md says what is equal. */
public final class Promela {
    private static final int COLUMNS = 92;

    /** Names of the kind that {@link Names} makes which mean something else to SPIN or to C. */
    private static final Set<String> RESERVED =
            Set.of(
                    "c_code",
                    "c_decl",
                    "c_expr",
                    "c_state",
                    "c_track",
                    "d_step",
                    "get_priority",
                    "np",
                    "pc_value",
                    "set_priority",
                    "wchar_t",
                    "size_t",
                    "end",
                    "twin");

    private final Steps steps;
    private final Names names = new Names(RESERVED);
    private final Map<Variable, String> nameOf = new HashMap<>();
    private final PromelaTerms terms = new PromelaTerms(nameOf);
    private final Mentioned mentioned;
    private final StringBuilder text = new StringBuilder();

    private Promela(Steps steps) {
        this.steps = steps;
        this.mentioned = Mentioned.in(steps.steps());
        steps.model().variables().forEach(v -> nameOf.put(v, names.of(v.name())));
    }

    /** Writes a model, with what it is in a comment. */
    public static Exported of(Model model, Subject subject) {
        try {
            return new Exported.Done(new Promela(Steps.of(model)).model(subject));
        } catch (TooWide wide) {
            return wide.refusal("Promela");
        }
    }

    private String model(Subject subject) {
        text.append("/*\n");
        Heading.of(subject).forEach(line -> text.append(" * ").append(plain(line)).append('\n'));
        text.append(
                """
                 *
                 * As many distinct states as `twintrace check` reports for the runs with faults:
                 *
                 *     spin -a -o2 FILE && cc -O2 -fwrapv -DNOREDUCE -o pan pan.c && ./pan -m1000000
                 *
                 * Why it is as many: there is one process, whose only control state is the loop; a step is
                 * one d_step, so nothing is stored in the middle of it; names for values are hidden, so
                 * they are no part of a state; every variable is read somewhere, because SPIN leaves
                 * those out of the state that are not.
                 */

                """);
        variables();
        properties();
        process();
        return text.toString();
    }

    private void variables() {
        for (Variable v : steps.model().variables()) {
            text.append(type(v)).append(' ').append(nameOf.get(v));
            List<Long> initial =
                    IntStream.range(0, v.length()).mapToObj(i -> steps.initial(v, i)).toList();
            if (v.length() > 1) {
                text.append('[').append(v.length()).append(']');
            }
            boolean same = initial.stream().distinct().count() == 1;
            String numbers = PromelaTerms.numbers(same ? initial.subList(0, 1) : initial);
            text.append(" = ").append(same ? numbers : "{" + numbers + "}").append(';');
            text.append(" /* ").append(plain(v.name())).append(" */\n");
        }
        for (int i = 0; i < mentioned.names(); i++) {
            text.append(i == 0 ? "\n" : "");
            text.append("hidden int ").append(PromelaTerms.named(i)).append(";\n");
        }
    }

    private String type(Variable v) {
        long high = steps.ranges().of(v).high();
        if (high <= 1 && v.length() == 1) {
            return "bit";
        }
        return high <= 0xff ? "byte" : high <= Short.MAX_VALUE ? "short" : "int";
    }

    private void properties() {
        text.append("\n/* For properties of your own, such as ltl { [] !two_owners }. */\n");
        for (Properties.Property property : Properties.of(steps)) {
            text.append("#define ")
                    .append(names.of(property.name()))
                    .append(" (")
                    .append(terms.of(property.formula()))
                    .append(") /* ")
                    .append(plain(property.meaning()))
                    .append(" */\n");
        }
    }

    private void process() {
        text.append("\nactive proctype twin() {\nend:\n    do\n");
        for (Step step : steps.steps()) {
            text.append("    /* ").append(plain(step.action().name()));
            text.append(Wording.role(step.action())).append(" */\n");
            text.append("    :: d_step {\n        ");
            text.append(terms.guard(step.guard(), COLUMNS, "        ")).append(" ->\n");
            PromelaDeeds deeds = new PromelaDeeds(terms, text);
            deeds.write(step.deeds(), "        ");
            text.append("    }\n");
        }
        unread();
        text.append("    od\n}\n");
    }

    private void unread() {
        List<String> unread =
                steps.model().variables().stream()
                        .filter(v -> !mentioned.reads(v))
                        .map(v -> terms.cell(v, new Value.Constant(0)))
                        .toList();
        if (!unread.isEmpty()) {
            text.append(
                    "    /* Never happens: it reads the variables that nothing else reads. */\n");
            text.append("    :: d_step {\n        false ->\n        assert(");
            text.append(String.join(" +\n            ", unread)).append(" >= 0)\n    }\n");
        }
    }

    /** What a comment can hold. */
    static String plain(String words) {
        return words.replace("*/", "* /").replace("/*", "/ *").replaceAll("\\p{Cntrl}", " ");
    }
}
