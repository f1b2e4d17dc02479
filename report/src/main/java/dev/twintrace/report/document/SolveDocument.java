package dev.twintrace.report.document;

import dev.twintrace.engine.solve.Frontier;
import dev.twintrace.engine.solve.Frontier.Relaxation;
import dev.twintrace.engine.solve.Solution;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.protocol.language.Instance;
import dev.twintrace.protocol.language.TwinFile;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.report.Subject;
import dev.twintrace.report.rule.RefutationTree;
import dev.twintrace.report.rule.RuleTable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code twintrace solve FILE} says. */
public final class SolveDocument {
    private static final String RULE =
            "Question: is there a failover rule for this protocol under which no application can tell"
                    + " that a path has failed? A rule decides by what its sender sees which requests"
                    + " to post again, to complete by itself or to leave; all its decisions were left"
                    + " open, and solved for.";

    private static final String FRONTIER =
            "Question: what would make failover possible for this protocol, so that no application"
                    + " can tell that a path has failed? Each set of relaxations is an easier world:"
                    + " an option of the protocol at another value, packets that do not come late, or"
                    + " a power of the sender to ask the target. Looked for was a rule for each, or"
                    + " a proof that there is none.";

    private final Draft draft = new Draft();
    private final Subject subject;

    private SolveDocument(Subject subject) {
        this.subject = subject;
    }

    /** The report of one protocol. */
    public static Document of(Subject subject, Protocol protocol, Solution solution) {
        return new SolveDocument(subject).document(protocol, solution);
    }

    /** The report of a file's frontier. */
    public static Document of(Subject subject, TwinFile file, Frontier.Lattice lattice) {
        return new SolveDocument(subject).document(file, lattice);
    }

    private Document document(Protocol protocol, Solution solution) {
        return switch (solution) {
            case Solution.Possible(Solution.Rules rules, Solution.Effort effort) ->
                    possible(protocol, rules, effort);
            case Solution.Impossible impossible -> impossible(protocol, impossible);
            case Solution.Unknown(String reason, Solution.Effort effort) -> {
                headline("UNKNOWN", Tone.WARN, RULE);
                facts(effort);
                draft.gap();
                draft.text("It is not known: " + reason + ".");
                yield draft.source(subject).done(subject.file() + ": UNKNOWN");
            }
            case Solution.Mistaken(var mistake) -> CheckDocument.of(subject, mistake);
        };
    }

    private void headline(String answer, Tone tone, String question) {
        draft.add(new Block.Headline(subject.file(), answer, tone));
        draft.add(new Block.Lead(question));
    }

    private void facts(Solution.Effort effort) {
        draft.fact("protocol", subject.protocol());
        draft.fact("settings", subject.settings());
        draft.fact("bounds", subject.bounds());
        draft.fact(
                "search",
                String.format(
                        Locale.ROOT,
                        "%,d states with all decisions open, %.2f s",
                        effort.states(),
                        effort.seconds()));
    }

    private Document possible(Protocol protocol, Solution.Rules rules, Solution.Effort effort) {
        headline("POSSIBLE", Tone.GOOD, RULE);
        facts(effort);
        draft.gap();
        draft.text(
                String.format(
                        Locale.ROOT,
                        "These rules make it TRANSPARENT%s; check has confirmed it from scratch,"
                                + " with %,d states:",
                        powers(rules.powers()),
                        rules.verdict().statistics().states()));
        rules(protocol, rules);
        return draft.source(subject).done(subject.file() + ": POSSIBLE");
    }

    private void rules(Protocol protocol, Solution.Rules rules) {
        draft.add(new Block.Rules(rules.text(), RuleTable.of(protocol, rules)));
    }

    /** What the set's rules are for. */
    private static Protocol protocol(TwinFile file, Frontier.Point point) {
        return switch (file.instantiate(point.settings())) {
            case Instance.Valid(Protocol protocol, var _) -> protocol;
            case Instance.Invalid(var why) ->
                    throw new IllegalStateException(point.settings() + ": " + why);
        };
    }

    private static String powers(Set<Power> powers) {
        return powers.isEmpty()
                ? ", without any power at the target"
                : ", with the powers to "
                        + powers.stream()
                                .map(p -> p.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "));
    }

    private Document impossible(Protocol protocol, Solution.Impossible impossible) {
        headline("IMPOSSIBLE", Tone.BAD, RULE);
        facts(impossible.effort());
        draft.gap();
        draft.text(
                switch (impossible.extent()) {
                    case ALL ->
                            "No rule makes it TRANSPARENT that completes a request with a value of"
                                    + " its own or found at its place, leaves it, or posts it again as"
                                    + " it is, whatever the rule makes of all that its sender sees,"
                                    + " and though it may probe any place at any time where probing"
                                    + " is granted. Whatever is decided, some run that looks the same"
                                    + " up to there goes wrong:";
                    case THESE_PROBES ->
                            "No rule makes it TRANSPARENT that probes the place of a request, the log"
                                    + " and what the file's rule reads, each once before it decides,"
                                    + " whatever it makes of all that its sender sees. (Rules that"
                                    + " probe more were not decided about in the time given.)";
                });
        draft.gap();
        draft.add(
                new Block.Refuted(
                        subject.cast(), RefutationTree.of(protocol, impossible.refutation())));
        draft.gap();
        impossible
                .failStop()
                .ifPresentOrElse(
                        rules -> {
                            draft.text(
                                    "What can be had: it never does harm, and is "
                                            + rules.verdict().conclusion().label()
                                            + powers(rules.powers())
                                            + ", with");
                            rules(protocol, rules);
                        },
                        () ->
                                draft.text(
                                        "No rule was found that does no harm and gets stuck nowhere,"
                                                + " not even by giving up."));
        return draft.source(subject).done(subject.file() + ": IMPOSSIBLE");
    }

    private Document document(TwinFile file, Frontier.Lattice lattice) {
        Optional<Answer.Mistake> mistake = mistake(lattice);
        if (mistake.isPresent()) {
            return CheckDocument.of(subject, mistake.get());
        }
        boolean any = !lattice.minimal().isEmpty();
        boolean known = lattice.open().isEmpty();
        headline(
                any
                        ? "what makes failover possible"
                        : known
                                ? "nothing considered makes failover possible"
                                : "UNKNOWN what makes failover possible",
                any ? Tone.GOOD : known ? Tone.BAD : Tone.WARN,
                FRONTIER);
        draft.fact("protocol", subject.protocol());
        draft.fact("relaxations", Relaxation.names(lattice.relaxations()));
        draft.fact(
                "search",
                lattice.points().size()
                        + " sets computed, "
                        + lattice.inferred()
                        + " inferred (bounded originals and powers only help), "
                        + lattice.open().size()
                        + " not known");
        draft.add(new Block.Lattice(subject.protocol(), lattice));
        for (Frontier.Point point : lattice.minimal()) {
            draft.gap();
            draft.heading("With " + Relaxation.names(point.with()) + ":", Tone.STRONG);
            if (point.solution() instanceof Solution.Possible(Solution.Rules rules, var _)) {
                rules(protocol(file, point), rules);
            }
        }
        if (!lattice.maximal().isEmpty()) {
            draft.gap();
            draft.heading("Impossible, though with", Tone.STRONG);
            lattice.maximal().forEach(point -> draft.item(1, "", Relaxation.names(point.with())));
        }
        if (!lattice.open().isEmpty()) {
            draft.gap();
            draft.heading("Not known, with", Tone.WARN);
            lattice.open()
                    .forEach(
                            with -> draft.item(1, "", Relaxation.names(with) + why(lattice, with)));
        }
        return draft.source(subject).done(subject.file() + ": what makes failover possible");
    }

    /** One that shows without any fault, so that nothing was solved. */
    private static Optional<Answer.Mistake> mistake(Frontier.Lattice lattice) {
        return lattice.points().stream()
                .flatMap(p ->
                        p.solution() instanceof Solution.Mistaken(var mistake)
                                ? Stream.of(mistake)
                                : Stream.<Answer.Mistake>empty())
                .findFirst();
    }

    private static String why(Frontier.Lattice lattice, Set<Relaxation> with) {
        return lattice.points().stream()
                .filter(p -> p.with().equals(with))
                .map(Frontier.Point::solution)
                .filter(Solution.Unknown.class::isInstance)
                .map(s -> ": " + ((Solution.Unknown) s).reason())
                .findFirst()
                .orElse("");
    }
}
