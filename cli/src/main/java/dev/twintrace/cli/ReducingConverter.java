package dev.twintrace.cli;

import dev.twintrace.engine.verdict.Reducing;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which reductions are wanted. */
final class ReducingConverter implements ITypeConverter<Reducing> {
    @Override
    public Reducing convert(String text) {
        return Arrays.stream(Reducing.values())
                .filter(r -> name(r).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "`"
                                        + text
                                        + "` is none of "
                                        + Arrays.stream(Reducing.values())
                                                .map(ReducingConverter::name)
                                                .collect(Collectors.joining(", "))));
    }

    private static String name(Reducing reducing) {
        return reducing.name().toLowerCase(Locale.ROOT);
    }
}
