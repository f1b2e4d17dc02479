package dev.twintrace.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads auto, always or never. */
final class WhenConverter implements ITypeConverter<When> {
    @Override
    public When convert(String text) {
        return switch (text) {
            case "auto" -> When.AUTO;
            case "always" -> When.ALWAYS;
            case "never" -> When.NEVER;
            default ->
                    throw new TypeConversionException(
                            "`" + text + "` is none of auto, always and never");
        };
    }
}
