package dev.twintrace.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code NAME=VALUE}. */
final class SettingConverter implements ITypeConverter<Map.Entry<String, String>> {
    @Override
    public Map.Entry<String, String> convert(String text) {
        int at = text.indexOf('=');
        if (at <= 0 || at == text.length() - 1) {
            throw new TypeConversionException(
                    "`" + text + "` sets nothing, write for example reuse=off");
        }
        return Map.entry(text.substring(0, at).strip(), text.substring(at + 1).strip());
    }

    /** In the order given; of an option that is set twice the last value counts. */
    static Map<String, String> all(List<Map.Entry<String, String>> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        settings.forEach(setting -> all.put(setting.getKey(), setting.getValue()));
        return all;
    }
}
