package dev.twintrace.cli;

import dev.twintrace.linear.check.Decision;
import dev.twintrace.linear.decide.Numbers;
import dev.twintrace.linear.history.History;
import dev.twintrace.linear.read.HistoryFormat;
import dev.twintrace.linear.read.HistoryReader;
import dev.twintrace.linear.read.Reading;
import dev.twintrace.report.Examined;
import dev.twintrace.report.document.Document;
import dev.twintrace.report.document.HistoryDocument;
import dev.twintrace.report.json.LinearJson;
import dev.twintrace.report.json.OrderJson;
import dev.twintrace.report.text.TextReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Carries out {@code twintrace linearize} for a history that is complete. */
final class LinearizeRun {
    private final LinearizeOptions options;
    private final Session session;

    LinearizeRun(LinearizeOptions options, Session session) {
        this.options = options;
        this.session = session;
    }

    /** The exit code. */
    int run() {
        Examined examined = examined(Session.name(options.input()));
        print(options, session, examined);
        return Examiner.code(examined.decision());
    }

    private Examined examined(String name) {
        try (Clock clock = new Clock(session, name)) {
            clock.say("reading");
            return switch (read(name)) {
                case Reading.Rejected rejected -> throw new Complaint(rejected.text());
                case Reading.Accepted(History history, HistoryFormat format) -> {
                    session.interrupts().expectAnswer();
                    clock.say("checking %,d operations".formatted(history.size()));
                    Examined examined = new Examiner(options).examine(name, format, history);
                    Thread.interrupted();
                    yield examined;
                }
            };
        }
    }

    private Reading read(String name) {
        HistoryReader reader = new HistoryReader(options.reading());
        return options.input().equals(Session.STANDARD_INPUT)
                ? reader.read(name, session.here().in())
                : reader.read(Session.path(options.input()));
    }

    private static void order(Path file, Examined examined) {
        if (!(examined.decision() instanceof Decision.Linearizable(List<Numbers> orders, var _))) {
            return;
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            for (String line :
                    (Iterable<String>) OrderJson.of(examined.history(), orders)::iterator) {
                writer.write(line);
            }
        } catch (IOException failure) {
            throw new Complaint(
                    file + ": the order cannot be written (" + failure.getMessage() + ")");
        }
    }

    /** Prints a verdict as the user wants it. */
    static void print(LinearizeOptions options, Session session, Examined examined) {
        options.order().ifPresent(file -> order(file, examined));
        Document document = HistoryDocument.of(examined);
        session.out()
                .print(
                        options.json()
                                ? LinearJson.of(examined)
                                : new TextReport(
                                                options.look()
                                                        .style(
                                                                session.here(),
                                                                session.here().outIsTerminal()))
                                        .of(document));
        session.out().flush();
        options.report().ifPresent(file -> file.write(session, document));
    }
}
