package dev.twintrace.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code promela} or {@code tla}. */
final class TargetConverter implements ITypeConverter<Target> {
    @Override
    public Target convert(String value) {
        return switch (value) {
            case "promela" -> Target.PROMELA;
            case "tla" -> Target.TLA;
            default ->
                    throw new TypeConversionException(
                            "`"
                                    + value
                                    + "` is no language to export to; there are promela and tla");
        };
    }
}
