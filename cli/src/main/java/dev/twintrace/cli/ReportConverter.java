package dev.twintrace.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a file that a report goes to. */
final class ReportConverter implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
        if (ReportForm.of(value).isEmpty()) {
            throw new TypeConversionException(
                    "the name `%s` has to end in one of %s".formatted(value, ReportForm.endings()));
        }
        try {
            Path path = Path.of(value);
            ReportFile.obstacle(path)
                    .ifPresent(why -> {
                        throw new TypeConversionException(why);
                    });
            return path;
        } catch (InvalidPathException cannotBe) {
            throw new TypeConversionException(
                    "this cannot be the name of a file: " + cannotBe.getMessage());
        }
    }
}
