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
            case "shiviz" ->
                    throw new TypeConversionException(
                            "export writes the protocol as a model, to promela or tla; for a run"
                                    + " there is `twintrace check FILE --export shiviz`");
            default ->
                    throw new TypeConversionException(
                            "`"
                                    + value
                                    + "` is no language to export to; there are promela and tla");
        };
    }
}
