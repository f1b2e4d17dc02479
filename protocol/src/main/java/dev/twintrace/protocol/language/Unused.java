package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.FailoverFact;
import dev.twintrace.protocol.syntax.Guarded;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Item;
import java.util.List;
import java.util.Map;

/** Warns of what is declared and never mentioned. */
final class Unused {
    private final Problems problems;
    private final Map<String, Integer> mentions;

    /**
     * Looks for names that stand in their declaration only.
     *
     * @param mentions how often each name stands in the file
     */
    Unused(Problems problems, Map<String, Integer> mentions) {
        this.problems = problems;
        this.mentions = mentions;
    }

    void check(List<Item> items, Constants constants) {
        for (Item item : items) {
            if (item instanceof Item.HostItem host) {
                for (Item.HostEntry entry : host.entries()) {
                    if (entry instanceof Item.HostEntry.WordEntry word) {
                        check(word.name(), Code.UNUSED_WORD, "word");
                    }
                }
            } else if (item instanceof Item.QueuePairItem queuePair) {
                check(queuePair.name(), Code.UNUSED_QUEUE_PAIR, "queue pair");
            } else if (item instanceof Item.FailoverItem failover) {
                for (Guarded<FailoverFact> guarded : failover.facts()) {
                    if (guarded.fact() instanceof FailoverFact.Log log) {
                        check(log.name(), Code.UNUSED_WORD, "log");
                    }
                }
            }
        }
        for (Option option : constants.options().all()) {
            if (!constants.used().contains(option.name())) {
                report(constants.options().place(option.name()), Code.UNUSED_OPTION, "option");
            }
        }
    }

    private void check(Ident name, Code code, String what) {
        if (mentions.getOrDefault(name.text(), 0) <= 1) {
            report(name, code, what);
        }
    }

    private void report(Ident name, Code code, String what) {
        problems.report(
                code,
                name.span(),
                "the " + what + " `" + name.text() + "` is never used",
                "remove it, or use it");
    }
}
