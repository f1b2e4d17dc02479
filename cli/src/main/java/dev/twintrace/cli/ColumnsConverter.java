package dev.twintrace.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of columns. */
final class ColumnsConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new TypeConversionException(
                    "`" + text + "` is no number of columns, write for example 100");
        }
        return Integer.parseInt(text);
    }
}
