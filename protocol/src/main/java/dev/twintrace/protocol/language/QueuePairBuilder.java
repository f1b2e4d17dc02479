package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Guarded;
import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Item;
import dev.twintrace.protocol.syntax.QueuePairFact;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.QueuePair;
import dev.twintrace.protocol.tree.QueuePair.Lane;
import dev.twintrace.protocol.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Declares queue pairs and their lanes. */
final class QueuePairBuilder {
    private static final int MOST_LANES = 32;
    private static final int MOST_RECEIVES = 64;
    private static final int MOST = 64;

    private final Problems problems;
    private final Constants constants;
    private final World world;
    private final WorldBuilder hosts;

    QueuePairBuilder(Problems problems, Constants constants, World world, WorldBuilder hosts) {
        this.problems = problems;
        this.constants = constants;
        this.world = world;
        this.hosts = hosts;
    }

    /**
     * Declares a queue pair.
     *
     * @param faults the lane and NIC faults of the block that covers it
     */
    void declare(Item.QueuePairItem item, int faults) {
        Optional<Host> sender = host(item.sender());
        Optional<Host> target = host(item.target());
        if (!checkFree(item.name()) || sender.isEmpty() || target.isEmpty()) {
            world.failed().add(item.name().text());
            return;
        }
        Facts facts = new Facts();
        for (Guarded<QueuePairFact> guarded : item.facts()) {
            boolean applies = constants.applies(guarded);
            if (applies) {
                facts.apply(guarded.fact());
            } else if (guarded.fact() instanceof QueuePairFact.Lane lane) {
                problems.inFoldedCode(() -> lane(lane, sender.get(), target.get()));
            }
        }
        int highest = facts.lanes.keySet().stream().reduce(-1, Integer::max);
        int count = facts.count.orElse(Math.max(faults, highest) + 1);
        List<Lane> lanes = new ArrayList<>();
        for (int lane = 0; lane < count; lane++) {
            QueuePairFact.Lane declared = facts.lanes.get(lane);
            lanes.add(
                    declared == null
                            ? byDefault(item, lane, sender.get(), target.get())
                            : lane(declared, sender.get(), target.get()));
        }
        facts.lanes.forEach((number, lane) -> {
            if (number >= count) {
                noSuchLane(number, lane.span(), count);
            }
        });
        world.queuePairs()
                .put(
                        item.name().text(),
                        new QueuePair(
                                world.queuePairs().size(),
                                item.name().text(),
                                sender.get().id(),
                                target.get().id(),
                                List.copyOf(lanes),
                                facts.exactlyOnce,
                                facts.relaxedPlacement,
                                facts.relaxedReads,
                                receives(facts, count),
                                number(facts, target.get())));
    }

    private QueuePair.Receives receives(Facts facts, int lanes) {
        facts.receivesOn.keySet().stream()
                .filter(lane -> lane >= lanes)
                .findFirst()
                .ifPresent(lane -> noSuchLane(lane, facts.receivesAt.orElseThrow(), lanes));
        List<Integer> posted =
                facts.receivesOn.isEmpty()
                        ? List.of(facts.receives)
                        : IntStream.range(0, lanes)
                                .mapToObj(l -> facts.receivesOn.getOrDefault(l, facts.receives))
                                .toList();
        return new QueuePair.Receives(posted, facts.perLane, facts.notReadyIsError);
    }

    private void noSuchLane(int number, Span span, int lanes) {
        problems.report(
                Code.BAD_COUNT,
                span,
                "there is no lane " + number + ": the queue pair has " + lanes,
                "lanes are numbered from 0; say `lanes " + (number + 1) + "`");
    }

    private Optional<QueuePair.TakenNumber> number(Facts facts, Host target) {
        if (facts.numberOf.isEmpty()) {
            facts.connectionIds.ifPresent(span ->
                    problems.report(
                            Code.TAKEN_NUMBER,
                            span,
                            "connection ids tell two queue pairs with one number apart, and this"
                                    + " one has a number of its own",
                            "add `number of Q`, or leave `connection ids` out"));
            return Optional.empty();
        }
        Ident name = facts.numberOf.get();
        Optional<QueuePair> earlier = world.queuePair(name, problems);
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        String wrong =
                earlier.get().target() != target.id()
                        ? "`" + name.text() + "` ends at another host"
                        : earlier.get().number().isPresent()
                                ? "`" + name.text() + "` has taken over a number itself"
                                : world.queuePairs().values().stream()
                                                .anyMatch(q -> taken(q, earlier.get()))
                                        ? "the number of `" + name.text() + "` is taken already"
                                        : "";
        if (!wrong.isEmpty()) {
            problems.report(
                    Code.TAKEN_NUMBER,
                    name.span(),
                    wrong,
                    "a queue pair takes the number of one that ends at the same host and that no"
                            + " other takes");
        }
        return Optional.of(
                new QueuePair.TakenNumber(earlier.get().id(), facts.connectionIds.isPresent()));
    }

    private static boolean taken(QueuePair by, QueuePair earlier) {
        return by.number().map(n -> n.from() == earlier.id()).orElse(false);
    }

    private Optional<Host> host(Ident name) {
        return Lookup.host(world, name, problems);
    }

    private boolean checkFree(Ident name) {
        if (world.queuePairs().size() >= MOST) {
            problems.report(
                    Code.TOO_COMPLEX,
                    name.span(),
                    "more than " + MOST + " queue pairs",
                    "a protocol of this size cannot be explored; describe a part of it");
            return false;
        }
        String text = name.text();
        boolean isWord = !world.words(text).isEmpty();
        if (world.queuePair(text).isPresent()) {
            problems.report(
                    Code.DECLARED_TWICE,
                    name.span(),
                    "there is a queue pair `" + text + "` already",
                    "choose another name");
            return false;
        }
        if (isWord || constants.options().find(text).isPresent()) {
            problems.report(
                    Code.HIDES,
                    name.span(),
                    "the queue pair `"
                            + text
                            + "` would hide "
                            + (isWord ? "a word" : "an option")
                            + " of the same name",
                    "choose another name");
        }
        return true;
    }

    private Lane lane(QueuePairFact.Lane lane, Host sender, Host target) {
        return new Lane(nic(lane.senderNic(), sender), nic(lane.targetNic(), target));
    }

    private int nic(Ident name, Host host) {
        Optional<List<Ident>> declared = hosts.nics(host.name());
        String text = name.text();
        if (declared.isEmpty()) {
            if (text.matches("nic[0-9]{1,2}")) {
                return Integer.parseInt(text.substring(3));
            }
            problems.report(
                    Code.UNKNOWN_NIC,
                    name.span(),
                    "unknown NIC `" + text + "` on host " + host.name(),
                    "the host declares none, so they are called nic0, nic1, …; or declare: nics "
                            + text);
            return 0;
        }
        List<String> names = declared.get().stream().map(Ident::text).toList();
        if (names.contains(text)) {
            return names.indexOf(text);
        }
        problems.report(
                Code.UNKNOWN_NIC,
                name.span(),
                "unknown NIC `"
                        + text
                        + "` on host "
                        + host.name()
                        + Spelling.suggestion(text, names),
                "its NICs are " + Spelling.alternatives(names));
        return 0;
    }

    private Lane byDefault(Item.QueuePairItem item, int lane, Host sender, Host target) {
        for (Host host : List.of(sender, target)) {
            Optional<List<Ident>> declared = hosts.nics(host.name());
            if (declared.isPresent() && lane >= declared.get().size()) {
                problems.report(
                        Code.UNKNOWN_NIC,
                        item.name().span(),
                        "lane "
                                + lane
                                + " of `"
                                + item.name().text()
                                + "` runs on NIC "
                                + lane
                                + " of host "
                                + host.name()
                                + ", which has "
                                + declared.get().size(),
                        "declare another NIC, or say where it runs: lane " + lane + ": NIC -> NIC");
                return new Lane(0, 0);
            }
        }
        return new Lane(lane, lane);
    }

    private final class Facts {
        private Optional<Integer> count = Optional.empty();
        private final Map<Integer, QueuePairFact.Lane> lanes = new TreeMap<>();
        private boolean exactlyOnce;
        private boolean relaxedPlacement;
        private boolean relaxedReads;
        private boolean perLane;
        private boolean notReadyIsError;
        private int receives;
        private final Map<Integer, Integer> receivesOn = new TreeMap<>();
        private Optional<Span> receivesAt = Optional.empty();
        private Optional<Ident> numberOf = Optional.empty();
        private Optional<Span> connectionIds = Optional.empty();

        private void apply(QueuePairFact fact) {
            switch (fact) {
                case QueuePairFact.Lanes(var span, var number) ->
                        count =
                                Optional.of(
                                        constants.count(
                                                number, "the number of lanes", 1, MOST_LANES));
                case QueuePairFact.Lane lane ->
                        lanes.put(
                                constants.count(
                                        lane.number(), "the lane's number", 0, MOST_LANES - 1),
                                lane);
                case QueuePairFact.ExactlyOnce once -> exactlyOnce = true;
                case QueuePairFact.PlacementRelaxed relaxed -> relaxedPlacement = true;
                case QueuePairFact.ReadsRelaxed relaxed -> relaxedReads = true;
                case QueuePairFact.Receives(var span, var posted, var lane) -> {
                    int number =
                            constants.count(posted, "the number of receives", 0, MOST_RECEIVES);
                    if (lane.isPresent()) {
                        perLane = true;
                        receivesOn.put(
                                constants.count(lane.get(), "the lane's number", 0, MOST_LANES - 1),
                                number);
                        receivesAt = Optional.of(span);
                    } else {
                        receives = number;
                    }
                }
                case QueuePairFact.ReceivesPerLane lane -> perLane = true;
                case QueuePairFact.ReceiverNotReady(var span, boolean error) ->
                        notReadyIsError = error;
                case QueuePairFact.NumberOf(var span, var earlier) ->
                        numberOf = Optional.of(earlier);
                case QueuePairFact.ConnectionIds(var span) -> connectionIds = Optional.of(span);
            }
        }
    }
}
