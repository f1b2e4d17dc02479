package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import java.util.List;

/** Gives names to new locals, unless something else has the name. */
final class Bindings {
    private final ProcessScope scope;

    Bindings(ProcessScope scope) {
        this.scope = scope;
    }

    Symbols.Symbol declare(Ident name, List<String> fields) {
        checkFree(name);
        return scope.symbols().declare(name, fields, false);
    }

    Symbols.Symbol bind(Ident name, List<String> fields) {
        checkFree(name);
        return scope.symbols().bind(name, fields, false);
    }

    /** For a message that nobody sends under the present options: any field may be asked for. */
    Symbols.Symbol bindVague(Ident name) {
        checkFree(name);
        return scope.symbols().bind(name, Value.PLAIN, true);
    }

    void checkFree(Ident name) {
        String text = name.text();
        String what =
                scope.world().word(scope.host(), text).isPresent()
                        ? "a word of host " + scope.hostName()
                        : scope.checking().constants().options().find(text).isPresent()
                                ? "an option"
                                : scope.world().queuePair(text).isPresent() ? "a queue pair" : "";
        if (!what.isEmpty()) {
            scope.problems()
                    .report(
                            Code.HIDES,
                            name.span(),
                            "the local `" + text + "` would hide " + what + " of the same name",
                            "choose another name");
        }
    }
}
