package dev.twintrace.cli;

import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Option;
import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.language.TwinFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schemes that a file describes: what its options decide, leaving out the faults. */
final class Schemes {
    private Schemes() {}

    /** The defaults, then the other settings that occur in {@code expect} lines, each once. */
    static List<Settings> of(TwinFile file) {
        Set<Settings> schemes = new LinkedHashSet<>();
        schemes.add(Settings.NONE);
        for (Expectation expected : file.expectations()) {
            schemes.add(scheme(file, expected.with()));
        }
        return new ArrayList<>(schemes);
    }

    /** What of some settings makes the scheme: no defaults, in the order of declaration. */
    static Settings scheme(TwinFile file, Settings settings) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Option option : file.options()) {
            String value = settings.values().getOrDefault(option.name(), option.defaultValue());
            if (!option.implicit() && !value.equals(option.defaultValue())) {
                values.put(option.name(), value);
            }
        }
        return new Settings(values);
    }
}
