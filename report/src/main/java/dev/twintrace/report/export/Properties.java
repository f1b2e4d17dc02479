package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.model.Term;
import dev.twintrace.protocol.tree.ProcessDecl;
import java.util.ArrayList;
import java.util.List;

/** What users of other checkers want to state properties with. */
final class Properties {
    private Properties() {}

    /**
     * A named truth about states.
     *
     * @param meaning for a comment
     */
    record Property(String name, String meaning, Formula formula) {}

    /** Those of a model; names are yet to be made unique. */
    static List<Property> of(Steps steps) {
        Model model = steps.model();
        List<Property> properties = new ArrayList<>();
        for (Model.ProcessTerms end : model.outcome().processes()) {
            ProcessDecl process = model.protocol().processes().get(end.process());
            properties.add(
                    new Property(
                            process.name() + ".finished",
                            "process " + process.name() + " is past its last statement",
                            steps.formula(end.finished())));
        }
        int number = 0;
        for (Term invariant : model.invariants()) {
            number++;
            properties.add(
                    new Property(
                            "always" + number,
                            "`always` number " + number + " of the file",
                            steps.formula(invariant)));
        }
        if (!model.twoOwners().equals(Term.ZERO)) {
            properties.add(
                    new Property(
                            "two_owners",
                            "two processes are inside one critical section",
                            steps.formula(model.twoOwners())));
        }
        return List.copyOf(properties);
    }
}
