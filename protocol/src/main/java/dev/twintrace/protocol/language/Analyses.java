package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Item;
import dev.twintrace.protocol.tree.Protocol;
import java.util.List;

/** Looks at a well-formed protocol for what cannot have been meant. */
final class Analyses {
    private final Protocol protocol;
    private final List<Item> items;
    private final Problems problems;
    private final Constants constants;

    Analyses(Protocol protocol, List<Item> items, Problems problems, Constants constants) {
        this.protocol = protocol;
        this.items = items;
        this.problems = problems;
        this.constants = constants;
    }

    void run() {}
}
