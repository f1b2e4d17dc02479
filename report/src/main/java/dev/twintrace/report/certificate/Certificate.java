package dev.twintrace.report.certificate;

import dev.twintrace.protocol.language.Settings;
import dev.twintrace.protocol.tree.Failover.Power;
import java.util.List;
import java.util.Set;

/** A claim about a protocol with the evidence for it; docs/certificates.md. */
public sealed interface Certificate {
    /** What the claim is about. */
    About about();

    /**
     * A protocol under some settings.
     *
     * @param file its name without folders, for messages only
     * @param text of the whole file
     * @param hash the SHA-256 of the text in UTF-8, as 64 hexadecimal digits
     */
    record About(String file, String text, String hash, Settings settings) {
        /** With the hash that the text has. */
        public static About of(String file, String text, Settings settings) {
            return new About(file, text, Hash.of(text), settings);
        }
    }

    /**
     * No rules make the protocol TRANSPARENT, whatever overlays remember.
     *
     * @param powers what the rules are granted
     * @param watching whether overlays that may probe are shown each change of the target's memory
     *     while their rule runs, which is more than any probes tell; otherwise they know what the
     *     probes of the open rule say. True if none may probe.
     */
    record OfImpossibility(About about, Set<Power> powers, boolean watching, Reason reason)
            implements Certificate {}

    /**
     * The protocol is TRANSPARENT with the rules that its text has.
     *
     * @param states all states that runs come to, in the order in which a search in breadth that
     *     takes actions by their ids finds them; the first is the initial one
     */
    record OfRule(About about, List<State> states) implements Certificate {}

    /**
     * A state that runs come to.
     *
     * @param rank the least number of steps, none of them a fault, to an end with all processes
     *     finished
     */
    record State(Cells cells, int rank) {}

    /** Why a strategy of the overlays does not work. */
    sealed interface Reason {
        /** A run that goes wrong, from the initial state. */
        record Run(List<Step> steps) implements Reason {}

        /** Whatever the strategy decides with this key, it does not work. */
        record Choice(Key key, List<Way> ways) implements Reason {}
    }

    /** A step of a run: the action by its id and, so that a reader knows, by its name. */
    record Step(int action, String name) {}

    /** A way of a decision, and why a strategy that takes it does not work. */
    record Way(String name, Reason because) {}

    /**
     * What an overlay knows when it decides; a strategy is a function from keys to ways.
     *
     * @param queuePair the name of the queue pair whose overlay decides
     * @param decision which of its open decisions
     * @param seen all that its sender has seen since the start
     */
    record Key(String queuePair, int decision, List<Sight> seen) {}

    /**
     * Something that a sender sees.
     *
     * @param code which observation of the model, or {@link #WATCHED}
     */
    record Sight(int code, List<Long> observed) {
        /** A change of the memory under watch; the observed values are all of that memory. */
        public static final int WATCHED = -1;
    }
}
