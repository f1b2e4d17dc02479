package dev.twintrace.report.export;

import dev.twintrace.protocol.model.Variable;
import java.util.List;

/** What an action does, in order; what only reports need is left out. */
sealed interface Deed {
    /** Sets a variable's element. */
    record Set(Variable variable, Value index, Value value) implements Deed {}

    /** Names a value for later deeds of the same action. */
    record Name(int name, Value value) implements Deed {}

    /** One or the other; not both are empty. */
    record If(Formula condition, List<Deed> then, List<Deed> otherwise) implements Deed {}

    /** The run shows a mistake in the file. */
    record Wrong(String message) implements Deed {}
}
