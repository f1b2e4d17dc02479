package dev.twintrace.protocol.language;

import dev.twintrace.protocol.syntax.Ident;
import dev.twintrace.protocol.syntax.Term;
import dev.twintrace.protocol.tree.Host;
import dev.twintrace.protocol.tree.Location;
import dev.twintrace.protocol.tree.Span;
import dev.twintrace.protocol.tree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the lowering of one rule shares. */
final class RuleScope {
    private final Checking checking;
    private final BlockFacts facts;
    private final Optional<Host> target;
    private final List<Hand.Candidate> requests;
    private final Symbols symbols;
    private Optional<Hand> hand = Optional.empty();

    /**
     * The scope of a rule.
     *
     * @param target the one host at which all queue pairs of the block end, if it is one
     * @param requests of all these queue pairs
     */
    RuleScope(
            Checking checking,
            BlockFacts facts,
            Optional<Host> target,
            List<Hand.Candidate> requests) {
        this.checking = checking;
        this.facts = facts;
        this.target = target;
        this.requests = requests;
        this.symbols = new Symbols(checking.problems());
    }

    Checking checking() {
        return checking;
    }

    Problems problems() {
        return checking.problems();
    }

    BlockFacts facts() {
        return facts;
    }

    Optional<Host> target() {
        return target;
    }

    Symbols symbols() {
        return symbols;
    }

    /** The request at hand; in code that is folded away it may be any. */
    Optional<Hand> hand() {
        return problems().live() ? hand : hand.map(one -> new Hand(one.name(), List.of()));
    }

    /** Looks at code that is no part of the protocol under the present options. */
    void inFoldedCode(Runnable look) {
        symbols.keeping(() -> problems().inFoldedCode(look));
    }

    void withHand(Optional<Hand> other, Runnable code) {
        Optional<Hand> outer = hand;
        hand = other;
        try {
            code.run();
        } finally {
            hand = outer;
        }
    }

    Hand anyRequest(String name) {
        return new Hand(name, requests);
    }

    /** The request at hand by its name, or a report. */
    Optional<Hand> hand(Ident name) {
        if (hand.isPresent() && hand.get().name().equals(name.text())) {
            return hand();
        }
        problems()
                .report(
                        Code.NO_REQUEST_AT_HAND,
                        name.span(),
                        "`" + name.text() + "` is no request at hand here",
                        hand.map(one -> "the request at hand is called `" + one.name() + "`")
                                .orElse("write it inside on error each " + name.text() + " { … }"));
        return Optional.empty();
    }

    /** Whether the path names a word, which no rule can load; reports that. */
    boolean reportWord(Term.Path path) {
        World world = checking.world();
        Optional<Lookup.Beyond> beyond =
                Lookup.beyondHost(world, path).filter(one -> one.exists(world));
        String name = beyond.map(Lookup.Beyond::word).orElse(path.root().text());
        List<Integer> hosts =
                beyond.map(one -> List.of(one.host().id()))
                        .orElseGet(() -> world.words(name).stream().map(Word::host).toList());
        if (hosts.isEmpty()) {
            return false;
        }
        if (target.isPresent() && hosts.contains(target.get().id())) {
            problems()
                    .report(
                            Code.REMOTE_WORD,
                            path.span(),
                            "the overlay cannot look at memory by itself",
                            "grant it a power: grant probe, and then probe "
                                    + beyond.map(Lookup.Beyond::place).orElse(name)
                                    + " -> v");
        } else {
            problems()
                    .report(
                            Code.REMOTE_WORD,
                            path.span(),
                            "`" + name + "` is " + owner(hosts.getFirst()) + sees(),
                            "post what the rule needs in the request (r.value, r.FIELD), or keep it"
                                    + " in a word of the target and probe that");
        }
        return true;
    }

    /** {@code a word of host a, the sender}. */
    String owner(int host) {
        boolean sends =
                facts.item.queuePairs().stream()
                        .flatMap(name -> checking.world().queuePair(name.text()).stream())
                        .anyMatch(queuePair -> queuePair.sender() == host);
        return "a word of host " + checking.world().hostName(host) + (sends ? ", the sender" : "");
    }

    private String sees() {
        return "; a rule sees only the request at hand and, by probes, words of the target"
                + target.map(host -> ", host " + host.name()).orElse("");
    }

    /**
     * The fields that the given side of all candidates has; nothing if no candidate has that side,
     * or after a report that they differ.
     */
    Optional<List<String>> common(
            Hand of,
            Span span,
            String what,
            Function<Hand.Candidate, Optional<List<String>>> side) {
        List<List<String>> shapes = new ArrayList<>();
        for (Hand.Candidate candidate : of.candidates()) {
            side.apply(candidate).filter(one -> !shapes.contains(one)).ifPresent(shapes::add);
        }
        if (shapes.size() > 1) {
            problems()
                    .report(
                            Code.REQUEST_SHAPES,
                            span,
                            "`"
                                    + of.name()
                                    + "` may be one of several requests whose "
                                    + what
                                    + " differ: "
                                    + Shapes.describe(shapes.get(0))
                                    + "; "
                                    + Shapes.describe(shapes.get(1)),
                            "tell them apart: if "
                                    + of.name()
                                    + " is write { … } else { … }, or use a queue pair for each");
            return Optional.empty();
        }
        return shapes.stream().findFirst();
    }

    static Optional<List<String>> placeShape(Hand.Candidate candidate) {
        return Hand.place(candidate).map((Location place) -> Places.shape(place));
    }
}
