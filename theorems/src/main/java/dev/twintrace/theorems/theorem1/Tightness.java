package dev.twintrace.theorems.theorem1;

import dev.twintrace.engine.solve.Solution;
import dev.twintrace.protocol.language.Option;
import dev.twintrace.theorems.Demonstration.Relief;
import dev.twintrace.theorems.Scheme;
import dev.twintrace.theorems.Unestablished;
import java.util.List;
import java.util.Locale;

/**
 * That no assumption is idle: with any one of them dropped alone there is a rule that works. The
 * assumptions are options of the file, each with the value that drops it declared as the relaxed
 * one.
 */
public final class Tightness {
    private Tightness() {}

    /**
     * An assumption, as an option of a file.
     *
     * @param name as the theorem calls it
     * @param option as the file does
     * @param change what its relaxed value changes, a sentence
     */
    public record Dropped(String name, String option, String change) {}

    /**
     * Drops one after the other.
     *
     * @param scheme with all assumptions
     * @throws Unestablished if without one of them no rule is found, or the file has assumptions
     *     that are not among these
     */
    public static List<Relief> of(Scheme scheme, List<Dropped> assumptions) {
        List<String> named = assumptions.stream().map(Dropped::option).toList();
        List<String> all = options(scheme).stream().map(Option::name).toList();
        Unestablished.unless(
                named.containsAll(all) && all.containsAll(named),
                "the assumptions " + named + " are not those of the file, " + all);
        return assumptions.stream().map(a -> relief(scheme, a)).toList();
    }

    private static Relief relief(Scheme scheme, Dropped dropped) {
        String relaxed =
                options(scheme).stream()
                        .filter(o -> o.name().equals(dropped.option()))
                        .flatMap(o -> o.relaxed().stream())
                        .findFirst()
                        .orElseThrow();
        Scheme without = scheme.with(dropped.option(), relaxed);
        Solution.Rules rules = without.rules();
        return new Relief(
                dropped.name(),
                dropped.change(),
                String.join("\n", rules.text()).strip(),
                String.format(
                        Locale.ROOT,
                        "check --set %s=%s: TRANSPARENT, %,d states, with the rule %s.",
                        dropped.option(),
                        relaxed,
                        rules.verdict().statistics().states(),
                        powers(rules)));
    }

    private static String powers(Solution.Rules rules) {
        return rules.powers().isEmpty()
                ? "using no power at the target"
                : "using the power to "
                        + String.join(
                                ", ",
                                rules.powers().stream()
                                        .map(p -> p.name().toLowerCase(Locale.ROOT))
                                        .toList());
    }

    /** The options of a file that are assumptions: those with a value that drops them. */
    private static List<Option> options(Scheme scheme) {
        return scheme.file().options().stream()
                .filter(o -> !o.implicit() && o.relaxed().isPresent())
                .toList();
    }
}
