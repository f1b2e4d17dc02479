package dev.twintrace.protocol.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Values for options; an option that is not mentioned has its default.
 *
 * @param values from option to value, in the order in which they were given
 */
public record Settings(Map<String, String> values) {
    /** All defaults. */
    public static final Settings NONE = new Settings(Map.of());

    public Settings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** These settings with one more, or with another value for this option. */
    public Settings with(String option, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(option, value);
        return new Settings(more);
    }

    /** These settings, overridden by the others. */
    public Settings with(Settings others) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.putAll(others.values);
        return new Settings(more);
    }

    /** {@code reuse=off, originals=late}; empty for none. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
