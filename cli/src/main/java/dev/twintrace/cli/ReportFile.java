package dev.twintrace.cli;

import dev.twintrace.report.document.Document;
import dev.twintrace.report.drawing.Pictures;
import dev.twintrace.report.html.Html;
import dev.twintrace.report.markdown.Markdown;
import dev.twintrace.report.picture.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a report goes to.
 *
 * @param path its name tells the form
 * @param command how to see the same again
 */
record ReportFile(Path path, String command) {

    /** Writes it. Where there is nothing to draw, a picture cannot be had, which is said. */
    void write(Session session, Document document) {
        Optional<String> text = text(document);
        if (text.isEmpty()) {
            session.err().println("there is nothing to draw, so there is no picture: " + path);
            session.err().flush();
            return;
        }
        try {
            Files.writeString(path, text.get());
        } catch (IOException failure) {
            throw new Complaint(
                    path + ": the report cannot be written (" + failure.getMessage() + ")");
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
