package dev.twintrace.cli;

import dev.twintrace.report.document.Document;
import dev.twintrace.report.drawing.Pictures;
import dev.twintrace.report.html.Html;
import dev.twintrace.report.markdown.Markdown;
import dev.twintrace.report.picture.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file that a report goes to.
 *
 * @param path its name tells the form
 * @param command how to see the same again
 */
record ReportFile(Path path, String command) {

    /** Why it cannot be written, as far as that can be told before there is anything to write. */
    static Optional<String> obstacle(Path path) {
        Path folder = folder(path);
        if (!Files.isDirectory(folder)) {
            return Optional.of("there is no folder `" + folder + "` for it");
        }
        if (Files.isDirectory(path)) {
            return Optional.of("`" + path + "` is a folder");
        }
        Path written = Files.exists(path) ? path : folder;
        return Files.isWritable(written)
                ? Optional.empty()
                : Optional.of("`" + written + "` is write-protected");
    }

    private static Path folder(Path path) {
        return Optional.ofNullable(path.getParent()).orElse(Path.of("."));
    }

    /** Writes it. Where there is nothing to draw, a picture cannot be had, which is said. */
    void write(Session session, Document document) {
        Optional<String> text = text(document);
        if (text.isEmpty()) {
            session.err()
                    .println(
                            "there is nothing to draw, so there is no picture: "
                                    + path
                                    + (Files.exists(path) ? " is from before" : ""));
            session.err().flush();
            return;
        }
        try {
            replace(text.get());
        } catch (IOException failure) {
            throw new Complaint(path + ": the report cannot be written (" + failure + ")");
        }
    }

    /** At once: a disk that gets full, or an interrupt, leaves what was there. */
    private void replace(String text) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path;
        if (!Files.isRegularFile(target) && Files.exists(target)) {
            // Such as /dev/stdout.
            Files.writeString(target, text);
            return;
        }
        Path fresh =
                folder(target)
                        .resolve(
                                ".%s.%d.tmp"
                                        .formatted(
                                                target.getFileName(),
                                                ProcessHandle.current().pid()));
        try {
            Files.writeString(fresh, text);
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Optional<String> text(Document document) {
        String footer = "Twintrace " + Version.number() + ": " + command;
        return switch (ReportForm.of(path.toString()).orElseThrow()) {
            case HTML -> Optional.of(Html.of(document, footer));
            case MD -> Optional.of(Markdown.of(document, footer));
            case SVG -> Pictures.first(document).map(picture -> Svg.of(picture, "run"));
        };
    }
}
