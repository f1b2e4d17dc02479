package dev.twintrace.report.picture;

import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.verdict.Check;
import dev.twintrace.engine.verdict.Finding;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.language.Expectation;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.Parsed;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.document.Block;
import dev.twintrace.report.document.CheckDocument;
import dev.twintrace.report.drawing.Pictures;
import dev.twintrace.report.story.Cast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pictures of the findings of the examples, wide and narrow. */
public final class Drawings {
    private static final boolean FULL = Boolean.getBoolean("twintrace.full");
    private static final Path EXAMPLES = Path.of(System.getProperty("twintrace.root"), "examples");

    /** Some larger ones are not drawn. */
    private static final Limits LIMITS = new Limits(30_000, 1L << 28, Duration.ofSeconds(20));

    private Drawings() {}

    /**
     * A picture.
     *
     * @param name of the file, which of its expectations and which of its findings
     * @param twins whether two runs are in it
     */
    public record Drawing(String name, boolean twins, Picture picture) {
        @Override
        public String toString() {
            return name + ", " + picture.width();
        }
    }

    /** Once for all tests. */
    private static final class Of {
        private static final List<Drawing> ALL = all();
    }

    /** Of all settings that a file has expectations of; in a quick run of the first bad one. */
    public static List<Drawing> ofExamples() {
        return Of.ALL;
    }

    private static List<Drawing> all() {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(f -> f.toString().endsWith(".twin"))
                    .sorted()
                    .flatMap(file -> of(file, FULL).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of one file, {@code collectives/ll128.twin}, the wide picture first. */
    public static List<Drawing> of(String file) {
        return of(EXAMPLES.resolve(file), false);
    }

    /** What a report says if this is the worst of what was found. */
    private static List<Block> blocks(Protocol protocol, Verdict verdict, Finding finding) {
        Verdict only =
                new Verdict(
                        verdict.conclusion(),
                        verdict.also(),
                        verdict.damage(),
                        List.of(finding),
                        verdict.duplicates(),
                        verdict.reference(),
                        verdict.statistics(),
                        verdict.limit());
        Subject subject = new Subject("", protocol.name(), "", "", "", Cast.of(protocol), "");
        return CheckDocument.of(subject, only).blocks();
    }

    /** Those of one file with a class of damage. */
    static List<Drawing> of(String file, String damage) {
        return of(EXAMPLES.resolve(file), true).stream()
                .filter(d -> d.picture().title().equals(damage))
                .toList();
    }

    private static List<Drawing> of(Path path, boolean everything) {
        TwinFile file = ((Parsed.Accepted) TwinFile.read(path)).file();
        List<Drawing> all = new ArrayList<>();
        for (Expectation expectation : file.expectations()) {
            Protocol protocol = ((Instance.Valid) file.instantiate(expectation.with())).protocol();
            if (Check.check(protocol, LIMITS, Progress.NONE) instanceof Verdict verdict) {
                for (Finding finding : verdict.findings()) {
                    String name = path.getFileName() + " " + expectation + " " + finding.damage();
                    boolean twins = finding.blame().flatMap(Finding.Blame::twin).isPresent();
                    for (Block block : blocks(protocol, verdict, finding)) {
                        Stream.of(Pictures.WIDE, Pictures.NARROW)
                                .flatMap(width -> Pictures.of(block, width).stream())
                                .forEach(drawn -> all.add(new Drawing(name, twins, drawn)));
                    }
                }
            }
            if (!everything && !all.isEmpty()) {
                break;
            }
        }
        return all;
    }
}
