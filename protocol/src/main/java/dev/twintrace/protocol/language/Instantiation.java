package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.FailoverFact;
import dev.twintrace.protocol.syntax.FieldInit;
import dev.twintrace.protocol.syntax.Guarded;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Item;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.ProcessDecl;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Statement;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks a file under one setting of its options. */
final class Instantiation {
    private static final int MOST_PROCESSES = 64;
    private static final int MOST_FAULTS = 64;

    private final List<Item> items;
    private final Map<String, Integer> mentions;
    private final Settings settings;
    private final Problems problems;
    private final Constants constants;
    private final World world = World.empty();
    private final Traffic traffic;
    private final List<BlockFacts> blocks = new ArrayList<>();
    private final Map<String, BlockFacts> covering = new HashMap<>();

    Instantiation(SourceFile file, OptionTable options, Settings settings, Problems problems) {
        this.items = file.items();
        this.mentions = file.mentions();
        this.settings = settings;
        this.problems = problems;
        this.constants = new Constants(options, settings, problems);
        this.traffic = new Traffic(problems);
    }

    private <T extends Item> List<T> all(Class<T> kind) {
        return items.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The one declaration of its kind; others are reported. */
    private <T extends Item> Optional<T> only(Class<T> kind, String what) {
        List<T> found = all(kind);
        for (T again : found.subList(Math.min(1, found.size()), found.size())) {
            problems.report(
                    Code.GIVEN_TWICE, again.span(), "`" + what + "` is given twice", "keep one");
        }
        return found.stream().findFirst();
    }

    /** The blocks of the file, for the defaults of the implicit options. */
    List<BlockFacts> blocks() {
        return blocks;
    }

    /** The protocol; only to be used if no problem was reported. */
    Protocol protocol() {
        Optional<Item.Header> header = only(Item.Header.class, "protocol");
        if (!(items.getFirst() instanceof Item.Header)) {
            problems.report(
                    Code.NO_PROTOCOL,
                    items.getFirst().span(),
                    "a file begins with the name of its protocol",
                    "write in the first line: protocol NAME \"title\"");
        }
        int width =
                only(Item.Width.class, "width")
                        .map(one -> constants.count(one.bits(), "the width", 1, 64))
                        .orElse(64);
        Arithmetic arithmetic = new Arithmetic(width);
        boolean global = global();
        int cap = Integer.MAX_VALUE;
        for (Item.FaultCap item : all(Item.FaultCap.class)) {
            if (constants.applies(item.faults())) {
                cap = constants.count(item.faults().fact(), "the cap", 0, MOST_FAULTS);
            }
        }
        WorldBuilder hosts = new WorldBuilder(problems, constants, arithmetic, world);
        all(Item.HostItem.class).forEach(hosts::host);
        for (Item.FailoverItem item : all(Item.FailoverItem.class)) {
            cover(item);
        }
        QueuePairBuilder builder = new QueuePairBuilder(problems, constants, world, hosts);
        for (Item.QueuePairItem item : all(Item.QueuePairItem.class)) {
            BlockFacts block = covering.get(item.name().text());
            builder.declare(item, block == null ? 0 : block.faults());
        }
        blocks.forEach(block -> logWords(block, hosts));
        nameNics(hosts);
        MessageShapes messages = new MessageShapes(constants, arithmetic, world);
        all(Item.ProcessItem.class).forEach(messages::scan);
        Checking checking = new Checking(problems, constants, arithmetic, world, traffic, messages);
        List<ProcessDecl> processes = processes(checking);
        List<Failover> failovers =
                blocks.stream().map(block -> new FailoverBuilder(checking, block).build()).toList();
        List<Protocol.Invariant> invariants =
                all(Item.Always.class).stream().map(one -> invariant(checking, one)).toList();
        List<Word> observed = observed(checking);
        Protocol protocol =
                new Protocol(
                        header.map(one -> one.name().text()).orElse(""),
                        header.map(Item.Header::title).orElse(""),
                        width,
                        global,
                        cap,
                        List.copyOf(world.hosts()),
                        List.copyOf(world.words()),
                        List.copyOf(world.queuePairs().values()),
                        processes,
                        failovers,
                        invariants,
                        observed);
        if (!problems.failed()) {
            Analyses.run(protocol, problems);
            new Unused(problems, mentions).check(items, constants);
        }
        return protocol;
    }

    private boolean global() {
        boolean global = false;
        for (Item.Atomicity item : all(Item.Atomicity.class)) {
            Ident scope = item.scope().fact();
            if (!scope.text().equals("nic") && !scope.text().equals("global")) {
                problems.report(
                        Code.UNKNOWN_SCOPE,
                        scope.span(),
                        "remote atomics are atomic per `nic` or `global`, not `"
                                + scope.text()
                                + "`",
                        "nic is IBV_ATOMIC_HCA and the default, global is IBV_ATOMIC_GLOB");
            }
            if (constants.applies(item.scope())) {
                global = scope.text().equals("global");
            }
        }
        return global;
    }

    private void cover(Item.FailoverItem item) {
        BlockFacts block = new BlockFacts(item, constants, settings);
        blocks.add(block);
        for (Ident name : item.queuePairs()) {
            if (covering.putIfAbsent(name.text(), block) != null) {
                problems.report(
                        Code.COVERED_TWICE,
                        name.span(),
                        "the queue pair `" + name.text() + "` has a failover block already",
                        "name each queue pair in one block");
            }
        }
    }

    /** Log words exist whatever the options say, so that processes may name them. */
    private void logWords(BlockFacts block, WorldBuilder hosts) {
        Set<String> seen = new HashSet<>();
        List<FailoverFact.Log> logs = new ArrayList<>(block.logs);
        for (Guarded<FailoverFact> guarded : block.item.facts()) {
            if (guarded.fact() instanceof FailoverFact.Log log) {
                logs.add(log);
            }
        }
        for (FailoverFact.Log log : logs) {
            if (!seen.add(log.name().text())) {
                continue;
            }
            if (block.item.queuePairs().size() > 1) {
                problems.report(
                        Code.SEVERAL_TARGETS,
                        log.span(),
                        "a log belongs to one queue pair, this block has several",
                        "give each queue pair a failover block of its own; `faults total` caps"
                                + " their faults together");
                continue;
            }
            world.queuePair(block.item.queuePairs().getFirst().text())
                    .ifPresent(queuePair -> logWord(log, queuePair, hosts));
        }
    }

    private void logWord(FailoverFact.Log log, QueuePair queuePair, WorldBuilder hosts) {
        Span span = log.name().span();
        FieldInit zero = new FieldInit(new Ident("", span), new Term.Literal(span, 0));
        hosts.word(
                world.hosts().get(queuePair.target()),
                new Item.HostEntry.WordEntry(log.name(), log.size(), List.of(zero)),
                Word.Owner.OVERLAY);
    }

    private void nameNics(WorldBuilder hosts) {
        for (Host host : List.copyOf(world.hosts())) {
            List<String> names = new ArrayList<>();
            Optional<List<Ident>> declared = hosts.nics(host.name());
            if (declared.isPresent()) {
                declared.get().forEach(name -> names.add(name.text()));
            } else {
                int highest = highestNic(host.id());
                for (int nic = 0; nic <= highest; nic++) {
                    names.add("nic" + nic);
                }
            }
            world.hosts().set(host.id(), new Host(host.id(), host.name(), List.copyOf(names)));
        }
    }

    private int highestNic(int host) {
        int highest = -1;
        for (QueuePair queuePair : world.queuePairs().values()) {
            for (QueuePair.Lane lane : queuePair.lanes()) {
                if (queuePair.sender() == host) {
                    highest = Math.max(highest, lane.senderNic());
                }
                if (queuePair.target() == host) {
                    highest = Math.max(highest, lane.targetNic());
                }
            }
        }
        return highest;
    }

    private List<ProcessDecl> processes(Checking checking) {
        List<ProcessDecl> processes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<Item.ProcessItem> declared = all(Item.ProcessItem.class);
        if (declared.stream().allMatch(Item.ProcessItem::daemon)) {
            problems.report(
                    Code.NO_PROCESS,
                    items.getFirst().span(),
                    declared.isEmpty()
                            ? "the file declares no process"
                            : "all processes are daemons, so nothing needs to finish",
                    "declare one: process NAME on HOST { … }");
        }
        for (Item.ProcessItem item : declared) {
            if (!names.add(item.name().text())) {
                problems.report(
                        Code.DECLARED_TWICE,
                        item.name().span(),
                        "there is a process `" + item.name().text() + "` already",
                        "choose another name");
            }
            if (processes.size() >= MOST_PROCESSES) {
                problems.report(
                        Code.TOO_COMPLEX,
                        item.name().span(),
                        "more than " + MOST_PROCESSES + " processes",
                        "a protocol of this size cannot be explored; describe a part of it");
                break;
            }
            Lookup.host(world, item.host(), problems)
                    .ifPresentOrElse(
                            host -> processes.add(process(checking, item, host, processes.size())),
                            () -> traffic.miss(Optional.empty()));
        }
        return List.copyOf(processes);
    }

    private static ProcessDecl process(
            Checking checking, Item.ProcessItem item, Host host, int id) {
        ProcessScope scope =
                new ProcessScope(
                        checking,
                        item.name().text(),
                        host.id(),
                        item.daemon() ? ProcessScope.Role.DAEMON : ProcessScope.Role.PROCESS);
        List<Statement> body = new CommandLowering(scope).block(item.body());
        return new ProcessDecl(
                id, item.name().text(), host.id(), item.daemon(), scope.symbols().locals(), body);
    }

    private static Protocol.Invariant invariant(Checking checking, Item.Always item) {
        InvariantLeaves leaves = new InvariantLeaves(checking);
        return new Protocol.Invariant(
                item.span(), leaves.terms().number(item.condition()), item.text());
    }

    private List<Word> observed(Checking checking) {
        Optional<Item.Observe> item = only(Item.Observe.class, "observe");
        if (item.isEmpty()) {
            return world.words().stream()
                    .filter(word -> word.owner() == Word.Owner.APPLICATION)
                    .toList();
        }
        List<Word> words = new ArrayList<>();
        InvariantLeaves leaves = new InvariantLeaves(checking);
        for (Term.Path path : item.get().words()) {
            Optional<InvariantLeaves.Named> named = leaves.word(path);
            if (named.isPresent() && !named.get().accesses().isEmpty()) {
                problems.report(
                        Code.NO_ARRAY,
                        path.span(),
                        "`observe` takes whole words",
                        "write `" + named.get().word().name() + "` without index and field");
            }
            named.map(InvariantLeaves.Named::word)
                    .filter(word -> !words.contains(word))
                    .ifPresent(words::add);
        }
        return List.copyOf(words);
    }
}
