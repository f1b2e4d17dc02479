package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hosts, words and queue pairs of a protocol, by name.
 *
 * @param failed names of queue pairs whose declaration has a mistake: what uses them is not
 *     reported again
 */
record World(
        List<Host> hosts, List<Word> words, Map<String, QueuePair> queuePairs, Set<String> failed) {

    static World empty() {
        return new World(
                new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new HashSet<>());
    }

    Optional<Host> host(String name) {
        return hosts.stream().filter(host -> host.name().equals(name)).findFirst();
    }

    List<String> hostNames() {
        return hosts.stream().map(Host::name).toList();
    }

    Optional<Word> word(int host, String name) {
        return words.stream()
                .filter(word -> word.host() == host && word.name().equals(name))
                .findFirst();
    }

    /** The words of this name on all hosts. */
    List<Word> words(String name) {
        return words.stream().filter(word -> word.name().equals(name)).toList();
    }

    Set<String> wordNames(int host) {
        Set<String> names = new TreeSet<>();
        for (Word word : words) {
            if (word.host() == host) {
                names.add(word.name());
            }
        }
        return names;
    }

    String hostName(int host) {
        return hosts.get(host).name();
    }

    Optional<QueuePair> queuePair(String name) {
        return Optional.ofNullable(queuePairs.get(name));
    }

    /** The queue pair, or empty after a report that there is none or that it has a mistake. */
    Optional<QueuePair> queuePair(Ident name, Problems problems) {
        Optional<QueuePair> found = queuePair(name.text());
        if (found.isEmpty() && !failed.contains(name.text())) {
            problems.report(
                    Code.UNKNOWN_QUEUE_PAIR,
                    name.span(),
                    "unknown queue pair `"
                            + name.text()
                            + "`"
                            + Spelling.suggestion(name.text(), queuePairs.keySet()),
                    queuePairs.isEmpty()
                            ? "declare one: qp q: SENDER -> TARGET"
                            : "the queue pairs are " + Spelling.alternatives(queuePairs.keySet()));
        }
        return found;
    }
}
