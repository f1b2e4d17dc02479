package dev.twintrace.report.export;

import dev.twintrace.report.story.Cast;
import java.util.stream.Collectors;

/**
 * What a log calls those whose events come in an order of their own.
 *
 * <p>No two of them may share a name, though a process, a queue pair and a host may: each kind has
 * a sign of its own ({@code sender@gpu0}, {@code gpu0.q}, {@code gpu0:nic}). The signs also keep a
 * process that is called {@code constructor} from being what JavaScript understands by that.
 */
final class Timelines {
    /** Where faults strike. */
    static final String NETWORK = "network";

    private final Cast cast;

    Timelines(Cast cast) {
        this.cast = cast;
    }

    /** A process, or the code that runs at the receiver when it learns of a failure. */
    String process(String name) {
        return cast.host(name)
                .or(() ->
                        cast.queuePairs().entrySet().stream()
                                .filter(q -> notice(q.getKey()).equals(name))
                                .map(q -> q.getValue().target())
                                .findFirst())
                .map(host -> word(name) + "@" + word(host))
                .orElse(word(name) + "@");
    }

    /** The name that the code for notices of a queue pair goes by in events. */
    static String notice(String queuePair) {
        return "notice of " + queuePair;
    }

    /** A queue pair at its sender: completions, errors, and what the overlay does. */
    String queuePair(String name) {
        return word(cast.ends(name).sender()) + "." + word(name);
    }

    /** The sender's NIC, as far as it works for a lane. */
    String lane(String queuePair, int lane) {
        return word(cast.ends(queuePair).sender()) + ":nic." + word(queuePair) + ".lane" + lane;
    }

    /** What executes requests at the target of a queue pair. */
    String target(String queuePair) {
        return word(cast.ends(queuePair).target()) + ":nic";
    }

    /** In characters that neither the log nor JSON has other uses for. */
    private static String word(String name) {
        return name.codePoints()
                .mapToObj(c -> plain(c) ? Character.toString(c) : "_")
                .collect(Collectors.joining());
    }

    private static boolean plain(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-';
    }
}
