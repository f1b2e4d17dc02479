package dev.twintrace.cli;

import dev.twintrace.report.document.Document;
import dev.twintrace.report.document.TheoremDocument;
import dev.twintrace.report.json.TheoremJson;
import dev.twintrace.report.text.Style;
import dev.twintrace.report.text.TextReport;
import dev.twintrace.theorems.Demonstration;
import dev.twintrace.theorems.Unestablished;
import dev.twintrace.theorems.theorem1.Theorem1;
import dev.twintrace.theorems.theorem2.Theorem2;
import dev.twintrace.theorems.theorem3.Theorem3;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out {@code twintrace theorem}. */
final class TheoremRun {
    private final List<Integer> numbers;
    private final boolean json;
    private final Optional<ReportFile> report;
    private final Look look;
    private final Session session;

    TheoremRun(
            List<Integer> numbers,
            boolean json,
            Optional<ReportFile> report,
            Look look,
            Session session) {
        this.numbers = numbers;
        this.json = json;
        this.report = report;
        this.look = look;
        this.session = session;
    }

    /** The exit code. */
    int run() {
        Style style = look.style(session.here(), session.here().outIsTerminal());
        TheoremJson all = new TheoremJson();
        List<Document> documents = new ArrayList<>();
        int code = Exit.GOOD;
        for (int number : numbers) {
            long begin = System.nanoTime();
            try {
                Demonstration theorem = demonstration(number);
                double seconds = (System.nanoTime() - begin) / 1e9;
                Document document = TheoremDocument.of(theorem, seconds);
                documents.add(document);
                if (json) {
                    all.add(theorem, seconds);
                } else {
                    print(
                            (number == numbers.getFirst() ? "" : "\n")
                                    + new TextReport(style).of(document));
                }
            } catch (Unestablished why) {
                // The others can be established all the same.
                code = Exit.INTERNAL;
                all.add(number, String.valueOf(why.getMessage()));
                documents.add(
                        TheoremDocument.unestablished(number, String.valueOf(why.getMessage())));
                session.err()
                        .println(
                                "twintrace theorem: theorem %d was not established: %s"
                                        .formatted(number, why.getMessage()));
                session.err().flush();
            }
        }
        if (json) {
            print(all.text());
        }
        report.ifPresent(file -> file.write(session, TheoremDocument.together(documents)));
        return code;
    }

    private static Demonstration demonstration(int number) {
        CertifiedRefutation confirmation = new CertifiedRefutation();
        return switch (number) {
            case 1 -> Theorem1.demonstrate(confirmation);
            case 2 -> Theorem2.demonstrate();
            case 3 -> Theorem3.demonstrate(confirmation);
            default -> throw new IllegalArgumentException("theorem " + number);
        };
    }

    private void print(String text) {
        session.out().print(text);
        session.out().flush();
    }
}
