package dev.twintrace.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code shiviz}. */
final class LogFormatConverter implements ITypeConverter<LogFormat> {
    @Override
    public LogFormat convert(String value) {
        return switch (value) {
            case "shiviz" -> LogFormat.SHIVIZ;
            case "promela", "tla" ->
                    throw new TypeConversionException(
                            "check exports runs, to shiviz only; for the protocol as a model there"
                                    + " is `twintrace export --to "
                                    + value
                                    + "`");
            default ->
                    throw new TypeConversionException(
                            "`" + value + "` is no viewer to export a run to; there is shiviz");
        };
    }
}
