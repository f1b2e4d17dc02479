package dev.twintrace.cli;

import dev.twintrace.linear.read.HistoryFormat;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the format of a history; empty for auto. */
final class FormatConverter implements ITypeConverter<Optional<HistoryFormat>> {
    @Override
    public Optional<HistoryFormat> convert(String text) {
        return switch (text) {
            case "auto" -> Optional.empty();
            case "csv" -> Optional.of(HistoryFormat.CSV);
            case "edn" -> Optional.of(HistoryFormat.EDN);
            case "log" -> Optional.of(HistoryFormat.LOG);
            case "jsonl" -> Optional.of(HistoryFormat.JSON_LINES);
            default ->
                    throw new TypeConversionException(
                            "there is no format `"
                                    + text
                                    + "`; the formats are auto, csv, edn, log, jsonl");
        };
    }
}
