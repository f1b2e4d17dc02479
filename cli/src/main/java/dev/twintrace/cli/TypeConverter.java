package dev.twintrace.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a type of object. */
final class TypeConverter implements ITypeConverter<TypeName> {
    @Override
    public TypeName convert(String text) {
        return TypeName.of(text)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "there is no type `"
                                        + text
                                        + "`; the types are "
                                        + Arrays.stream(TypeName.values())
                                                .map(TypeName::word)
                                                .collect(Collectors.joining(", "))));
    }
}
