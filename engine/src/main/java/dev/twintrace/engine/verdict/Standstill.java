package dev.twintrace.engine.verdict;

import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Model.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a state is stuck, in words: where the processes stand or go round, and what holds up the
 * queue pairs.
 */
final class Standstill {
    private Standstill() {}

    /** A clause for each process that neither finished nor failed and for each plight. */
    static List<String> of(Subject subject, long[] state) {
        List<String> clauses = new ArrayList<>();
        Motion motion = new Motion(subject, state);
        for (int i : subject.reading().running(state)) {
            Model.ProcessTerms terms = subject.model().outcome().processes().get(i);
            position(subject, terms, state)
                    .map(p ->
                            "%s %s %s (line %d)"
                                    .formatted(
                                            name(subject, terms),
                                            does(motion.of(p.here())),
                                            p.doing(),
                                            p.span().line()))
                    .ifPresent(clauses::add);
        }
        clauses.addAll(plights(subject, state));
        return List.copyOf(clauses);
    }

    private static String does(Motion.Kind kind) {
        return switch (kind) {
            case STANDS -> "stands at";
            case GOES_ROUND -> "goes round and round, here at";
            case OTHER -> "has come to";
        };
    }

    /** What holds up which queue pair, a clause each. */
    static List<String> plights(Subject subject, long[] state) {
        return subject.model().plights().stream()
                .filter(p -> subject.interpreter().compile(p.here()).value(state) != 0)
                .map(Model.Plight::what)
                .toList();
    }

    /** Where a process stands that has not finished. */
    static Optional<Position> position(Subject subject, Model.ProcessTerms terms, long[] state) {
        return terms.positions().stream()
                .filter(p -> subject.interpreter().compile(p.here()).value(state) != 0)
                .findFirst();
    }

    static String name(Subject subject, Model.ProcessTerms terms) {
        return subject.model().protocol().processes().get(terms.process()).name();
    }
}
