package dev.twintrace.report;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Check;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.story.Cast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The answers for all expectations of all examples, worked out once. Searches stop early unless the
 * full counts are asked for: what was found by then is enough to be printed.
 */
public final class CheckedExamples {
    private static final Path FOLDER =
            Path.of(System.getProperty("twintrace.root")).resolve("examples");
    private static final Limits LIMITS =
            Boolean.getBoolean("twintrace.full")
                    ? Limits.none()
                    : new Limits(3_000, 1L << 28, Duration.ofSeconds(1));

    private CheckedExamples() {}

    /** A variant of an example and what a check came to. */
    public record Checked(String name, Protocol protocol, Answer answer) {
        /** What a report says that it is about. */
        public Subject subject() {
            return new Subject(
                    name, protocol.name(), protocol.title(), "", "", Cast.of(protocol), "");
        }

        /** Of a verdict. */
        public List<Finding> findings() {
            return answer instanceof Verdict verdict ? verdict.findings() : List.of();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All of them. */
    public static List<Checked> all() {
        return Once.ALL;
    }

    private static final class Once {
        private static final List<Checked> ALL =
                protocols().entrySet().stream()
                        .map(e ->
                                new Checked(
                                        e.getKey(),
                                        e.getValue(),
                                        Check.check(e.getValue(), LIMITS, Progress.NONE)))
                        .toList();
    }

    /** What is checked, by file and settings. */
    public static SequencedMap<String, Protocol> protocols() {
        SequencedMap<String, Protocol> protocols = new LinkedHashMap<>();
        for (Path path : files()) {
            if (!(TwinFile.read(path) instanceof Parsed.Accepted(TwinFile file))) {
                throw new IllegalArgumentException(path.toString());
            }
            for (Expectation expected : file.expectations()) {
                String name = FOLDER.relativize(path) + " " + expected.with().values();
                if (!(file.instantiate(expected.with())
                        instanceof Instance.Valid(Protocol protocol, List<?> _))) {
                    throw new IllegalArgumentException(name);
                }
                protocols.put(name, protocol);
            }
        }
        return protocols;
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(path -> path.toString().endsWith(".twin")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
