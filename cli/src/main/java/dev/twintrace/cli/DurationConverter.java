package dev.twintrace.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration: 500ms, 30s, 5m, 2h. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    @Override
    public Duration convert(String text) {
        Matcher duration = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (!duration.matches() || duration.group(1).matches("0+")) {
            throw new TypeConversionException(
                    "`" + text + "` is no duration, write for example 30s or 5m");
        }
        ChronoUnit unit =
                switch (duration.group(2)) {
                    case "ms" -> ChronoUnit.MILLIS;
                    case "s" -> ChronoUnit.SECONDS;
                    case "m" -> ChronoUnit.MINUTES;
                    default -> ChronoUnit.HOURS;
                };
        return Duration.of(Long.parseLong(duration.group(1)), unit);
    }
}
