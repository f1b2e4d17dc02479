package dev.twintrace.engine.oracle;

import dev.twintrace.protocol.tree.Expr;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Builds a checked protocol by hand: the declarations. {@link Code} builds the statements. */
final class Tree {
    private final int width;
    private final List<Host> hosts = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<QueuePair> queuePairs = new ArrayList<>();
    private final List<ProcessDecl> processes = new ArrayList<>();
    private final List<Failover> failovers = new ArrayList<>();
    private final List<Protocol.Invariant> invariants = new ArrayList<>();
    private final List<Integer> sites = new ArrayList<>();
    private boolean globalAtomicity = true;
    private int totalFaults = Integer.MAX_VALUE;
    private int lines;

    Tree(int width) {
        this.width = width;
    }

    /** Each statement is on a line of its own. */
    Span span() {
        lines++;
        return new Span(lines, 1, 1);
    }

    int site(QueuePair queuePair) {
        int site = sites.get(queuePair.id());
        sites.set(queuePair.id(), site + 1);
        return site;
    }

    void atomicityNic() {
        globalAtomicity = false;
    }

    void totalFaults(int faults) {
        totalFaults = faults;
    }

    int host(String name) {
        hosts.add(new Host(hosts.size(), name, List.of("nic0", "nic1", "nic2")));
        return hosts.size() - 1;
    }

    Word word(int host, String name) {
        return word(host, name, 0);
    }

    Word word(int host, String name, long initial) {
        return word(host, name, 1, false, List.of(""), List.of(initial), Word.Owner.APPLICATION);
    }

    Word array(int host, String name, int length) {
        return word(host, name, length, true, List.of(""), List.of(0L), Word.Owner.APPLICATION);
    }

    Word fields(int host, String name, String... fields) {
        return word(
                host,
                name,
                1,
                false,
                List.of(fields),
                Lists.zeros(fields.length),
                Word.Owner.APPLICATION);
    }

    Word log(int host, String name, int length) {
        return word(host, name, length, true, List.of(""), List.of(0L), Word.Owner.OVERLAY);
    }

    private Word word(
            int host,
            String name,
            int length,
            boolean array,
            List<String> fields,
            List<Long> initial,
            Word.Owner owner) {
        Word word = new Word(words.size(), host, name, length, array, fields, initial, owner);
        words.add(word);
        return word;
    }

    /** A queue pair whose lane i runs from NIC i to NIC i, with receives posted at first. */
    QueuePair qp(String name, int sender, int target, int lanes, int receives) {
        List<QueuePair.Lane> straight = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            straight.add(new QueuePair.Lane(i, i));
        }
        return qp(
                name,
                sender,
                target,
                List.copyOf(straight),
                new Traits(false, false, false),
                new QueuePair.Receives(receives, false, false));
    }

    /** What may be declared of a queue pair. */
    record Traits(boolean exactlyOnce, boolean relaxedPlacement, boolean relaxedReads) {}

    QueuePair qp(
            String name,
            int sender,
            int target,
            List<QueuePair.Lane> lanes,
            Traits traits,
            QueuePair.Receives receives) {
        QueuePair queuePair =
                new QueuePair(
                        queuePairs.size(),
                        name,
                        sender,
                        target,
                        lanes,
                        traits.exactlyOnce(),
                        traits.relaxedPlacement(),
                        traits.relaxedReads(),
                        receives,
                        Optional.empty());
        queuePairs.add(queuePair);
        sites.add(0);
        return queuePair;
    }

    /** The queue pair with the number of an earlier one; to be used in the place of the other. */
    QueuePair numbered(QueuePair queuePair, QueuePair earlier, boolean connectionIds) {
        QueuePair numbered =
                new QueuePair(
                        queuePair.id(),
                        queuePair.name(),
                        queuePair.sender(),
                        queuePair.target(),
                        queuePair.lanes(),
                        queuePair.exactlyOnce(),
                        queuePair.relaxedPlacement(),
                        queuePair.relaxedReads(),
                        queuePair.receives(),
                        Optional.of(new QueuePair.TakenNumber(earlier.id(), connectionIds)));
        queuePairs.set(queuePair.id(), numbered);
        return numbered;
    }

    /** Code whose locals are its own: of a process, of a rule or of notice code. */
    Code code() {
        return new Code(this);
    }

    void process(String name, int host, Code code, Statement... body) {
        process(name, host, false, code, List.of(body));
    }

    void process(String name, int host, boolean daemon, Code code, List<Statement> body) {
        processes.add(new ProcessDecl(processes.size(), name, host, daemon, code.locals(), body));
    }

    void always(Expr condition) {
        invariants.add(new Protocol.Invariant(span(), condition, "invariant"));
    }

    /** A failover block with lane faults only and no powers. */
    void failover(QueuePair queuePair, int faults, boolean late, OverlayStatement... rule) {
        failovers.add(
                new Failover(
                        List.of(queuePair),
                        faults,
                        0,
                        0,
                        late,
                        new Failover.Count(false, false),
                        List.of(),
                        List.of(),
                        List.of(rule),
                        false,
                        List.of()));
    }

    void failover(Failover failover) {
        failovers.add(failover);
    }

    static Location at(Word word) {
        return new Location(word, Exprs.num(0), Location.WHOLE);
    }

    static Location at(Word word, Expr index) {
        return new Location(word, index, Location.WHOLE);
    }

    static Location field(Word word, int field) {
        return new Location(word, Exprs.num(0), field);
    }

    Protocol build(String name) {
        return build(
                name, words.stream().filter(w -> w.owner() == Word.Owner.APPLICATION).toList());
    }

    Protocol build(String name, List<Word> observed) {
        return new Protocol(
                name,
                name,
                width,
                globalAtomicity,
                totalFaults,
                List.copyOf(hosts),
                List.copyOf(words),
                List.copyOf(queuePairs),
                List.copyOf(processes),
                List.copyOf(failovers),
                Collections.unmodifiableList(invariants),
                observed);
    }
}
