package dev.twintrace.engine.verdict;

import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Model.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a state is stuck, in words: where the processes stand, and what holds up the queue pairs. */
final class Standstill {
    private Standstill() {}

    /** A clause for each process that neither finished nor failed and for each plight. */
    static List<String> of(Subject subject, long[] state) {
        List<String> clauses = new ArrayList<>();
        for (int i : subject.reading().running(state)) {
            Model.ProcessTerms terms = subject.model().outcome().processes().get(i);
            position(subject, terms, state)
                    .map(p ->
                            "%s stands at %s (line %d)"
                                    .formatted(name(subject, terms), p.doing(), p.span().line()))
                    .ifPresent(clauses::add);
        }
        subject.model().plights().stream()
                .filter(p -> subject.interpreter().compile(p.here()).value(state) != 0)
                .map(Model.Plight::what)
                .forEach(clauses::add);
        return List.copyOf(clauses);
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
