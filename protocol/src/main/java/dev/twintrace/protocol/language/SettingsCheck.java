package dev.twintrace.protocol.language;

import dev.twintrace.protocol.tree.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks values for options against what the file declares. */
final class SettingsCheck {
    private final List<Option> options;
    private final Problems problems;

    SettingsCheck(List<Option> options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    void check(String name, Span place, String value, Span valuePlace) {
        Optional<Option> option =
                options.stream().filter(one -> one.name().equals(name)).findFirst();
        if (option.isEmpty() && Option.IMPLICIT.contains(name)) {
            problems.report(
                    Code.UNKNOWN_OPTION,
                    place,
                    "`" + name + "` is about failover blocks, and this file has none",
                    "add one: failover q { faults 1; originals bounded; on error { … } }");
        } else if (option.isEmpty()) {
            Set<String> known = new LinkedHashSet<>();
            options.forEach(one -> known.add(one.name()));
            known.addAll(Option.IMPLICIT);
            problems.report(
                    Code.UNKNOWN_OPTION,
                    place,
                    "unknown option `" + name + "`" + Spelling.suggestion(name, known),
                    "the options are " + Spelling.alternatives(known));
        } else if (!option.get().values().contains(value)) {
            List<String> values = option.get().values();
            problems.report(
                    Code.UNKNOWN_VALUE,
                    valuePlace,
                    "the option `"
                            + name
                            + "` has no value `"
                            + value
                            + "`"
                            + Spelling.suggestion(value, values),
                    "its values are " + Spelling.alternatives(values));
        }
    }
}
