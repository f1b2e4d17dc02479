package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Protocol;
import java.util.List;
import java.util.stream.Stream;

/**
 * A construct of the language that can be taken out of a protocol, or made harmless.
 *
 * @param name as in docs/language.md, more or less
 */
public record Construct(String name, Removal removal) {
    /** All of them. */
    public static final List<Construct> ALL =
            Stream.of(
                            ProcessConstructs.ALL,
                            RequestConstructs.ALL,
                            QueuePairConstructs.ALL,
                            FailoverConstructs.ALL,
                            OverlayConstructs.ALL)
                    .flatMap(List::stream)
                    .toList();

    /** The protocol with this construct taken out. */
    public Protocol without(Protocol protocol) {
        return Rewriter.apply(removal, protocol);
    }

    /** Whether taking it out makes a difference to the text. */
    public boolean uses(Protocol protocol) {
        return !without(protocol).equals(Rewriter.apply(Removal.NOTHING, protocol));
    }
}
