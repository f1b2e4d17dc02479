package dev.twintrace.cli;

import dev.twintrace.linear.read.ReadOptions.FailedCas;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a failed compare-and-swap says. */
final class FailedCasConverter implements ITypeConverter<FailedCas> {
    @Override
    public FailedCas convert(String text) {
        return switch (text) {
            case "not-executed" -> FailedCas.NOT_EXECUTED;
            case "unequal" -> FailedCas.UNEQUAL;
            default ->
                    throw new TypeConversionException(
                            "`" + text + "` is neither not-executed nor unequal");
        };
    }
}
