package dev.twintrace.cli;

import dev.twintrace.protocol.language.Source;
import dev.twintrace.report.Decided;
import dev.twintrace.report.Ranked;
import dev.twintrace.report.json.ConsensusJson;
import dev.twintrace.report.text.ConsensusText;
import dev.twintrace.report.text.RankedText;
import dev.twintrace.report.text.Style;
import dev.twintrace.theorems.consensus.decide.ConsensusNumber;
import dev.twintrace.theorems.consensus.decide.Decider;
import dev.twintrace.theorems.consensus.decide.Decision;
import dev.twintrace.theorems.consensus.run.Outcome;
import dev.twintrace.theorems.consensus.run.Trial;
import dev.twintrace.theorems.consensus.run.Trials;
import dev.twintrace.theorems.consensus.run.Way;
import dev.twintrace.theorems.consensus.type.Catalogue;
import dev.twintrace.theorems.consensus.type.Familiar;
import dev.twintrace.theorems.consensus.type.FiniteType;
import dev.twintrace.theorems.consensus.type.ParsedType;
import dev.twintrace.theorems.consensus.type.TypeFile;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries out {@code twintrace consensus}. */
final class ConsensusRun {
    private static final double NANOS_PER_SECOND = 1e9;

    /** The most states of one exploration; some hundred MB. */
    private static final long MOST_STATES = 1_000_000;

    private final ConsensusOptions options;
    private final Session session;

    ConsensusRun(ConsensusOptions options, Session session) {
        this.options = options;
        this.session = session;
    }

    /** The table of built-in types; the exit code. */
    int all() {
        List<Ranked> rows;
        try (Clock clock = new Clock(session, "built-in types")) {
            clock.say("deciding");
            rows =
                    Familiar.all().stream()
                            .map(f ->
                                    new Ranked(
                                            f, Decider.decide(f.type(), options.maxAssignments())))
                            .toList();
        }
        print(options.json() ? ConsensusJson.of(rows) : new RankedText(style()).of(rows));
        return rows.stream().allMatch(row -> known(row.decision())) ? Exit.GOOD : Exit.UNKNOWN;
    }

    /** One type; the exit code. */
    int one(String subject) {
        FiniteType type = type(subject);
        String name = Session.name(subject);
        Decided decided;
        try (Clock clock = new Clock(session, name)) {
            clock.say("deciding");
            long begun = System.nanoTime();
            Decision decision = Decider.decide(type, options.maxAssignments());
            double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
            clock.say("running the protocols");
            List<Trial> trials = Trials.of(decision, options.processes(), MOST_STATES);
            trials.forEach(ConsensusRun::confirm);
            decided = new Decided(name, decision, trials, seconds);
        }
        print(options.json() ? ConsensusJson.of(decided) : new ConsensusText(style()).of(decided));
        return known(decided.decision()) ? Exit.GOOD : Exit.UNKNOWN;
    }

    private void print(String text) {
        session.out().print(text);
        session.out().flush();
    }

    private Style style() {
        return options.look().style(session.here(), session.here().outIsTerminal());
    }

    /** What a witness promises has to be seen in the runs of its protocol. */
    private static void confirm(Trial trial) {
        boolean promised = trial.way() == Way.RECOVERABLE || !trial.crashes();
        if (promised && trial.outcome() instanceof Outcome.Broken broken) {
            throw new IllegalStateException(
                    "the protocol of a witness does not work: " + broken.why());
        }
    }

    private static boolean known(Decision decision) {
        return Stream.of(decision.consensus(), decision.recoverable())
                .noneMatch(number -> number instanceof ConsensusNumber.AtLeast);
    }

    private FiniteType type(String subject) {
        return builtIn(subject).orElseGet(() -> described(subject));
    }

    private static Optional<FiniteType> builtIn(String subject) {
        try {
            return Catalogue.type(subject);
        } catch (IllegalArgumentException cannotBe) {
            throw new Complaint(subject + ": " + cannotBe.getMessage());
        }
    }

    private FiniteType described(String subject) {
        if (subject.isEmpty()
                || (!subject.equals(Session.STANDARD_INPUT)
                        && !Files.exists(Session.path(subject)))) {
            throw new Complaint(
                    "there is no built-in type and no file `"
                            + subject
                            + "`; built in are "
                            + String.join(", ", Catalogue.names())
                            + ", combined by + or ,");
        }
        String name = Session.name(subject);
        return switch (session.read(subject)) {
            case Source.Unusable unusable ->
                    throw new Complaint(name + ": " + unusable.why().message());
            case Source.Text(String text) ->
                    switch (TypeFile.parse(text)) {
                        case ParsedType.Accepted(FiniteType type) -> type;
                        case ParsedType.Rejected(int line, String message) ->
                                throw new Complaint(name + ":" + line + ": " + message);
                    };
        };
    }
}
