package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.tree.Host;
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
}
