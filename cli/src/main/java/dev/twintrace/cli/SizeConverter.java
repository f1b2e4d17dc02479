package dev.twintrace.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size of memory in bytes: 64k, 512m, 2g. */
final class SizeConverter implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([kmgt])(i?b)?");
    private static final long KIBI = 1024;
    private static final long LEAST = 64 * KIBI;

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new TypeConversionException(
                    "`" + text + "` is no size, write for example 512m or 2g");
        }
        int steps = "kmgt".indexOf(size.group(2)) + 1;
        long bytes = Long.parseLong(size.group(1));
        for (int i = 0; i < steps; i++) {
            bytes = bytes > Long.MAX_VALUE / KIBI ? Long.MAX_VALUE : bytes * KIBI;
        }
        if (bytes < LEAST) {
            throw new TypeConversionException("a search needs at least 64k, not " + text);
        }
        return bytes;
    }
}
