package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which variables some steps read, and how many values they name. */
final class Mentioned {
    private final Set<Variable> variables = new HashSet<>();
    private int names;

    private Mentioned() {}

    /** Looks through steps. */
    static Mentioned in(List<Step> steps) {
        Mentioned mentioned = new Mentioned();
        for (Step step : steps) {
            mentioned.add(step.guard());
            mentioned.add(step.deeds());
        }
        return mentioned;
    }

    /** Whether anything reads this variable. */
    boolean reads(Variable variable) {
        return variables.contains(variable);
    }

    /** One more than the largest name in use. */
    int names() {
        return names;
    }

    private void add(List<Deed> deeds) {
        for (Deed deed : deeds) {
            switch (deed) {
                case Deed.Set(Variable _, Value index, Value value) -> {
                    add(index);
                    add(value);
                }
                case Deed.Name(int name, Value value) -> {
                    names = Math.max(names, name + 1);
                    add(value);
                }
                case Deed.If(Formula condition, List<Deed> then, List<Deed> otherwise) -> {
                    add(condition);
                    add(then);
                    add(otherwise);
                }
                case Deed.Wrong _ -> {}
            }
        }
    }

    private void add(Value value) {
        switch (value) {
            case Value.Constant _, Value.Named _ -> {}
            case Value.Cell(Variable variable, Value index) -> {
                variables.add(variable);
                add(index);
            }
            case Value.Binary(Value.Operator _, Value left, Value right) -> {
                add(left);
                add(right);
            }
            case Value.Low(Value inner, int _) -> add(inner);
            case Value.Either(Formula condition, Value then, Value otherwise) -> {
                add(condition);
                add(then);
                add(otherwise);
            }
            case Value.Truth(Formula formula) -> add(formula);
        }
    }

    private void add(Formula formula) {
        switch (formula) {
            case Formula.Fixed _ -> {}
            case Formula.Compare(Formula.Relation _, Value left, Value right) -> {
                add(left);
                add(right);
            }
            case Formula.Both(Formula left, Formula right) -> {
                add(left);
                add(right);
            }
            case Formula.Any(Formula left, Formula right) -> {
                add(left);
                add(right);
            }
            case Formula.Not(Formula inner) -> add(inner);
        }
    }
}
