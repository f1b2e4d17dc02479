package dev.twintrace.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a positive number; digits may be grouped as in 10_000_000. */
final class CountConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        if (!text.matches("[0-9][0-9_]{0,18}") || text.replace("_", "").matches("0+")) {
            throw new TypeConversionException(
                    "`" + text + "` is no number above 0, write for example 1000000");
        }
        return Long.parseLong(text.replace("_", ""));
    }
}
