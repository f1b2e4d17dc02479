package dev.twintrace.cli;

import dev.twintrace.core.WordWidth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many bits a word has. */
final class BitsConverter implements ITypeConverter<WordWidth> {
    @Override
    public WordWidth convert(String text) {
        if (!text.matches("[1-9]|[1-5][0-9]|6[0-4]")) {
            throw new TypeConversionException("a word has 1 to 64 bits, not `" + text + "`");
        }
        return new WordWidth(Integer.parseInt(text));
    }
}
