package dev.twintrace.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Replaces folders by the <code>.twin</code> files in them and below. */
final class Folders {
    private static final String SUFFIX = ".twin";

    private Folders() {}

    /** The files in the order given, those of a folder by name, each once. */
    static List<String> expand(List<String> inputs) {
        Set<String> files = new LinkedHashSet<>();
        for (String input : inputs) {
            if (!input.equals(Session.STANDARD_INPUT) && Files.isDirectory(Session.path(input))) {
                files.addAll(in(Session.path(input)));
            } else {
                files.add(input);
            }
        }
        return new ArrayList<>(files);
    }

    private static List<String> in(Path folder) {
        List<String> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files =
                    found.filter(path -> path.toString().endsWith(SUFFIX))
                            .filter(path -> !Files.isDirectory(path))
                            .map(Path::toString)
                            .sorted(Comparator.naturalOrder())
                            .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list the folder " + folder, failure);
        }
        if (files.isEmpty()) {
            throw new Complaint("there is no " + SUFFIX + " file in " + folder + " or below");
        }
        return files;
    }
}
