package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Host;
import java.util.List;
import java.util.Optional;

/** Finds hosts by name and reports those that are not there. */
final class Lookup {
    private Lookup() {}

    static Optional<Host> host(World world, Ident name, Problems problems) {
        Optional<Host> found = world.host(name.text());
        if (found.isEmpty()) {
            problems.report(
                    Code.UNKNOWN_HOST,
                    name.span(),
                    "unknown host `"
                            + name.text()
                            + "`"
                            + Spelling.suggestion(name.text(), world.hostNames()),
                    world.hosts().isEmpty()
                            ? "declare it: host " + name.text()
                            : "the hosts are " + Spelling.alternatives(world.hostNames()));
        }
        return found;
    }

    /** The place behind the name of a host, as in {@code gpu1.flag}, where none may stand. */
    record Beyond(Host host, String word, String rest) {
        /** As it should have been written. */
        String place() {
            return word + rest;
        }

        boolean exists(World world) {
            return world.word(host.id(), word).isPresent();
        }
    }

    /** What follows a name, as it may be shown in a message. */
    static String rest(List<Term.Access> accesses) {
        StringBuilder rest = new StringBuilder();
        for (Term.Access access : accesses) {
            rest.append(
                    access instanceof Term.Access.Field(Ident name) ? "." + name.text() : "[…]");
        }
        return rest.toString();
    }

    /** Whether the path begins with a host instead of a word. */
    static Optional<Beyond> beyondHost(World world, Term.Path path) {
        boolean field = !path.plain() && path.accesses().getFirst() instanceof Term.Access.Field;
        if (!field || !world.words(path.root().text()).isEmpty()) {
            return Optional.empty();
        }
        String rest = rest(path.accesses().subList(1, path.accesses().size()));
        String word = ((Term.Access.Field) path.accesses().getFirst()).name().text();
        return world.host(path.root().text()).map(host -> new Beyond(host, word, rest));
    }
}
