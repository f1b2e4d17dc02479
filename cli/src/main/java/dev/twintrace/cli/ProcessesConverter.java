package dev.twintrace.cli;

import dev.twintrace.theorems.consensus.run.Trials;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many processes take part in a protocol. */
final class ProcessesConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        if (!text.matches("[0-9]") || number(text) < 2 || number(text) > Trials.MOST_PROCESSES) {
            throw new TypeConversionException(
                    "`" + text + "` is no number from 2 to " + Trials.MOST_PROCESSES);
        }
        return number(text);
    }

    private static int number(String digit) {
        return Integer.parseInt(digit);
    }
}
