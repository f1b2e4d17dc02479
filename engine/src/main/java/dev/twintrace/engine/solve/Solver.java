package dev.twintrace.engine.solve;

import dev.twintrace.core.Conclusion;
import dev.twintrace.engine.explore.Limits;
import dev.twintrace.engine.explore.Progress;
import dev.twintrace.engine.solve.Conflicts.Conflict;
import dev.twintrace.engine.solve.Solution.Refutation;
import dev.twintrace.engine.verdict.Answer;
import dev.twintrace.engine.verdict.Arena;
import dev.twintrace.engine.verdict.Check;
import dev.twintrace.engine.verdict.Finding.Wrong;
import dev.twintrace.engine.verdict.Verdict;
import dev.twintrace.protocol.model.Model;
import dev.twintrace.protocol.opening.ClosedRule;
import dev.twintrace.protocol.opening.OpenRule;
import dev.twintrace.protocol.opening.RuleText;
import dev.twintrace.protocol.tree.Failover;
import dev.twintrace.protocol.tree.Failover.Power;
import dev.twintrace.protocol.tree.OverlayStatement;
import dev.twintrace.protocol.tree.Protocol;
import dev.twintrace.protocol.tree.RuleWalk;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds rules for the failover blocks of a protocol; those that it has are not looked at. */
public final class Solver {
    private final Protocol protocol;
    private final Limits limits;
    private final Progress progress;
    private final boolean failStops;
    private final long begin = System.nanoTime();
    private final long deadline;
    private long states;
    private int observations;

    private Solver(Protocol protocol, Limits limits, Progress progress, boolean failStops) {
        this.failStops = failStops;
        this.protocol = protocol;
        this.limits = limits;
        this.progress = progress;
        this.deadline = begin + limits.timeout().toNanos();
    }

    /** Solves a protocol with at least one failover block. */
    public static Solution solve(Protocol protocol, Limits limits, Progress progress) {
        return new Solver(protocol, limits, progress, true).solution();
    }

    /** As {@link #solve}, but where nothing works no rule is looked for that does no harm. */
    static Solution possible(Protocol protocol, Limits limits, Progress progress) {
        return new Solver(protocol, limits, progress, false).solution();
    }

    private Solution.Effort effort() {
        return new Solution.Effort(states, observations, (System.nanoTime() - begin) / 1e9);
    }

    /** Takes note of how much was looked at. */
    private Play.End looked(Game game, Play.End end) {
        states = Math.max(states, game.board.size());
        return end;
    }

    private Set<Power> granted() {
        Set<Power> powers = EnumSet.noneOf(Power.class);
        protocol.failovers().forEach(f -> powers.addAll(f.powers()));
        return powers;
    }

    private Solution solution() {
        Set<Power> granted = granted();
        List<OpenRule> open = open(granted, false, false);
        return switch (arena(open, false)) {
            case Arena.Made.Mistaken(Answer.Mistake mistake) -> new Solution.Mistaken(mistake);
            case Arena.Made.Stopped(String why) -> new Solution.Unknown(why, effort());
            case Arena.Made.Ready(Arena arena) -> {
                Game game = new Game(arena);
                yield switch (new RuleSearch(game, open, false).found()) {
                    case Found.Some(Solution.Rules rules) ->
                            new Solution.Possible(fewest(rules, false), effort());
                    case Found.None _ -> withViews(game, granted);
                    case Found.Stopped(String reason) -> new Solution.Unknown(reason, effort());
                    case Found.Mistaken(Answer.Mistake mistake) -> new Solution.Mistaken(mistake);
                };
            }
        };
    }

    /** The rules with the fewest powers; of as many, the first found. */
    private Solution.Rules fewest(Solution.Rules known, boolean numbers) {
        List<Set<Power>> smaller = Subsets.of(List.copyOf(known.powers()));
        for (Set<Power> powers : smaller.subList(0, smaller.size() - 1)) {
            if (rules(powers, false, numbers) instanceof Found.Some(Solution.Rules rules)) {
                return rules;
            }
        }
        return known;
    }

    /** What comes of looking for rules with certain powers. */
    private sealed interface Found {
        record Some(Solution.Rules rules) implements Found {}

        record None() implements Found {}

        record Stopped(String reason) implements Found {}

        record Mistaken(Answer.Mistake mistake) implements Found {}
    }

    private List<OpenRule> open(Set<Power> powers, boolean aborts, boolean numbers) {
        return protocol.failovers().stream()
                .map(f -> {
                    Set<Power> its = EnumSet.noneOf(Power.class);
                    its.addAll(powers);
                    its.retainAll(f.powers());
                    return OpenRule.of(protocol, f, its, aborts, numbers);
                })
                .toList();
    }

    private Arena.Made arena(List<OpenRule> open, boolean aborts) {
        Protocol wide = protocol.with(open.stream().map(OpenRule::failover).toList());
        return Arena.of(wide, aborts, limits, progress);
    }

    private Found rules(Set<Power> powers, boolean aborts, boolean numbers) {
        List<OpenRule> open = open(powers, aborts, numbers);
        return switch (arena(open, aborts)) {
            case Arena.Made.Mistaken(Answer.Mistake mistake) -> new Found.Mistaken(mistake);
            case Arena.Made.Stopped(String why) -> new Found.Stopped(why);
            case Arena.Made.Ready(Arena arena) ->
                    new RuleSearch(new Game(arena), open, aborts).found();
        };
    }

    /** Looks for rules that can tell more and more apart. */
    private final class RuleSearch {
        private final Game game;
        private final List<OpenRule> open;
        private final boolean aborts;
        private final List<OpenRule.Place> places;
        private final int[] placeOf;

        RuleSearch(Game game, List<OpenRule> open, boolean aborts) {
            this.game = game;
            this.open = open;
            this.aborts = aborts;
            this.places = open.stream().flatMap(o -> o.places().stream()).toList();
            this.placeOf = placeOf();
        }

        /** For each opening which of all places it is lowered from. */
        private int[] placeOf() {
            int[] of = new int[game.openings.size()];
            for (int o = 0; o < of.length; o++) {
                int queuePair = game.openings.get(o).queuePair();
                int block = 0;
                int first = 0;
                while (protocol.failovers().get(block).queuePairs().stream()
                        .noneMatch(q -> q.id() == queuePair)) {
                    first += open.get(block).places().size();
                    block++;
                }
                of[o] = first + game.openings.get(o).decision();
            }
            return of;
        }

        Found found() {
            List<List<Integer>> nothing = places.stream().map(_ -> List.<Integer>of()).toList();
            List<List<Integer>> relations =
                    places.stream()
                            .map(p -> IntStream.range(0, p.relations()).boxed().toList())
                            .toList();
            List<List<Integer>> all =
                    places.stream()
                            .map(p ->
                                    IntStream.range(0, p.decide().observed().size())
                                            .boxed()
                                            .toList())
                            .toList();
            Found last = new Found.None();
            for (List<List<Integer>> used :
                    List.of(nothing, relations, all).stream().distinct().toList()) {
                last = with(used);
                if (!(last instanceof Found.None)) {
                    return last;
                }
            }
            return last;
        }

        private Found with(List<List<Integer>> used) {
            Features features = new Features(game, placeOf, used);
            Play play = new Play(game, features, limits, deadline);
            Play.End end = looked(game, play.end());
            while (end instanceof Play.End.Won(BitSet met)) {
                observations = Math.max(observations, met.cardinality());
                Optional<Found> checked = checked(features, play, met, used);
                if (checked.isPresent()) {
                    return checked.get();
                }
                end = looked(game, play.without(met));
            }
            return switch (end) {
                case Play.End.Open(String reason) -> new Found.Stopped(reason);
                case Play.End.Mistaken(Answer.Mistake mistake) -> new Found.Mistaken(mistake);
                case Play.End.Lost _, Play.End.Won _ -> new Found.None();
            };
        }

        private Optional<Found> checked(
                Features features, Play play, BitSet met, List<List<Integer>> used) {
            List<List<DecisionTable.Line>> lines = new ArrayList<>();
            places.forEach(_ -> lines.add(new ArrayList<>()));
            met.stream()
                    .forEach(key -> {
                        Features.Situation s = features.situation(key);
                        lines.get(s.place())
                                .add(new DecisionTable.Line(s.observed(), play.way(key)));
                    });
            List<Failover> blocks = new ArrayList<>();
            int first = 0;
            for (int b = 0; b < open.size(); b++) {
                List<List<OverlayStatement>> decided = new ArrayList<>();
                for (OpenRule.Place place : open.get(b).places()) {
                    int at = first++;
                    decided.add(new DecisionTable(place, used.get(at)).code(lines.get(at)));
                }
                blocks.add(ClosedRule.of(protocol.failovers().get(b), open.get(b), decided));
            }
            Protocol closed = protocol.with(blocks);
            return switch (Check.check(closed, limits, progress)) {
                case Answer.Mistake mistake -> Optional.of(new Found.Mistaken(mistake));
                case Verdict v when v.conclusion() == Conclusion.UNKNOWN ->
                        Optional.of(
                                new Found.Stopped("the check of a rule: " + v.limit().orElse("")));
                case Verdict v when good(v) ->
                        Optional.of(
                                new Found.Some(
                                        new Solution.Rules(
                                                List.copyOf(blocks),
                                                blocks.stream()
                                                        .map(b -> RuleText.of(closed, b))
                                                        .toList(),
                                                used(blocks),
                                                v)));
                case Verdict _ -> Optional.empty();
            };
        }

        private boolean good(Verdict v) {
            return v.conclusion() == Conclusion.TRANSPARENT
                    || (aborts && v.conclusion() == Conclusion.FAIL_STOP);
        }
    }

    private static Set<Power> used(List<Failover> blocks) {
        Set<Power> used = EnumSet.noneOf(Power.class);
        blocks.forEach(b ->
                RuleWalk.statements(
                        b.rule(),
                        s -> {
                            switch (s) {
                                case OverlayStatement.Probe _, OverlayStatement.ProbeRequest _ ->
                                        used.add(Power.PROBE);
                                case OverlayStatement.Count _ -> used.add(Power.COUNT);
                                case OverlayStatement.Close _ -> used.add(Power.CLOSE);
                                case OverlayStatement.Each _,
                                        OverlayStatement.If _,
                                        OverlayStatement.Decide _,
                                        OverlayStatement.ResendAll _,
                                        OverlayStatement.Resend _,
                                        OverlayStatement.Complete _,
                                        OverlayStatement.Abort _,
                                        OverlayStatement.Handshake _,
                                        OverlayStatement.Assign _ -> {}
                            }
                        }));
        return used;
    }

    /** Whether overlays that remember everything could do better than rules. */
    private Solution withViews(Game game, Set<Power> granted) {
        boolean probes = granted.contains(Power.PROBE);
        Views all = new Views(game, probes);
        long half = System.nanoTime() + (deadline - System.nanoTime()) / 2;
        Play.End end = looked(game, new Play(game, all, limits, probes ? half : deadline).end());
        return end instanceof Play.End.Open && probes
                ? ended(game, new Views(game, false), granted, Solution.Extent.THESE_PROBES)
                : ended(game, all, end, granted, Solution.Extent.ALL);
    }

    private Solution ended(Game game, Views views, Set<Power> granted, Solution.Extent extent) {
        Play.End end = looked(game, new Play(game, views, limits, deadline).end());
        return ended(game, views, end, granted, extent);
    }

    private Solution ended(
            Game game, Views views, Play.End end, Set<Power> granted, Solution.Extent extent) {
        return switch (end) {
            case Play.End.Won _ -> withNumbers(granted);
            case Play.End.Open(String reason) -> new Solution.Unknown(reason, effort());
            case Play.End.Mistaken(Answer.Mistake mistake) -> new Solution.Mistaken(mistake);
            case Play.End.Lost(Conflict proof) ->
                    new Solution.Impossible(
                            new Refuting(game, views).of(new Shortening(game, views).of(proof)),
                            extent,
                            failStops ? failStop(granted) : Optional.empty(),
                            effort());
        };
    }

    /** Rules that may also look at how many requests were posted before one. */
    private Solution withNumbers(Set<Power> granted) {
        return switch (rules(granted, false, true)) {
            case Found.Some(Solution.Rules rules) ->
                    new Solution.Possible(fewest(rules, true), effort());
            case Found.None _ ->
                    new Solution.Unknown(
                            "an overlay that remembers all that it sees may be able to do it; none"
                                    + " of the rules that were tried is",
                            effort());
            case Found.Stopped(String reason) -> new Solution.Unknown(reason, effort());
            case Found.Mistaken(Answer.Mistake mistake) -> new Solution.Mistaken(mistake);
        };
    }

    private Optional<Solution.Rules> failStop(Set<Power> granted) {
        return rules(granted, true, false) instanceof Found.Some(Solution.Rules rules)
                ? Optional.of(rules)
                : Optional.empty();
    }

    /** Makes a refutation of a proof. */
    private record Refuting(Game game, Views views) {
        Refutation of(Conflict proof) {
            return switch (proof) {
                case Conflict.ByRun lesson -> run(lesson);
                case Conflict.ByCases(var _, int key, List<Conflict> cases) -> {
                    Model.Opening opening = game.openings.get(views.opening(key));
                    List<Refutation.Way> ways = new ArrayList<>();
                    for (int w = 0; w < cases.size(); w++) {
                        ways.add(new Refutation.Way(opening.names().get(w), of(cases.get(w))));
                    }
                    yield new Refutation.Choice(
                            opening.queuePair(),
                            opening.decision(),
                            views.seen(key),
                            List.copyOf(ways));
                }
                case Conflict.ByCheck _ ->
                        throw new IllegalStateException("views are not refuted by checking rules");
            };
        }

        private Refutation.Run run(Conflict.ByRun lesson) {
            return new Refutation.Run(
                    lesson.run(),
                    game.arena.trace(lesson.run()),
                    Optional.of(lesson.wrong()).filter(w -> w != Wrong.ERROR_HANDED_OVER),
                    lesson.under().entrySet().stream()
                            .map(d -> decided(d.getKey(), d.getValue()))
                            .toList());
        }

        private Refutation.Decided decided(int key, int way) {
            Model.Opening opening = game.openings.get(views.opening(key));
            return new Refutation.Decided(
                    opening.queuePair(),
                    opening.decision(),
                    views.seen(key),
                    opening.names().get(way));
        }
    }
}
